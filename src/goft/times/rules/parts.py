"""Pieces that several rules share: years, months, sides of now, parts of a day."""

from __future__ import annotations

import msgspec

from goft.times.items import Items
from goft.times.model import Calendar
from goft.times.numbers import number_at

__all__ = ["MonthName", "YearNumber", "is_counted", "is_word", "month_at", "side_at", "tail_at", "year_at"]

_JALALI = range(1300, 1421)
_GREGORIAN = range(1700, 2101)
_HIJRI = range(1, 1501)
# What numbers that are no years count.
_COUNTED = ("درصد", "نفر", "تن", "دلار", "تومان", "ریال", "مورد", "واحد", "کیلومتر", "متر", "یورو", "دستگاه")


class MonthName(msgspec.Struct, frozen=True):
    """A month's name; `clear` where it can be nothing else."""

    end: int
    calendar: Calendar
    month: int
    clear: bool


class YearNumber(msgspec.Struct, frozen=True):
    """A year; `named` where سال stands before it or an era behind it."""

    end: int
    calendar: Calendar
    year: int
    named: bool


class Tail(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind a month or a day and says which one: a year, this or last year, a side of now."""

    end: int
    year: int | None = None
    calendar: Calendar | None = None
    year_offset: int | None = None
    side: int | None = None
    yearly: bool = False


def is_word(items: Items, at: int, *words: str) -> bool:
    """Whether one of some plain words stands at a place."""
    return items[at].text in words


def is_counted(items: Items, at: int) -> bool:
    """Whether what stands at a place is counted or measured by the number before it."""
    return items[at].text in _COUNTED or items[at].entry.scale is not None


def month_at(items: Items, at: int) -> MonthName | None:
    """A month's name, with ماه before it where there is one (ماه سپتامبر، ماه مبارک رمضان)."""
    i, clear = at, False
    if items.marked(i, "month_word") or (items[i].entry.unit == "month" and items[i].entry.form == "many"):
        i, clear = at + 1, True
        if is_word(items, i, "مبارک"):
            i += 1
    item = items[i]
    if item.entry.month is None or item.entry.calendar is None:
        return None
    if item.text == "می" and items.tokens[item.last].norm != "می":
        return None
    end = i + 1
    return MonthName(end, item.entry.calendar, item.entry.month, clear or not item.entry.weak)


def year_at(items: Items, at: int, near: Calendar | None = None) -> YearNumber | None:
    """A year: سال ۲۰۱۹، ۱۴۰۰، سال ۹۹، ۲۰۱۸ میلادی. `near` is the calendar of the month before it."""
    i, named = at, False
    year_word = items[i].entry.unit == "year"
    if year_word and (items[i].entry.form == "one" or (items[i].entry.form == "many" and items[i].text.endswith("ی"))):
        i, named = at + 1, True
    number = number_at(items, i) if items[i].number is None else None
    value, end = (items[i].number, i + 1) if number is None else (number.value, number.end)
    if value is None or (number and number.ordinal):
        return None
    era = items[end].entry.era
    if number and not named and value < 1000:
        return None
    if value < 100 and ((0 if number else 6) <= value < 30 or is_counted(items, end) or items[end].entry.unit):
        # پایان سال ۱۰ کیلومتر … : the number belongs to what stands behind it.
        return None
    written = len(items[i].text) if number is None else 4 if value >= 100 else 2
    found = _calendar_of(value, written, era or near, named or era is not None)
    if found is None:
        return None
    return YearNumber(end + 1 if era else end, found[0], found[1], named or era is not None)


def _calendar_of(value: int, digits: int, near: Calendar | None, named: bool) -> tuple[Calendar, int] | None:
    """The calendar of a year number, and the year in full."""
    if near == "hijri" and value in _HIJRI and (digits == 4 or named):
        return "hijri", value
    if digits == 4 and value in _GREGORIAN and near != "hijri":
        return "gregorian", value
    if digits == 4 and value in _JALALI:
        return "jalali", value
    if digits == 2 and named and near != "hijri":
        if near == "gregorian":
            return "gregorian", value + (1900 if value > 40 else 2000)
        return "jalali", value + (1300 if value > 20 else 1400)
    return None


def _short_year(items: Items, at: int) -> YearNumber | None:
    """۹۸ behind a Jalali month; not where it counts something (شهریور ۲۰ نفر)."""
    value = items[at].number
    if value is None or len(items[at].text) != 2 or items[at + 1].entry.unit or items[at + 1].entry.scale:
        return None
    if 5 < value < 60 or is_word(items, at + 1, *_COUNTED):
        return None
    return YearNumber(at + 1, "jalali", value + (1300 if value > 20 else 1400), False)


def side_at(items: Items, at: int) -> int | None:
    """-1 at گذشته، 0 at جاری، 1 at آینده. Not where پیش از goes on: that points at something in the text."""
    if items.marked(at, "now after"):
        return 0
    if items.marked(at, "past after"):
        return None if is_word(items, at, "پیش", "قبل") else -1
    if items.marked(at, "future after"):
        return None if is_word(items, at, "بعد", "دیگر", "دیگه", "دیگری") else 1
    return None


def tail_at(items: Items, at: int, near: Calendar | None, *, short: bool = False) -> Tail:
    """What stands behind a month; an empty tail where nothing does. `short` allows a year of two digits (مهر ۹۸)."""
    i = at + 1 if is_word(items, at, "،", ",") and items[at + 1].number is not None else at
    year = year_at(items, i, near) or (_short_year(items, at) if short else None)
    if year and (i == at or len(items[i].text) == 4):
        return Tail(end=year.end, year=year.year, calendar=year.calendar)
    if items[at].entry.year is not None:
        return Tail(end=at + 1, year_offset=items[at].entry.year)
    if items[at].entry.unit == "year" and items[at].entry.form == "one":
        side = side_at(items, at + 1)
        if side is not None:
            end = at + 3 if items[at + 2].entry.era else at + 2
            return Tail(end=end, year_offset=side)
    if items[at].entry.repeats == "P1Y" or (items.marked(at, "every") and items[at + 1].entry.unit == "year"):
        return Tail(end=at + 1 if items[at].entry.repeats else at + 2, yearly=True)
    side = side_at(items, at)
    return Tail(end=at + 1, side=side) if side is not None else Tail(end=at)
