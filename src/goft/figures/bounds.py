"""How exact a figure is, by the words before and behind it (حدود، بیش از، یا بیشتر)."""

from __future__ import annotations

from collections.abc import Sequence

from goft.figures.lexicon import load_bounds
from goft.figures.model import Bound
from goft.figures.pieces import Piece

__all__ = ["bound_before", "bound_behind"]

_LONGEST = 3
_MARKS = frozenset("«\"'“‘(")


def bound_before(pieces: Sequence[Piece], start: int) -> tuple[Bound, int] | None:
    """The bound before piece `start` and the piece it begins at; an opening mark may stand between."""
    end = start
    while end and pieces[end - 1].word in _MARKS:
        end -= 1
    before, _ = load_bounds()
    for length in range(min(_LONGEST, end), 0, -1):
        bound = before.get("".join(piece.word for piece in pieces[end - length : end]))
        if bound is not None:
            return bound, end - length
    return None


def bound_behind(pieces: Sequence[Piece], end: int) -> Bound | None:
    """The bound behind piece `end`."""
    _, behind = load_bounds()
    for length in range(min(2, len(pieces) - end), 0, -1):
        bound = behind.get("".join(piece.word for piece in pieces[end : end + length]))
        if bound is not None:
            return bound
    return None
