"""What a number counts: the unit or noun behind it, with counting words (دستگاه خودرو) and «در روز»."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goft.figures.lexicon import Unit, load_units, load_words
from goft.figures.numbers import Number
from goft.figures.pieces import Piece
from goft.language.light import load_light_roots

__all__ = ["Counted", "is_light", "read_unit"]

_LONGEST = 3
# What a fraction may be so much of; of anything else it is a share (دو سوم نمایندگان).
_SHARED = frozenset(["share", "money", "measure", "time"])
_FRACTION = Unit("fraction", "share")
_TONNES_FROM = 1_000_000


class Counted(msgspec.Struct, frozen=True):
    """What is counted: pieces up to `end`; `unit` is None for a noun in no list, `noun` is the piece of its head."""

    end: int
    unit: Unit | None
    noun: int | None


def read_unit(pieces: Sequence[Piece], number: Number) -> Counted:
    """What stands behind a number. `end` is the number's end where nothing counted follows."""
    at = number.end
    if at < len(pieces) and pieces[at].sign:
        return Counted(at + 1, Unit(pieces[at].sign or "", "money"), at)
    found = _listed(pieces, at)
    if number.is_share and (found is None or found[1].kind not in _SHARED):
        return Counted(at, _FRACTION, None)
    if found is None:
        return _unlisted(pieces, at)
    end, unit = found
    if unit.kind == "classifier":
        return _classified(pieces, number, end, unit)
    if unit.kind == "measure":
        return _per(pieces, end, unit, at)
    return Counted(end, unit, at)


def _listed(pieces: Sequence[Piece], at: int) -> tuple[int, Unit] | None:
    """The longest name of a unit that begins at a piece (کیلومتر مربع before کیلومتر)."""
    words = load_units().words
    for length in range(min(_LONGEST, len(pieces) - at), 0, -1):
        joined = "".join(piece.word for piece in pieces[at : at + length])
        if joined in words:
            return at + length, words[joined]
    return None


def _unlisted(pieces: Sequence[Piece], at: int) -> Counted:
    """A noun that is in no list. A plural is counted by no number."""
    if at < len(pieces):
        piece = pieces[at]
        is_plural = piece.word.endswith(("ها", "های", "هایی")) or piece.word.removesuffix("ان") in load_units().words
        if (
            piece.tag == "NOUN"
            and not is_plural
            and not is_light(pieces, at)
            and piece.word not in load_words("guards")["not_counted"]
        ):
            return Counted(at + 1, None, at)
    return Counted(at, None, None)


def is_light(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a noun belongs to the verb behind it (روی عدد ۸۹ قرار گرفت, ۹۷ واحد کاهش یافت)."""
    root = pieces[at + 1].root if at + 1 < len(pieces) else None
    return root is not None and root in load_light_roots().get(pieces[at].word, ())


def _classified(pieces: Sequence[Piece], number: Number, end: int, unit: Unit) -> Counted:
    """A counting word with the noun behind it: that noun's unit is the better one, if the lists have it."""
    at = end - 1
    if pieces[at].word == "تن" and _is_weight(pieces, number, end):
        return Counted(end, Unit("tonne", "measure"), at)
    # Behind نفر and تن stands what happened to them (۲۵ نفر کشته شدند) or from among whom they are.
    if unit.attributive or unit.name == "person":
        return Counted(end, unit, at)
    found = _listed(pieces, end)
    if found is not None and found[1].kind in ("count", "classifier") and not found[1].attributive:
        keeps_own = unit.name in ("dose", "round", "case", "field")
        return Counted(found[0], unit if keeps_own else found[1], end)
    if end < len(pieces) and pieces[end].tag == "NOUN" and not is_light(pieces, end):
        return Counted(end + 1, unit, end)
    return Counted(end, unit, at)


def _is_weight(pieces: Sequence[Piece], number: Number, end: int) -> bool:
    """Whether تن is the tonne and not the person: by what is weighed, what was measured, or how much it is."""
    guards = load_words("guards")
    if end < len(pieces) and pieces[end].word in guards["weighed"]:
        return True
    if end < len(pieces) and pieces[end].word == "از":
        return any(piece.word in guards["weighed"] for piece in pieces[end + 1 : end + 3])
    if number.value >= _TONNES_FROM or number.value.denominator > 1:
        return True
    return any(piece.word in guards["weights"] for piece in pieces[max(0, number.start - 3) : number.start])


def _per(pieces: Sequence[Piece], end: int, unit: Unit, noun: int) -> Counted:
    """«بشکه در روز»: a measure by the time it takes."""
    if end + 1 < len(pieces) and pieces[end].word in ("در", "بر"):
        time = load_units().words.get(pieces[end + 1].word)
        if time is not None and time.kind == "time" and not time.attributive:
            return Counted(end + 2, Unit(f"{unit.name} per {time.name}", "measure"), noun)
    return Counted(end, unit, noun)
