"""All figures of one sentence's pieces, with unit and bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

from goft.figures.bounds import bound_before, bound_behind
from goft.figures.guards import why_no_figure
from goft.figures.lexicon import load_words
from goft.figures.model import Bound
from goft.figures.numbers import Number, read_number
from goft.figures.numerals import load_words_of
from goft.figures.one import is_article
from goft.figures.pieces import Piece
from goft.figures.ranges import read_range
from goft.figures.units import Counted, read_unit

__all__ = ["Draft", "find_drafts"]

# Numbers that are other words, too: they need a counted noun of the lists.
_OTHER_WORDS = frozenset(["نه", "سی"])
_SHARED = frozenset(["و", "،", "یا", "به", "تا"])


class Draft(msgspec.Struct, frozen=True):
    """A figure in pieces: it covers `start` to `end`, end exclusive; `head` is where its bound begins, else `start`."""

    start: int
    end: int
    head: int
    value: Fraction
    counted: Counted
    bound: Bound
    why: str


def find_drafts(pieces: Sequence[Piece]) -> list[Draft]:
    """The figures in order; the two of a range stand one behind the other with the same places."""
    found: list[Draft] = []
    waiting: list[Number] = []
    at = 0
    for begin in _beginnings(pieces):
        if begin < at:
            continue
        at = begin
        number = read_number(pieces, at)
        if number is None or number.is_ordinal:
            at = number.end if number else at
            continue
        start = _sign_before(pieces, at)
        low, high = read_range(pieces, number) or (number, number)
        counted = _counted(pieces, start, at, high)
        reason = _refused(pieces, low, high, counted, found)
        if reason is None and not _has_unit(counted, high) and not _counts_bare(pieces, low, high):
            if low is high and _shares(pieces, low):
                waiting.append(low)
            at = high.end
            continue
        if reason is None:
            found += _waited(pieces, waiting, start, counted)
            found += _drafts(pieces, start, low, high, counted)
        waiting = []
        at = max(high.end, counted.end if counted.unit is not None else 0, found[-1].end if found else 0)
    return found


def _beginnings(pieces: Sequence[Piece]) -> list[int]:
    """Where a number may begin."""
    some = load_words_of("some")
    return [i for i, piece in enumerate(pieces) if piece.atom is not None or piece.word in some]


def _sign_before(pieces: Sequence[Piece], at: int) -> int:
    """Where a figure begins whose number is at `at`: a currency's or a percent's sign may stand before it."""
    if at and (pieces[at - 1].sign or (pieces[at - 1].atom is not None and pieces[at - 1].word in "%٪")):
        return at - 1
    return at


def _has_unit(counted: Counted, number: Number) -> bool:
    return counted.unit is not None or counted.end > number.end


def _counted(pieces: Sequence[Piece], start: int, at: int, high: Number) -> Counted:
    if start < at:
        sign = msgspec.structs.replace(high, end=start)
        return msgspec.structs.replace(read_unit(pieces, sign), end=high.end, noun=None)
    return read_unit(pieces, high)


def _refused(pieces: Sequence[Piece], low: Number, high: Number, counted: Counted, found: list[Draft]) -> str | None:
    reason = why_no_figure(pieces, low, high, counted)
    if reason is not None:
        return reason
    if low is high and is_article(pieces, low, counted, found[-1].end if found else None):
        return "the indefinite article"
    if low.is_share and low.end < len(pieces) and pieces[low.end].word == "نهایی":
        return "a stage of a contest"
    if pieces[low.start].word in _OTHER_WORDS and low.end == low.start + 1 and counted.unit is None:
        return "another word: بی‌بی‌سی, نه … و نه"
    if pieces[low.start].tag == "PROPN" and counted.unit is None and not low.is_share:
        return "a name"
    return None


def _counts_bare(pieces: Sequence[Piece], low: Number, high: Number) -> bool:
    """Whether a number without a unit is a figure: a share, a big one, one that is called a number."""
    before = [piece.word for piece in pieces[max(0, low.start - 4) : low.start]]
    if bound_before(pieces, low.start) and (high.scaled or high.value > 100) and "سال" not in before:
        return before[-1:] != ["تا"]
    return bool(load_words("guards")["counted_before"] & set(before)) and high.value > 1


def _shares(pieces: Sequence[Piece], number: Number) -> bool:
    """Whether the next number's unit may be its own, too: ۲۰ و ۳۰ درصد, از ۲۰ به ۳۰ درصد."""
    at = number.end
    return at + 1 < len(pieces) and pieces[at].word in _SHARED and pieces[at + 1].atom is not None


def _waited(pieces: Sequence[Piece], waiting: list[Number], start: int, counted: Counted) -> Iterator[Draft]:
    """The numbers right before a figure that share its unit."""
    if not waiting or waiting[-1].end + 1 != start or (counted.unit is None and counted.noun is None):
        return
    for number in waiting:
        drafts = _drafts(pieces, number.start, number, number, msgspec.structs.replace(counted, end=number.end))
        yield from drafts


def _drafts(pieces: Sequence[Piece], start: int, low: Number, high: Number, counted: Counted) -> list[Draft]:
    before = bound_before(pieces, start)
    head = before[1] if before else start
    what = counted.unit.name if counted.unit else "a noun"
    if low is not high:
        why = f"a range of {what}"
        return [
            Draft(start, counted.end, head, low.value, counted, "at_least", why),
            Draft(start, counted.end, head, high.value, counted, "at_most", why),
        ]
    bound: Bound = before[0] if before else bound_behind(pieces, counted.end) or "exact"
    if low.at_least:
        bound = "at_least"
    end = max(counted.end, low.end)
    value = _value(low, counted)
    if _is_half_more(pieces, end, low, counted):
        value, end = value + Fraction(1, 2), end + 2
    why = f"{'number words' if low.worded else 'digits'} before {what}" if not low.is_share else "a share"
    return [Draft(start, end, head, value, counted, bound, why)]


def _is_half_more(pieces: Sequence[Piece], end: int, number: Number, counted: Counted) -> bool:
    """«دو درصد و نیم», «سه برابر و نیم»: the half behind the unit."""
    if number.scaled or counted.unit is None or end + 1 >= len(pieces) or pieces[end].word != "و":
        return False
    half = pieces[end + 1].atom
    follows = pieces[end + 2].atom if end + 2 < len(pieces) else None
    return half is not None and half.kind == "half" and follows is None


def _value(number: Number, counted: Counted) -> Fraction:
    """The number's value; a point before three digits parts thousands where whole things are counted (۲.۵۰۰ نفر)."""
    if number.grouped is not None and counted.unit is not None and counted.unit.kind in ("count", "classifier"):
        return number.grouped
    return number.value
