"""Times by their distance from now: هفته گذشته، ماه جاری، دو هفته پیش، چند روز اخیر، امسال، روزهای آینده، همین هفته."""

from __future__ import annotations

from goft.times.items import Items
from goft.times.meanings import Fixed, Length, Meaning, Read, Told, Unit
from goft.times.model import Calendar
from goft.times.numbers import number_at
from goft.times.rules.parts import is_word, side_at

__all__ = ["distance_at", "unit_read"]

_REF = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_SOME = {"PAST_REF": "some time ago", "PRESENT_REF": "about now", "FUTURE_REF": "some time ahead"}


def unit_read(items: Items, at: int) -> Read | None:
    """A unit beside now: هفته گذشته، سال جاری میلادی، ماه‌های اخیر، این هفته، امسال."""
    entry = items[at].entry
    if entry.year is not None:
        return Read(at + 1, "DATE", Unit(unit="year", offset=entry.year, calendar="jalali"), "relative", "year")
    if items.marked(at, "now before") or items.marked(at, "that"):
        return _pointed(items, at)
    if entry.unit is None:
        return None
    if entry.form in ("many", "vague"):
        return _several(items, at)
    if entry.form != "one" or entry.unit in ("second", "minute", "hour", "day"):
        return None
    era = items[at + 1].entry.era
    if era and side_at(items, at + 2) is not None:
        meaning = Unit(unit=entry.unit, offset=side_at(items, at + 2) or 0, calendar=era)
        return Read(at + 3, "DATE", meaning, "relative", entry.unit)
    side = side_at(items, at + 1)
    if side is None:
        side = _beside(items, at)
    return _of_era(items, at + 2, entry.unit, side) if side is not None else None


def _of_era(items: Items, end: int, unit: str, offset: int) -> Read:
    era: Calendar | None = items[end].entry.era
    return Read(end + 1 if era else end, "DATE", Unit(unit=unit, offset=offset, calendar=era), "relative", unit)


def _beside(items: Items, at: int) -> int | None:
    """-1 in سال قبل, 1 in ماه بعد; not before از, where it points into the text."""
    if is_word(items, at + 2, "از"):
        return None
    if is_word(items, at + 1, "پیش", "قبل"):
        return -1
    return 1 if is_word(items, at + 1, "بعد", "دیگر", "دیگه") else None


def _pointed(items: Items, at: int) -> Read | None:
    """این هفته، همین ماه, آن سال، همان سال."""
    entry = items[at + 1].entry
    if entry.unit in ("day", "week", "month", "year") and items[at + 1].text.endswith("ها"):
        return _reference(at + 2, "PAST_REF" if items.marked(at, "that") else "PRESENT_REF")
    if entry.form != "one" or entry.unit not in ("week", "month", "year"):
        return None
    if items.marked(at, "that"):
        return Read(at + 2, "DATE", Told(entry.unit), "relative", "a time named before")
    return Read(at + 2, "DATE", Unit(unit=entry.unit, offset=0), "relative", entry.unit)


def _several(items: Items, at: int) -> Read | None:
    """روزهای گذشته, ساعاتی پیش, ساعاتی بعد."""
    end, form = at + 1, items[at].entry.form
    if is_word(items, end, "بعد"):
        return _later(end + 1) if form == "vague" else None
    if is_word(items, end, "دیگر", "دیگری", "بعدی", "قبلی") or is_word(items, end + 1, "از"):
        return None
    if items.marked(end, "past after"):
        return _reference(end + 1, "PAST_REF")
    if items.marked(end, "future after"):
        return _reference(end + 1, "FUTURE_REF")
    if items.marked(end, "now after") and items[at].entry.unit in ("day", "week", "month", "year"):
        return _reference(end + 1, "PRESENT_REF")
    return None


def _reference(end: int, value: str) -> Read:
    return Read(end, "DATE", Fixed(value), "relative", _SOME[value])


def _later(end: int) -> Read:
    return Read(end, "DATE", Fixed(None), "relative", "so long after a time of the text")


def distance_at(items: Items, at: int) -> Read | None:
    """A number of units away: دو هفته پیش، چند ماه آینده، یک روز پس از آن; or just gone by: سه روز گذشته."""
    if items.marked(at, "little"):
        return _little(items, at)
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
    thousands = bool(items[number.end - 1].entry.scale)
    return _measured(items, end, length, thousands) or _pointing(items, end, length)


def _little(items: Items, at: int) -> Read | None:
    """کمی قبل از آن، اندکی پیش."""
    if not is_word(items, at + 1, "پیش", "قبل", "پس", "بعد"):
        return None
    if is_word(items, at + 2, "از"):
        told = is_word(items, at + 3, "آن", "این") and not is_word(items, at + 4, "که")
        return _reference(at + 4, "PAST_REF") if told else None
    return _reference(at + 2, "PAST_REF") if is_word(items, at + 1, "پیش", "قبل") else _later(at + 2)


def _measured(items: Items, at: int, length: Length, thousands: bool) -> Read | None:
    """Behind a number گذشته measures (سه روز گذشته); چند روز گذشته only refers, unless it is decades or thousands."""
    for mark, value, why in (
        ("past measured", "PAST_REF", "a length up to now"),
        ("future measured", "FUTURE_REF", "a length from now"),
    ):
        if items.marked(at, mark):
            if length.count is None and length.unit != "decade" and not thousands:
                return _reference(at + 1, value)
            return Read(at + 1, "DURATION", length, "relative", why)
    return None


def _pointing(items: Items, at: int, length: Length) -> Read | None:
    """So long before or after. Before a noun (پیش از این مصاحبه) the length stands alone; بعد belongs to it."""
    if is_word(items, at + 1, "از") and is_word(items, at, "پیش", "قبل", "پس", "بعد"):
        if is_word(items, at + 2, "آن") and items.tag(at + 3) != "NOUN" and not is_word(items, at + 3, "که"):
            return Read(at + 3, "DATE", Fixed(None), "relative", "so long before or after a time of the text")
        return _later(at + 1) if is_word(items, at, "بعد") else None
    if is_word(items, at, "پیش", "قبل"):
        return Read(at + 1, "DATE", _shift(length, -1), "relative", "so long ago")
    if is_word(items, at, "دیگر", "دیگه", "دیگری"):
        return Read(at + 1, "DATE", _shift(length, 1), "relative", "so long from now")
    return _later(at + 1) if is_word(items, at, "بعد") else None


def _shift(length: Length, side: int) -> Meaning:
    if length.count is None or length.upto is not None:
        return Fixed(_REF[side])
    return Unit(unit=length.unit, offset=side * length.count)
