"""Lengths of time: چهار روز، حدود دو هفته، یک‌سال‌ونیم، ۲۵ ساله، چند ماهه، سال‌ها، مدتی، نیم ساعت."""

from __future__ import annotations

from goft.times.items import Items
from goft.times.meanings import Fixed, Length, Read
from goft.times.numbers import number_at
from goft.times.rules.parts import is_word
from goft.times.rules.relative import distance_at

__all__ = ["approximate_at", "length_at"]


def approximate_at(items: Items, at: int) -> Read | None:
    """A length, or a distance, with حدود or بیش از before it."""
    if not items.marked(at, "approximate"):
        return None
    return distance_at(items, at + 1) or length_at(items, at + 1)


def length_at(items: Items, at: int) -> Read | None:
    """The length that begins at an item."""
    if items.marked(at, "length"):
        return Read(at + 1, "DURATION", Fixed(None), "relative", "a length of which nothing is known")
    return _counted(items, at) or _half(items, at) or _many(items, at)


def _counted(items: Items, at: int) -> Read | None:
    number = number_at(items, at)
    if number is None or number.ordinal:
        return None
    unit, form = items[number.end].entry.unit, items[number.end].entry.form
    if unit is None or form == "vague":
        return None
    if form == "many" and not is_word(items, number.end, "ساعات"):
        return None
    end = number.end + 1
    halves = 0
    if items.marked(end, "and_half"):
        halves, end = 1, end + 1
    length = Length(unit=unit, count=number.value, upto=number.upto, halves=halves)
    return _with_smaller(items, end, length)


def _with_smaller(items: Items, end: int, length: Length) -> Read:
    """۵ ساعت و چهل و یک دقیقه."""
    if is_word(items, end, "و") and length.count is not None:
        more = number_at(items, end + 1)
        unit = items[more.end].entry.unit if more else None
        smaller = {"hour": "minute", "minute": "second", "year": "month", "month": "day"}.get(length.unit)
        if smaller and more and more.value is not None and unit == smaller and not more.ordinal:
            both = _iso(length.unit, length.count, more.value)
            return Read(more.end + 1, "DURATION", Fixed(both), "relative", "length in two units")
    return Read(end, "DURATION", length, "relative", "length")


def _iso(unit: str, first: int, second: int) -> str:
    return {"hour": "PT{}H{}M", "minute": "PT{}M{}S", "year": "P{}Y{}M", "month": "P{}M{}D"}[unit].format(first, second)


def _half(items: Items, at: int) -> Read | None:
    """نیم ساعت، یک ربع."""
    if items.marked(at, "half") and items[at + 1].entry.unit:
        unit = items[at + 1].entry.unit or ""
        end = at + 3 if items.marked(at + 2, "past measured") or items.marked(at + 2, "future measured") else at + 2
        return Read(end, "DURATION", Length(unit=unit, count=0, halves=1), "relative", "half a unit")
    if items[at].entry.cardinal == 1 and items.marked(at + 1, "quarter"):
        return Read(at + 2, "DURATION", Fixed("PT15M"), "relative", "a quarter of an hour")
    return None


def _many(items: Items, at: int) -> Read | None:
    """ساعاتی, سال‌ها, ماه‌ها: an unknown number."""
    entry = items[at].entry
    if entry.unit is None:
        return None
    bare = entry.form == "many" and items[at].text.endswith("ها") and not items.is_ezafe(at)
    if entry.form != "vague" and not bare:
        return None
    return Read(
        at + 1, "DURATION", Length(unit=entry.unit, count=None), "relative", "a length of which only the unit is known"
    )
