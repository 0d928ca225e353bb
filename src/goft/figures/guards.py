"""What keeps a number from being a figure: names, dates, clock times, lengths of time, pairs known from the text."""

from __future__ import annotations

from collections.abc import Sequence

from goft.figures.lexicon import load_words
from goft.figures.numbers import Number
from goft.figures.pieces import Piece
from goft.figures.units import Counted, is_light

__all__ = ["why_no_figure"]

_YEARS = ((1300, 1450), (1900, 2100))
_HYPHENS = frozenset("-‐‑–—ـ")
_SIGNS = frozenset("+×")
_OPPOSED = frozenset(["بر", "به"])
_KNOWN_UP_TO = 10
_LISTED = frozenset(["و", "،", "تا", "یا", "/"])


def why_no_figure(pieces: Sequence[Piece], number: Number, last: Number, counted: Counted) -> str | None:
    """The reason why a number (up to `last`, in a range) is no figure, None where it is one."""
    guards = load_words("guards")
    before = _word_before(pieces, number.start)
    after = pieces[last.end].word if last.end < len(pieces) else ""
    unit = counted.unit
    if unit is not None and unit.kind == "time":
        return "a length of time"
    if _is_date(pieces, number, last, guards):
        return "a date"
    is_amount = unit is not None and (number.scaled or unit.kind in ("money", "share", "multiple"))
    is_named = before in guards["named_by_number"] and not _is_counted_itself(pieces, number.start - 1)
    if not is_amount and (is_named or _is_listed_name(pieces, number, guards)):
        return f"a name: {before} {number.value}"
    if before in guards["named_unless_counted"] and (
        unit is None or not (number.worded or _is_count(unit.kind, unit.attributive))
    ):
        return f"a name: {before} {number.value}"
    if _is_hyphened(pieces, number) or before in _SIGNS or after in _SIGNS:
        return "part of a name"
    if before in guards["of_a_year"] and _is_short_year(number) and (unit is None or unit.kind == "count"):
        return "a year"
    if _is_year(number, last) and (unit is None or is_light(pieces, counted.end - 1)):
        return "a year"
    if last.value == 0 and (unit is None or unit.kind not in ("share", "money")):
        return "nothing"
    if _is_opposed(pieces, number, counted):
        return "a score, or یک به یک"
    if unit is not None and unit.kind == "share" and number.value == 100 and number.worded and last is number:
        return "صددرصد is an adverb"
    if unit is not None and unit.kind == "multiple" and number.worded and number.value in (100, 1000):
        return "صد بار is often, not a hundred times"
    return _why_known(pieces, number, last, counted, guards)


def _word_before(pieces: Sequence[Piece], at: int) -> str:
    """The word before a piece; a colon between a name and its number is looked through (کد خبر: ۱۴۹۰۹)."""
    if at > 1 and pieces[at - 1].word == ":" and pieces[at - 2].word in load_words("guards")["named_by_number"]:
        return pieces[at - 2].word
    return pieces[at - 1].word if at else ""


def _is_counted_itself(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the noun before a number has a number of its own: طی ۲۴ ساعت دو هزار نفر."""
    return at > 0 and pieces[at - 1].atom is not None


def _is_opposed(pieces: Sequence[Piece], number: Number, counted: Counted) -> bool:
    """«۴ بر ۲», «۲۵ - ۲۰», «یک به یک»: a number against another."""
    at = number.start - 1
    if at < 1 or pieces[at - 1].atom is None:
        return False
    if pieces[at].word in _HYPHENS:
        return counted.unit is None
    if pieces[at].word not in _OPPOSED:
        return False
    return pieces[at].word == "بر" or pieces[at - 1].atom == pieces[number.start].atom


def _is_count(kind: str, attributive: bool) -> bool:
    return attributive or kind in ("measure", "money", "share")


def _is_date(pieces: Sequence[Piece], number: Number, last: Number, guards: dict[str, frozenset[str]]) -> bool:
    after = pieces[last.end].word if last.end < len(pieces) else ""
    before = pieces[number.start - 1].word if number.start else ""
    is_small = last.value <= 31 and last.value.denominator == 1
    if after in guards["months"] and is_small:
        return True
    return before in guards["months"] and before not in guards["months_only_behind_a_day"] and not number.scaled


def _is_listed_name(pieces: Sequence[Piece], number: Number, guards: dict[str, frozenset[str]]) -> bool:
    """A name of two words, or the second of several names of numbers: بندهای ۳۶ و ۳۷."""
    two_before = "".join(piece.word for piece in pieces[max(0, number.start - 2) : number.start])
    if two_before in guards["named_by_number"]:
        return True
    at = number.start - 1
    while at > 1 and pieces[at].word in _LISTED and pieces[at - 1].atom is not None:
        at -= 2
    return at < number.start - 1 and at >= 0 and pieces[at].word in guards["named_by_number"]


def _is_hyphened(pieces: Sequence[Piece], number: Number) -> bool:
    """«تی-۷۲», «کووید -۱۹»: digits that a hyphen ties to the word before."""
    at = number.start
    if at < 2 or pieces[at - 1].word not in _HYPHENS:
        return False
    return pieces[at - 1].end == pieces[at].start and pieces[at - 2].atom is None and pieces[at - 2].tag != "PUNCT"


def _is_year(number: Number, last: Number) -> bool:
    if number.worded or number.scaled or number.grouped is not None:
        return False
    return any(first <= one.value <= end for first, end in _YEARS for one in (number, last))


def _is_short_year(number: Number) -> bool:
    return not number.worded and (80 <= number.value <= 99 or _is_year(number, number))


def _why_known(
    pieces: Sequence[Piece], number: Number, last: Number, counted: Counted, guards: dict[str, frozenset[str]]
) -> str | None:
    """Numbers that only take up what the text knows: هر دو کشور, این سه نفر, دو طرف."""
    if number is not last or number.value > _KNOWN_UP_TO:
        return None
    before = pieces[number.start - 1].word if number.start else ""
    noun = pieces[counted.noun].word if counted.noun is not None else ""
    if (before in guards["taken_up"] and not _is_pronoun(pieces, number.start - 1)) or (
        before == "هر" and number.value <= 2
    ):
        return f"{before} takes up what is known"
    if number.value == 2 and noun in guards["known_pairs"] and not _says_other(pieces, counted.end):
        return f"دو {noun} are known"
    return None


def _is_pronoun(pieces: Sequence[Piece], at: int) -> bool:
    """Whether آن is owner of the word before it and not the number's determiner (در جریان آن سه ملوان زخمی شدند)."""
    return at > 0 and pieces[at].word == "آن" and pieces[at - 1].ezafe


def _says_other(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].word in ("دیگر", "جدید")
