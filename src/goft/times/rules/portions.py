"""Stretches of a longer time: سه ماه نخست سال جاری، هفته اول مهر، نیمه دوم خرداد، یک هفته اول ماه اکتبر."""

from __future__ import annotations

from goft.times.items import Items
from goft.times.meanings import Portion, Read
from goft.times.numbers import number_at
from goft.times.rules.parts import is_word
from goft.times.rules.periods import whole_at

__all__ = ["portion_at"]


def portion_at(items: Items, at: int) -> Read | None:
    """A unit, or so many, by its place in a longer time."""
    count, i = 1, at
    number = number_at(items, at)
    if number and not number.ordinal and number.value and number.upto is None:
        count, i = number.value, number.end
    unit = "half" if is_word(items, i, "نیمه") else items[i].entry.unit
    if unit is None or unit not in ("half", "day", "week", "month", "decade") or items[i].entry.form == "many":
        return None
    place = _place(items, i + 1)
    if place is None:
        return None
    nth, end = place
    whole = whole_at(items, end)
    if whole is None:
        return None
    if unit == "decade":
        # دهه اول محرم is ten days of it.
        unit, count = "day", 10 * count
    meaning = Portion(unit=unit, count=count, nth=nth, whole=whole.meaning)
    return Read(whole.end, "DATE", meaning, whole.calendar, f"part of a {whole.why}")


def _place(items: Items, at: int) -> tuple[int, int] | None:
    """Which one, and the item behind the word that says so."""
    if items.marked(at, "ending"):
        return -1, at + 1
    ordinal = items[at].entry.ordinal
    return (ordinal, at + 1) if ordinal and "superlative" not in items[at].entry.marks else None
