'use strict';
// «Take the marked words»: what is marked in the article goes into the form, with its place in the text.
(() => {
  const points = (text) => [...text].length;
  let marked = null;

  // The code point at which a place in the page's text stands in the article's.
  function placeOf(node, offset) {
    const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('.line');
    if (!line) return null;
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(node, offset);
    return Number(line.dataset.at) + points(before.toString());
  }

  // Pressing a button takes the mark away in some browsers: it is kept as it is made.
  document.addEventListener('selectionchange', () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset);
    const end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    const words = range.toString();
    const lead = points(words) - points(words.trimStart());
    const tail = points(words) - points(words.trimEnd());
    marked = { words: words.trim(), start: start + lead, end: end - tail };
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button.take');
    if (!button || !marked) return;
    const form = button.form;
    const field = form.elements.words;
    field.value = field.tagName === 'TEXTAREA' && event.shiftKey && field.value ? field.value + '\n' + marked.words : marked.words;
    if (form.elements.start) {
      form.elements.start.value = marked.start;
      form.elements.end.value = marked.end;
    }
    field.focus();
  });
})();
