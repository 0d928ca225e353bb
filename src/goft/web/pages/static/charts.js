// Draws the charts of a page from their specifications. Vega asks for no code to be made of texts: its expressions are
// interpreted, so that the page needs no permission for that.
const { expressionInterpreter } = await import(document.getElementById('charts').dataset.interpreter);

for (const figure of document.querySelectorAll('.chart')) {
  const spec = JSON.parse(figure.dataset.spec);
  const runtime = vega.parse(vegaLite.compile(spec, { logger: vega.logger(vega.Error) }).spec, null, { ast: true });
  const inside = figure.appendChild(document.createElement('div'));
  const view = new vega.View(runtime, { expr: expressionInterpreter, renderer: 'svg', loader: vega.loader({ http: false }) });
  await view.initialize(inside).runAsync();
  figure.dataset.drawn = 'true';
  const svg = figure.querySelector('svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', figure.getAttribute('aria-label'));
  // A text that runs from right to left has its start on the right; Vega means «left» by start.
  if (spec.usermeta.language === 'fa') {
    for (const text of svg.querySelectorAll('text')) {
      const turned = { start: 'end', end: 'start' }[text.getAttribute('text-anchor')];
      if (turned) text.setAttribute('text-anchor', turned);
    }
  }
  svg.setAttribute('direction', spec.usermeta.language === 'fa' ? 'rtl' : 'ltr');
  // It shrinks with the page, and keeps its shape.
  svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
  svg.removeAttribute('height');
  svg.removeAttribute('width');
}
