"""Sets: هر روز، هر سه ماه یک بار، روزانه، همه ساله."""

from __future__ import annotations

from goft.times.items import Items
from goft.times.meanings import Fixed, Length, Read
from goft.times.numbers import number_at
from goft.times.rules.parts import is_word

__all__ = ["repeat_at"]


def repeat_at(items: Items, at: int) -> Read | None:
    """The set that begins at an item."""
    entry = items[at].entry
    if entry.repeats:
        return Read(at + 1, "SET", Fixed(entry.repeats), "relative", "one word for repetition")
    if entry.rate and entry.unit is None:
        number = number_at(items, at + 1)
        often = items.marked(at + 1, "once") or is_word(items, at + 1, "دوبار", "سه‌بار", "چندبار")
        counted = number is not None and not number.ordinal
        return Read(at + 1, "SET", Fixed(entry.rate), "relative", "so often in a unit") if counted or often else None
    if not items.marked(at, "every"):
        return None
    i = at + 1
    if items[i].entry.weekday is not None:
        return Read(i + 1, "SET", Fixed(f"XXXX-WXX-{items[i].entry.weekday}"), "relative", "every such weekday")
    if items[i].entry.part:
        return Read(i + 1, "SET", Fixed("P1D"), "relative", "every such part of a day")
    if items.marked(i, "several") and is_word(items, i + 1, "وقت"):
        return Read(_once(items, i + 2), "SET", Fixed(None), "relative", "now and then")
    number = number_at(items, i)
    count: int | None = 1
    if number and not number.ordinal:
        count, i = number.value, number.end
    unit = items[i].entry.unit
    if unit is None or items[i].entry.form != "one":
        return None
    if count == 1 and unit == "hour" and is_word(items, i + 1, "که"):
        return None
    return Read(_once(items, i + 1), "SET", Length(unit=unit, count=count), "relative", "every so long")


def _once(items: Items, at: int) -> int:
    """Behind یک بار."""
    if items.marked(at, "once"):
        return at + 1
    if items[at].entry.cardinal == 1 and is_word(items, at + 1, "بار", "مرتبه", "دفعه"):
        return at + 2
    return at
