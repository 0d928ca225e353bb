"""What a value of a timeline stands on: the article, the thing in its record, and the exact words."""

from __future__ import annotations

import re

import msgspec

from goft.record import Span

__all__ = ["Proof", "sentence_around"]

# A point ends a sentence only before a space, so that 3.5 and t.me stay whole.
_END = re.compile(r"\n|[.!?؟؛](?=[\s»\"”)]|$)[»\"”)]*")
_LONGEST = 600
"""Code points of a sentence on either side of what it proves; texts without marks would give whole articles."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value stands. `id` is that of a statement, an event or a figure in the record of `article`.

    `start` and `end` are code points of the article's text, `text` the words between them, `sentence` the sentence (or
    sentences) around them. `day` is the day of publication, YYYY-MM-DD, None where it is not known. `outlets` are those
    that carried the story, in the order of their names; `outlet` is the one whose article is quoted.
    """

    article: str
    outlet: str | None
    day: str | None
    id: str
    start: int
    end: int
    text: str
    sentence: Span
    outlets: tuple[str, ...] = ()


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence that holds a span, or the sentences where it holds more than one, without spaces at its edges.

    Sentences end at full stops, question and exclamation marks, semicolons and new lines. That is coarser than the
    reader's own sentences, which a record does not keep.

    >>> sentence_around("باران آمد. ۳ نفر زخمی شدند! برف نه.", 11, 16).text
    '۳ نفر زخمی شدند!'
    """
    first = max(0, start - _LONGEST)
    for match in _END.finditer(text, first, start):
        first = match.end()
    # The span's own last mark may be the sentence's.
    begin = end - 1 if end > start else end
    found = _END.search(text, begin, min(len(text), end + _LONGEST))
    last = (found.start() if found[0] == "\n" else found.end()) if found else min(len(text), end + _LONGEST)
    last = max(last, end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return Span(first, last, text[first:last])
