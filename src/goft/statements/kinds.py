"""Direct, indirect or mixed: by a statement's own quotation marks (decision 7 of the guidelines)."""

from __future__ import annotations

from goft.record import StatementKind
from goft.statements.view import QUOTES, Stretch, View

__all__ = ["kind_and_words"]


def kind_and_words(view: View, words: Stretch) -> tuple[StatementKind, Stretch]:
    """The kind of a content, and its words: without the quotation marks where they enclose all of it."""
    start, end = words
    if start in view.pairs and view.tokens[start].text in QUOTES and view.pairs[start] == end - 1:
        return "direct", (start + 1, end - 1)
    for i in range(start, end):
        if i in view.pairs and view.tokens[i].text in QUOTES and view.pairs[i] < end and not _is_name(view, i):
            return "mixed", words
    return "indirect", words


def _is_name(view: View, mark: int) -> bool:
    """Whether a quotation only marks a name or a title: one or two words, none of them a verb."""
    return view.pairs[mark] - mark - 1 <= 2 and not any(mark < group.start < view.pairs[mark] for group in view.groups)
