"""Two numbers that bound one amount: ۵ تا ۸ درصد, بین ۵ و ۸, یک یا دو, سه چهار هزار."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from goft.figures.lexicon import load_bounds
from goft.figures.numbers import Number, read_number
from goft.figures.pieces import Piece

__all__ = ["read_range"]

_TO = frozenset(["تا", "الی", "لغایت", "یا", "-", "–", "—"])
_BETWEEN = frozenset(["بین", "میان", "مابین"])


def read_range(pieces: Sequence[Piece], low: Number) -> tuple[Number, Number] | None:
    """The two numbers of the range that `low` begins, None where it begins none."""
    at = low.end
    if at >= len(pieces) or low.is_ordinal or low.is_share:
        return None
    is_joined = pieces[at].word in _TO or (pieces[at].word == "و" and _is_between(pieces, low.start))
    if is_joined and at + 1 < len(pieces):
        high = read_number(pieces, _behind_bound(pieces, at + 1))
        return _scaled_alike(low, high) if high is not None else None
    high = read_number(pieces, at) if pieces[at].atom is not None else None
    return _scaled_alike(low, high) if high is not None and _is_run(pieces, low, high) else None


def _behind_bound(pieces: Sequence[Piece], at: int) -> int:
    """Behind a bound that the upper number has for itself (بین ۷۰ تا بالای ۱۰۰ نفر)."""
    before, _ = load_bounds()
    for length in (2, 1):
        behind = at + length
        if behind < len(pieces) and "".join(piece.word for piece in pieces[at:behind]) in before:
            return behind
    return at


def _is_between(pieces: Sequence[Piece], start: int) -> bool:
    return any(piece.word in _BETWEEN for piece in pieces[max(0, start - 2) : start])


def _is_run(pieces: Sequence[Piece], low: Number, high: Number) -> bool:
    """«سه چهار نفر»: two numbers in a row of which the second is the next one."""
    first = pieces[high.start].atom
    if low.end - low.start != 1 or not low.worded or first is None or first.kind != "small":
        return False
    step = 10 if low.value >= 10 else 1
    return first.value == low.value + step


def _scaled_alike(low: Number, high: Number) -> tuple[Number, Number] | None:
    """The lower number takes the scale of the upper one where it has none (۶۶۰ تا ۸۳۰ هزار)."""
    if high.is_ordinal or high.is_share:
        return None
    if high.scaled and not low.scaled:
        by = _scale_of(high)
        if low.value * by < high.value:
            low = msgspec.structs.replace(low, value=low.value * by, scaled=True)
    return (low, high) if low.value < high.value else None


def _scale_of(number: Number) -> Fraction:
    """The scale word that ends a number, as far as its value shows: 1000 for 830,000."""
    for scale in (10**12, 10**9, 10**6, 10**3):
        if number.value >= scale:
            return Fraction(scale)
    return Fraction(1)
