'use strict';
(() => {
  const tip = document.getElementById('tip');
  const belongs = (element, key) => element.dataset.s.split(' ').includes(key);
  let shown = null;

  function light(article, key) {
    for (const element of document.querySelectorAll('.on')) element.classList.remove('on');
    if (!article) return;
    for (const element of article.querySelectorAll('[data-s]')) if (belongs(element, key)) element.classList.add('on');
  }

  function hide() {
    shown = null;
    tip.hidden = true;
    light(null);
  }

  function show(target, key) {
    const article = target.closest('article');
    const card = document.getElementById(article.id + '-c' + key);
    if (!card) return;
    const id = card.id;
    light(article, key);
    if (shown === id) return;
    shown = id;
    tip.className = card.className.split(' ').find((name) => /^c(\d+|x)$/.test(name)) || '';
    const notes = [...target.querySelectorAll('.m')].filter((mark) => lit(article, mark)).map((mark) => noted(mark));
    tip.replaceChildren(card.querySelector('.who').cloneNode(true), card.querySelector('dl').cloneNode(true), ...notes);
    tip.hidden = false;
    place(target);
  }

  // Whether one of a mark's layers is switched on.
  const lit = (article, mark) => ['event', 'figure', 'time', 'repair']
    .some((layer) => mark.classList.contains(layer) && article.classList.contains('show-' + layer));

  function noted(mark) {
    const note = document.createElement('p');
    note.className = 'note';
    note.textContent = mark.dataset.note;
    return note;
  }

  function place(target) {
    const box = target.getClientRects()[0];
    const size = tip.getBoundingClientRect();
    const below = box.bottom + 10 + size.height < innerHeight;
    tip.style.top = (below ? box.bottom + 10 : Math.max(8, box.top - size.height - 10)) + 'px';
    // Within the article's column, so that the list beside it stays in sight.
    const column = target.closest('.text').getBoundingClientRect();
    tip.style.left = Math.max(8, Math.min(Math.max(column.left, box.right - size.width), column.right - size.width)) + 'px';
  }

  const keyOf = (element) => element.dataset.f || element.dataset.s.split(' ')[0];

  for (const span of document.querySelectorAll('.text .s')) {
    span.addEventListener('pointerenter', (event) => { if (event.pointerType === 'mouse') show(span, keyOf(span)); });
    span.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') hide(); });
    span.addEventListener('focus', () => show(span, keyOf(span)));
    span.addEventListener('blur', hide);
    span.addEventListener('click', (event) => { show(span, keyOf(span)); event.stopPropagation(); });
    span.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      document.getElementById(span.closest('article').id + '-c' + keyOf(span))?.scrollIntoView({ block: 'nearest' });
    });
  }
  for (const mark of document.querySelectorAll('.text .m')) {
    if (mark.closest('.s')) continue;
    const tell = () => {
      const article = mark.closest('article');
      if (!lit(article, mark)) return;
      shown = null;
      tip.className = '';
      tip.replaceChildren(noted(mark));
      tip.hidden = false;
      place(mark);
    };
    mark.addEventListener('pointerenter', (event) => { if (event.pointerType === 'mouse') tell(); });
    mark.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') hide(); });
    mark.addEventListener('click', (event) => { tell(); event.stopPropagation(); });
  }
  for (const card of document.querySelectorAll('.card, .side')) {
    card.addEventListener('pointerenter', () => light(card.closest('article'), card.dataset.s));
    card.addEventListener('pointerleave', () => light(null));
  }
  for (const button of document.querySelectorAll('.speakers button')) {
    button.addEventListener('click', () => {
      const article = button.closest('article');
      const wanted = button.getAttribute('aria-pressed') !== 'true';
      for (const other of article.querySelectorAll('.speakers button')) other.setAttribute('aria-pressed', 'false');
      button.setAttribute('aria-pressed', String(wanted));
      const mine = new Set([...article.querySelectorAll('.card')]
        .filter((card) => card.dataset.by === button.dataset.by).map((card) => card.dataset.s));
      for (const element of article.querySelectorAll('.card, .text .s')) {
        const own = element.dataset.s.split(' ').some((key) => mine.has(key));
        element.classList.toggle('off', wanted && !own);
      }
    });
  }
  for (const box of document.querySelectorAll('.layers input')) {
    const set = () => box.closest('article').classList.toggle('show-' + box.dataset.layer, box.checked);
    box.addEventListener('change', set);
    set();
  }
  document.addEventListener('click', hide);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
})();
