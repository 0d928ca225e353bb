"""Days by their date: ۲۸ خرداد ۱۴۰۰، نهم ماه سپتامبر، 2019-12-01، ۲۴-۲۷ ژوئیه."""

from __future__ import annotations

import re

from goft.times.items import Items
from goft.times.meanings import Day, Range, Read
from goft.times.model import Calendar, TimeCalendar
from goft.times.numbers import number_at
from goft.times.rules.parts import MonthName, Tail, is_word, month_at, side_at, tail_at, year_at

__all__ = ["date_at"]

_SLASHED = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})")


def date_at(items: Items, at: int) -> Read | None:
    """The date that begins at an item."""
    return _in_digits(items, at) or _day_first(items, at) or _month_first(items, at)


def _day_first(items: Items, at: int) -> Read | None:
    days, end = _days(items, at)
    if not days:
        return None
    month = month_at(items, end)
    if month is None:
        return _of_month(items, end, days) if len(days) == 1 else None
    tail = tail_at(items, month.end, month.calendar, short=month.calendar == "jalali")
    first, last = (_day(day, month, tail) for day in (days[0], days[-1]))
    calendar: TimeCalendar = month.calendar
    if len(days) > 1:
        return Read(tail.end, "DATE", Range(first, last), calendar, "days of a month")
    return Read(tail.end, "SET" if first.yearly else "DATE", first, calendar, "day and month")


def _of_month(items: Items, at: int, days: list[int]) -> Read | None:
    """دهم ماه جاری, سوم ماه گذشته میلادی."""
    if items[at].entry.unit != "month" or items[at].entry.form != "one":
        return None
    side = side_at(items, at + 1)
    if side is None or not number_is_ordinal(items, at - 1):
        return None
    era = items[at + 2].entry.era
    meaning = Day(day=days[0], months=side, calendar=era)
    return Read(at + 3 if era else at + 2, "DATE", meaning, era or "relative", "day of a month beside now")


def number_is_ordinal(items: Items, at: int) -> bool:
    """Whether the number that ends at a place is an ordinal: دهم ماه, not ده ماه."""
    return items[at].entry.ordinal is not None or items.marked(at, "ordinal suffix")


def _days(items: Items, at: int) -> tuple[list[int], int]:
    """The day's number, or the first and last of several (۴ و ۵ و ۶ مه)."""
    found: list[int] = []
    i = at
    while True:
        number = number_at(items, i)
        if number is None or number.value is None or not 1 <= number.value <= 31:
            return [], at
        found.append(number.value)
        if number.ordinal and is_word(items, number.end, "تا", "الی", "لغایت") and len(found) == 1:
            i = number.end + 1
            continue
        if number.upto:
            found.append(number.upto)
        i = number.end
        # سی و یک is one number; ۱۱ و ۱۲ are two.
        if not (number.digits and is_word(items, i, "و", "،") and items[i + 1].number):
            return (found, i) if found == sorted(found) else ([], at)
        i += 1


def _day(day: int, month: MonthName, tail: Tail) -> Day:
    year = tail.year
    if year is not None and month.calendar == "jalali" and tail.calendar == "gregorian":
        # سه شهریور ۲۰۰۲: from Dey on a Jalali year lies mostly in the next Gregorian one.
        year -= 621 if month.month < 10 or (month.month == 10 and day <= 10) else 622
    return Day(
        calendar=month.calendar,
        month=month.month,
        day=day,
        year=year,
        year_offset=tail.year_offset,
        side=tail.side,
        yearly=tail.yearly,
    )


def _month_first(items: Items, at: int) -> Read | None:
    """خرداد 20, 1400: how content systems write the day in a page's furniture."""
    month = month_at(items, at)
    if month is None or items[month.end].number is None or len(items[month.end].text) > 2:
        return None
    day = items[month.end].number or 0
    i = month.end + 1
    if not is_word(items, i, "،", ","):
        return None
    year = year_at(items, i + 1, month.calendar)
    if year is None or not 1 <= day <= 31 or len(items[i + 1].text) != 4:
        return None
    meaning = Day(calendar=month.calendar, month=month.month, day=day, year=year.year)
    return Read(year.end, "DATE", meaning, month.calendar, "month, day and year")


def _in_digits(items: Items, at: int) -> Read | None:
    fields, end = _fields(items, at)
    if fields is None:
        return None
    year, month, day = fields if len(fields[0]) >= len(fields[2]) else fields[::-1]
    if len(year) not in (2, 4) or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    if len(year) == 2:
        if int(year) < 40 or len(fields[2]) != 2:
            return None
        year = f"13{year}"
    calendar: Calendar | None = (
        "jalali" if 1290 <= int(year) <= 1420 else "gregorian" if 1700 <= int(year) <= 2100 else None
    )
    if calendar is None:
        return None
    if items[end].entry.era:
        calendar, end = items[end].entry.era or calendar, end + 1
    meaning = Day(calendar=calendar, year=int(year), month=int(month), day=int(day))
    return Read(end, "DATE", meaning, calendar, "date in digits")


def _fields(items: Items, at: int) -> tuple[tuple[str, str, str] | None, int]:
    """The three numbers of a date in digits, as written: one token with slashes, or three with hyphens between."""
    match = _SLASHED.fullmatch(items[at].text)
    if match:
        return (match[1], match[2], match[3]), at + 1
    if items[at].number is None or not (
        items[at + 1].text == items[at + 3].text and is_word(items, at + 1, "-", "/", "–")
    ):
        return None, at
    texts = tuple(items[at + n].text for n in (0, 2, 4))
    if not all(text.isdecimal() for text in texts):
        return None, at
    return (texts[0], texts[1], texts[2]), at + 5
