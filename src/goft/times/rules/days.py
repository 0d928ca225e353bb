"""Days however they are named: امروز، روز جمعه، دوشنبه گذشته، پنج‌شنبه ۲۲ مرداد، روز گذشته، آن روز."""

from __future__ import annotations

import msgspec

from goft.times.items import Items
from goft.times.meanings import Day, Feast, Fixed, Read, Told
from goft.times.rules.dates import date_at
from goft.times.rules.parts import is_word, side_at, tail_at

__all__ = ["day_at"]


def day_at(items: Items, at: int) -> Read | None:
    """The day that begins at an item; روز before it is part of it."""
    entry = items[at].entry
    if entry.day == 0 and items.marked(at - 1, "worlds") and items.is_ezafe(at - 1):
        return Read(at + 1, "DATE", Fixed("PRESENT_REF"), "relative", "our time")
    if entry.day is not None:
        return _with_weekday(items, Read(at + 1, "DATE", Day(offset=entry.day), "relative", "a day beside today"))
    if entry.unit == "day" and entry.form == "one":
        return _after_day_word(items, at + 1)
    if items.marked(at, "that") and items[at + 1].entry.unit == "day" and items[at + 1].entry.form == "one":
        return Read(at + 2, "DATE", Told("day"), "relative", "a day named before")
    if entry.weekday is not None:
        return weekday_at(items, at)
    if entry.feast:
        return feast_at(items, at)
    return date_at(items, at)


def _after_day_word(items: Items, at: int) -> Read | None:
    side = side_at(items, at)
    if side is not None:
        if is_word(items, at, "اخیر", "قبلی", "بعدی"):
            return None
        return _with_weekday(items, Read(at + 1, "DATE", Day(offset=side), "relative", "the day beside today"))
    if items[at].entry.weekday is not None:
        return weekday_at(items, at)
    if is_word(items, at, "قبل", "بعد") and not is_word(items, at + 1, "از"):
        offset = 1 if is_word(items, at, "بعد") else -1
        return Read(at + 1, "DATE", Told("day", offset), "relative", "a day beside one named before")
    return date_at(items, at)


def weekday_at(items: Items, at: int) -> Read | None:
    """A weekday, the side of now that it lies on, and its date."""
    entry = items[at].entry
    if entry.form == "many":
        return Read(at + 1, "SET", Fixed(f"XXXX-WXX-{entry.weekday}"), "relative", "every such weekday")
    end, side = at + 1, side_at(items, at + 1)
    if entry.part:
        return None
    if side is not None:
        return Read(end + 1, "DATE", Day(weekday=entry.weekday, side=side), "relative", "weekday beside now")
    week = _week(items, end)
    if week is not None:
        return Read(end + 2, "DATE", Day(weekday=entry.weekday, week=week), "relative", "weekday of a week")
    comma = is_word(items, end, "،", ",")
    date = date_at(items, end + 1 if comma else end)
    if date and isinstance(date.meaning, Day):
        named = msgspec.structs.replace(date.meaning, weekday=entry.weekday)
        return _with_second_date(items, Read(date.end, "DATE", named, date.calendar, "weekday, day and month"))
    return Read(end, "DATE", _in_brackets(items, end, entry.weekday), "relative", "weekday")


def _in_brackets(items: Items, at: int, weekday: int | None) -> Day:
    """The weekday, dated by brackets behind it: روز جمعه (۱۹ دی‌ماه)."""
    date = date_at(items, at + 1) if is_word(items, at, "(") else None
    if date and isinstance(date.meaning, Day) and is_word(items, date.end, ")"):
        return msgspec.structs.replace(date.meaning, weekday=weekday)
    return Day(weekday=weekday)


def _week(items: Items, at: int) -> int | None:
    """هفته آینده, این هفته: the week's distance from this one."""
    if items[at].entry.unit == "week" and items[at].entry.form == "one":
        return (
            -1
            if is_word(items, at + 1, "قبل", "پیش")
            else 1
            if is_word(items, at + 1, "بعد")
            else side_at(items, at + 1)
        )
    return 0 if items.marked(at, "now before") and items[at + 1].entry.unit == "week" else None


def _with_second_date(items: Items, read: Read) -> Read:
    """The same day in another calendar behind a comma: روز جمعه دوم مه، ۱۲ اردیبهشت."""
    if not is_word(items, read.end, "،"):
        return read
    second = date_at(items, read.end + 1)
    if second is None or second.calendar == read.calendar or not isinstance(second.meaning, Day):
        return read
    return msgspec.structs.replace(read, end=second.end)


def _with_weekday(items: Items, read: Read) -> Read:
    """امروز سه‌شنبه، امروز (سه‌شنبه)، امروز یکشنبه ۵ خرداد: the same day named twice."""
    at = read.end
    if items[at].entry.weekday is not None and items[at].entry.part is None:
        named = weekday_at(items, at)
        return msgspec.structs.replace(read, end=named.end) if named and named.type == "DATE" else read
    date = date_at(items, at)
    if date and isinstance(date.meaning, Day):
        return msgspec.structs.replace(read, end=date.end)
    if is_word(items, at, "(") and items[at + 1].entry.weekday is not None and is_word(items, at + 2, ")"):
        return msgspec.structs.replace(read, end=at + 3)
    return read


def feast_at(items: Items, at: int) -> Read | None:
    """A feast, with its year where one stands there."""
    feast = items[at].entry.feast
    if feast is None:
        return None
    calendar, month, day, days = feast
    tail = tail_at(items, at + 1, calendar)
    meaning = Feast(
        calendar=calendar, month=month, day=day, days=days, year=tail.year, year_offset=tail.year_offset, side=tail.side
    )
    return Read(tail.end, "DATE", meaning, calendar, "feast")
