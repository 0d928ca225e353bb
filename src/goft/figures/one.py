"""When یک counts and when it is the indefinite article."""

from __future__ import annotations

from collections.abc import Sequence

from goft.figures.lexicon import load_words
from goft.figures.numbers import Number, read_number
from goft.figures.pieces import Piece
from goft.figures.units import Counted, read_unit

__all__ = ["is_article"]

_NEAR = 8
_JOINS = frozenset(["و", "،", "یا"])


def is_article(pieces: Sequence[Piece], number: Number, counted: Counted, last_end: int | None) -> bool:
    """Whether a یک is no figure. `last_end` is the piece where the sentence's last figure ended, if it has one.

    It counts before money, shares and measures, the harmed, behind تنها, and beside another figure (۲۰ قایق و یک پل).
    """
    if number.value != 1 or number.scaled or number.is_share:
        return False
    guards = load_words("guards")
    unit = counted.unit
    if unit is not None and unit.kind in ("money", "share", "measure"):
        return False
    noun = pieces[counted.noun].word if counted.noun is not None else ""
    before = pieces[number.start - 1].word if number.start else ""
    is_only = before in guards["only"] and pieces[number.start - 2].word != "نه" and noun not in guards["not_counted"]
    is_classified = number.end < len(pieces) and pieces[number.end].word in guards["counting"]
    if is_classified or noun in guards["harmed"] or (is_only and noun):
        return False
    if not number.worded:
        return False
    if noun in guards["not_counted"] or (unit is not None and unit.kind == "multiple") or not noun:
        return True
    return not (_joined_behind(pieces, number, last_end) or _joined_before(pieces, counted.end))


def _joined_behind(pieces: Sequence[Piece], number: Number, last_end: int | None) -> bool:
    """Whether و joins it to the figure before, with no verb between."""
    if last_end is None or not 0 < number.start - last_end <= _NEAR or pieces[number.start - 1].word not in _JOINS:
        return False
    return not any(piece.tag == "VERB" for piece in pieces[last_end : number.start])


def _joined_before(pieces: Sequence[Piece], end: int) -> bool:
    """Whether و joins a figure to it that is none of یک itself."""
    for at in range(end, min(end + _NEAR, len(pieces) - 1)):
        if pieces[at].tag == "VERB":
            return False
        if pieces[at].word in _JOINS and pieces[at + 1].atom is not None:
            other = read_number(pieces, at + 1)
            if other is None or other.is_ordinal or other.value == 1:
                continue
            counted = read_unit(pieces, other)
            return counted.unit is not None and counted.unit.kind in ("count", "classifier")
    return False
