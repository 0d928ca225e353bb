"""Whether a figure is announced now, a running total, a level or a change."""

from __future__ import annotations

from collections.abc import Sequence

from goft.figures.finder import Draft
from goft.figures.lexicon import load_words
from goft.figures.model import FigureKind
from goft.figures.pieces import Piece

__all__ = ["kind_of"]

_BEFORE_CHANGE = 2
_BEHIND_CHANGE = 3
_TO = frozenset(["به", "تا"])


def kind_of(pieces: Sequence[Piece], draft: Draft) -> FigureKind:
    """A figure's kind by the words of its clause."""
    words = load_words("kinds")
    start, end = _clause(pieces, draft)
    before = [piece.word for piece in pieces[start : draft.head]]
    behind = [piece.word for piece in pieces[draft.end : end]]
    unit = draft.counted.unit
    is_counted = unit is not None and unit.kind in ("count", "classifier")
    if _is_change(before, behind, words) or (not is_counted and behind[:1] and behind[0] in words["compared"]):
        return "change"
    if _has_phrase(before, words["total"]) or (before[-1:] == ["به"] and words["counters"] & set(before)):
        return "total"
    if not is_counted or words["being"] & {*before, *behind}:
        return "level"
    return "increment"


def _is_change(before: list[str], behind: list[str], words: dict[str, frozenset[str]]) -> bool:
    """A word of change beside the figure, that does not lead to it (به ۵۰۰ تخت افزایش یافت is the new level)."""
    if before[-1:] and before[-1] in _TO:
        return False
    near = before[-_BEFORE_CHANGE:]
    if "،" in near:
        near = near[near.index("،") + 1 :]
    return bool(words["change"] & {*near, *behind[:_BEHIND_CHANGE]})


def _has_phrase(before: list[str], phrases: frozenset[str]) -> bool:
    return any("".join(before[at : at + length]) in phrases for at in range(len(before)) for length in (1, 2, 3))


def _clause(pieces: Sequence[Piece], draft: Draft) -> tuple[int, int]:
    """From behind the verb before a figure to its own verb, in pieces."""
    start = draft.head
    while start and pieces[start - 1].tag != "VERB" and pieces[start - 1].word not in ("؛", "."):
        start -= 1
    end = draft.end
    while end < len(pieces) and pieces[end].word not in ("؛", "."):
        end += 1
        if pieces[end - 1].tag == "VERB":
            break
    return start, end
