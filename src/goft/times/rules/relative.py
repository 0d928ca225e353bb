"""Times by their distance from now: هفته گذشته، ماه جاری، دو هفته پیش، چند روز اخیر، امسال، روزهای آینده، همین هفته."""

from __future__ import annotations

from goft.times.items import Items
from goft.times.meanings import Fixed, Length, Meaning, Read, Unit
from goft.times.model import Calendar
from goft.times.numbers import number_at
from goft.times.rules.parts import is_word, side_at

__all__ = ["distance_at", "unit_read"]

_REF = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def unit_read(items: Items, at: int) -> Read | None:
    """A unit beside now: هفته گذشته، سال جاری میلادی، ماه‌های اخیر، این هفته، امسال."""
    entry = items[at].entry
    if entry.year is not None:
        return Read(at + 1, "DATE", Unit(unit="year", offset=entry.year, calendar="jalali"), "relative", "year")
    if (items.marked(at, "now before") or items.marked(at, "that")) and items[at + 1].entry.unit:
        return _pointed(items, at)
    if entry.unit is None:
        return None
    i = at + 1
    if entry.form in ("many", "vague"):
        return _several(items, at)
    if entry.form != "one" or entry.unit in ("second", "minute", "hour", "day"):
        return None
    side = side_at(items, i)
    if side is None:
        return _beside(items, at)
    if is_word(items, i, "حاضر", "پیشرو"):
        side = 1 if is_word(items, i, "پیشرو") else 0
    return _of_era(items, i + 1, entry.unit, side)


def _of_era(items: Items, end: int, unit: str, offset: int) -> Read:
    era: Calendar | None = items[end].entry.era
    return Read(end + 1 if era else end, "DATE", Unit(unit=unit, offset=offset, calendar=era), "relative", unit)


def _beside(items: Items, at: int) -> Read | None:
    """سال قبل، ماه بعد، هفته دیگر; not before از, where it points into the text."""
    if is_word(items, at + 2, "از"):
        return None
    unit = items[at].entry.unit or ""
    if is_word(items, at + 1, "پیش", "قبل"):
        return _of_era(items, at + 2, unit, -1)
    if is_word(items, at + 1, "بعد", "دیگر", "دیگه"):
        return _of_era(items, at + 2, unit, 1)
    return None


def _pointed(items: Items, at: int) -> Read | None:
    """این هفته، همین ماه, آن زمان، همان سال."""
    unit = items[at + 1].entry.unit or ""
    if items[at + 1].entry.form != "one":
        return None
    if items.marked(at, "that"):
        return (
            Read(at + 2, "DATE", Fixed(None), "relative", "a time named before")
            if unit in ("day", "year", "month", "week")
            else None
        )
    if unit in ("week", "month", "year"):
        return Read(at + 2, "DATE", Unit(unit=unit, offset=0), "relative", unit)
    return None


def _several(items: Items, at: int) -> Read | None:
    """روزهای گذشته, ساعاتی پیش."""
    end = at + 1
    if items.marked(end, "past after") and not is_word(items, end + 1, "از"):
        return Read(end + 1, "DATE", Fixed("PAST_REF"), "relative", "some time ago")
    if items.marked(end, "future after") and not is_word(items, end + 1, "از"):
        if is_word(items, end, "بعد", "دیگری", "بعدی"):
            return (
                Read(end + 1, "DATE", Fixed(None), "relative", "some time later")
                if items[at].entry.form == "vague"
                else None
            )
        if is_word(items, end, "دیگر") and items[at].entry.form == "many":
            return None
        return Read(end + 1, "DATE", Fixed("FUTURE_REF"), "relative", "some time ahead")
    if items.marked(end, "now after") and items[at].entry.unit in ("day", "week", "month", "year"):
        return Read(end + 1, "DATE", Fixed("PRESENT_REF"), "relative", "about now")
    return None


def distance_at(items: Items, at: int) -> Read | None:
    """A number of units away: دو هفته پیش، چند ماه آینده، یک روز پس از آن; or just gone by: سه روز گذشته."""
    number = number_at(items, at)
    if number is None or number.ordinal:
        return None
    unit = items[number.end].entry.unit
    if unit is None or items[number.end].entry.form not in ("one", "many"):
        return None
    end = number.end + 1
    halves = 0
    if items.marked(end, "and_half"):
        halves, end = 1, end + 1
    length = Length(unit=unit, count=number.value, upto=number.upto, halves=halves)
    return _measured(items, end, length) or _pointing(items, end, length)


def _measured(items: Items, at: int, length: Length) -> Read | None:
    if items.marked(at, "past measured"):
        if length.count is None and length.unit != "decade" and not length.upto and not is_word(items, at - 2, "هزار"):
            return Read(at + 1, "DATE", Fixed("PAST_REF"), "relative", "some time ago")
        return Read(at + 1, "DURATION", length, "relative", "a length up to now")
    if items.marked(at, "future measured"):
        if length.count is None and length.upto is None:
            return Read(at + 1, "DATE", Fixed("FUTURE_REF"), "relative", "some time ahead")
        return Read(at + 1, "DURATION", length, "relative", "a length from now")
    return None


def _pointing(items: Items, at: int, length: Length) -> Read | None:
    if is_word(items, at, "پیش", "قبل", "پس", "بعد") and is_word(items, at + 1, "از"):
        if is_word(items, at + 2, "آن"):
            return Read(at + 3, "DATE", Fixed(None), "relative", "so long before or after a time of the text")
        return None
    if is_word(items, at, "پیش", "قبل"):
        return Read(at + 1, "DATE", _shift(length, -1), "relative", "so long ago")
    if is_word(items, at, "دیگر", "دیگه", "دیگری"):
        return Read(at + 1, "DATE", _shift(length, 1), "relative", "so long from now")
    if is_word(items, at, "بعد"):
        return Read(at + 1, "DATE", Fixed(None), "relative", "so long after a time of the text")
    return None


def _shift(length: Length, side: int) -> Meaning:
    if length.count is None or length.upto is not None:
        return Fixed(_REF[side])
    return Unit(unit=length.unit, offset=side * length.count, half=0)


def _unused(items: Items, at: int) -> int | None:
    return side_at(items, at)
