'use strict';
// Before anything is drawn: the theme that the reader chose, where one was chosen.
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem('theme'); } catch { /* a browser that keeps nothing */ }
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
})();
