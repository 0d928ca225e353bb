"""Dates of three calendars as days of the Gregorian one.

Jalali dates are persiantools' (the arithmetic that agrees with the official calendar from 1178 to 1633), lunar Hijri
ones hijridate's, which is the Umm al-Qura calendar: Iran's own, by sighting, may differ from it by a day or two.
Outside hijridate's table (1343 to 1500) the arithmetical calendar stands in, with its thirty-year cycle.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

from goft.times.model import Calendar

__all__ = ["fields_of", "month_bounds", "to_day", "year_bounds"]

_HIJRI_YEARS = range(1343, 1501)  # what hijridate's table covers
_HIJRI_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1 in the proleptic Gregorian calendar


def to_day(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The day of a date; None where its calendar has no such day, or none that the tables know.

    >>> to_day("jalali", 1402, 1, 9)
    datetime.date(2023, 3, 29)
    """
    try:
        if calendar == "gregorian":
            return date(year, month, day)
        if calendar == "jalali":
            found: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]  # persiantools
            return found
        if year not in _HIJRI_YEARS:
            return _arithmetical(year, month, day)
        moved = Hijri(year, month, day).to_gregorian()
        return date(moved.year, moved.month, moved.day)
    except (ValueError, OverflowError):
        return None


def _arithmetical(year: int, month: int, day: int) -> date | None:
    """A lunar date by arithmetic: months of 30 and 29 days, eleven leap years in thirty."""
    long = 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= long:
        return None
    return date.fromordinal(
        _HIJRI_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    )


@lru_cache(4096)
def fields_of(calendar: Calendar, day: date) -> tuple[int, int, int] | None:
    """Year, month and day of a day in a calendar; None outside its tables."""
    if calendar == "gregorian":
        return day.year, day.month, day.day
    try:
        if calendar == "jalali":
            jalali = JalaliDate(day)  # type: ignore[no-untyped-call]  # persiantools
            return jalali.year, jalali.month, jalali.day
        return Gregorian.fromdate(day).to_hijri().datetuple()
    except (ValueError, OverflowError):
        return None


def month_bounds(calendar: Calendar, year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a month."""
    first = to_day(calendar, year, month, 1)
    after = to_day(calendar, year + month // 12, month % 12 + 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None


def year_bounds(calendar: Calendar, year: int, years: int = 1) -> tuple[date, date] | None:
    """First and last day of so many years."""
    first, after = to_day(calendar, year, 1, 1), to_day(calendar, year + years, 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None
