'use strict';
(() => {
  const root = document.documentElement;

  function turn() {
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* it holds for this page only */ }
  }

  async function copy(button) {
    const said = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      const area = document.createElement('textarea');
      area.value = button.dataset.copy;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = said; }, 1500);
  }

  // Where the address names a statement, it is shown as if it had been touched.
  function point() {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (target?.classList.contains('s')) { target.scrollIntoView({ block: 'center' }); target.focus({ preventScroll: true }); }
  }

  const typing = (element) => element.closest('input, textarea, select, [contenteditable]');

  // «/» goes to the search field; j and k to the next and the previous statement or result.
  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === '/') {
      event.preventDefault();
      document.querySelector('.find input').focus();
    } else if (event.key === 'j' || event.key === 'k') {
      const stops = [...document.querySelectorAll('.text .s[tabindex], .hit .meta a, .thread .claim a')];
      if (!stops.length) return;
      const at = stops.indexOf(document.activeElement);
      const next = stops[event.key === 'j' ? Math.min(at + 1, stops.length - 1) : Math.max(at - 1, 0)];
      next.focus();
      next.scrollIntoView({ block: 'center' });
    }
  }

  document.getElementById('theme').addEventListener('click', turn);
  document.addEventListener('keydown', key);
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button.copy');
    if (button) copy(button);
  });
  addEventListener('hashchange', point);
  point();
})();
