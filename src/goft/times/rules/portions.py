"""Stretches of a longer time: سه ماه نخست سال جاری، هفته اول مهر، نیمه دوم خرداد، یک هفته آخر ماه مه."""

from __future__ import annotations

from goft.times.items import Items
from goft.times.meanings import Portion, Read
from goft.times.numbers import number_at
from goft.times.rules.parts import is_word
from goft.times.rules.periods import whole_at

__all__ = ["portion_at"]


def portion_at(items: Items, at: int) -> Read | None:
    """A unit, or so many, by its place in a longer time."""
    found = _named_after(items, at) or _named_before(items, at)
    if found is None:
        return None
    unit, count, nth, end = found
    whole = whole_at(items, end)
    if whole is None:
        return None
    if unit == "decade":
        # دهه اول محرم is ten days of it.
        unit, count = "day", 10 * count
    meaning = Portion(unit=unit, count=count, nth=nth, whole=whole.meaning)
    return Read(whole.end, "DATE", meaning, whole.calendar, f"part of a {whole.why}")


def _named_after(items: Items, at: int) -> tuple[str, int, int, int] | None:
    """Unit, count, place and the item behind: سه ماه نخست, نیمه دوم, هفته آخر."""
    count, i = 1, at
    number = number_at(items, at)
    if number and not number.ordinal and number.value and number.upto is None:
        count, i = number.value, number.end
    unit = _unit(items, i)
    ordinal = items[i + 1].entry.ordinal
    if unit is None or "superlative" in items[i + 1].entry.marks:
        return None
    if items.marked(i + 1, "ending"):
        return unit, count, -1, i + 2
    return (unit, count, ordinal, i + 2) if ordinal else None


def _named_before(items: Items, at: int) -> tuple[str, int, int, int] | None:
    """دومین ماه از, نخستین هفته, آخرین روز."""
    if is_word(items, at, "آخرین", "واپسین"):
        nth, i = -1, at + 1
    else:
        number = number_at(items, at)
        if number is None or not number.ordinal or not number.value or not items.marked(number.end - 1, "superlative"):
            return None
        nth, i = number.value, number.end
    unit = _unit(items, i)
    return (unit, 1, nth, i + 2 if is_word(items, i + 1, "از") else i + 1) if unit else None


def _unit(items: Items, at: int) -> str | None:
    if is_word(items, at, "نیمه"):
        return "half"
    entry = items[at].entry
    return (
        entry.unit if entry.unit in ("day", "week", "month", "decade") and entry.form in ("one", "adjective") else None
    )
