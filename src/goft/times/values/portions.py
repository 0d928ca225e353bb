"""The value of a part of a longer time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from goft.times.calendars import fields_of, month_bounds, to_day
from goft.times.meanings import Portion
from goft.times.model import Calendar

__all__ = ["portion_value"]

_DAYS = {"day": 1, "week": 7}


def portion_value(portion: Portion, whole: str | None) -> str | None:
    """First and last day of a portion, given the value of the whole; a Gregorian half or quarter year as such."""
    bounds = _bounds(whole) if whole else None
    if bounds is None or whole is None:
        return None
    first, last = bounds
    if portion.unit in _DAYS:
        return _days(portion, first, last)
    months = portion.count if portion.unit == "month" else _half_of(first, last)
    if months == 0:
        # Half a month is fifteen days.
        return _between(first, first + timedelta(14)) if portion.nth == 1 else _between(first + timedelta(15), last)
    if len(whole) == 4 and months in (3, 6) and 0 < portion.nth <= 12 // months:
        return f"{whole}-{'Q' if months == 3 else 'H'}{portion.nth}"
    return _months(months, portion.nth, bounds, "gregorian" if "/" not in whole else "jalali")


def _half_of(first: date, last: date) -> int:
    return 6 if (last - first).days > 300 else 0


def _days(portion: Portion, first: date, last: date) -> str | None:
    many = portion.count * _DAYS[portion.unit]
    start = last - timedelta(many - 1) if portion.nth < 0 else first + timedelta(many * (portion.nth - 1))
    end = min(start + timedelta(many - 1), last)
    if not first <= start <= end:
        return None
    return start.isoformat() if start == end else _between(start, end)


def _months(months: int, nth: int, bounds: tuple[date, date], calendar: Calendar) -> str | None:
    begun = fields_of(calendar, bounds[0])
    if begun is None:
        return None
    skipped = 12 - months if nth < 0 else months * (nth - 1)
    if skipped < 0 or skipped + months > 12:
        return None
    start = to_day(calendar, begun[0], skipped + 1, 1)
    ends = month_bounds(calendar, begun[0], skipped + months)
    return _between(start, ends[1]) if start and ends else None


def _between(first: date, last: date) -> str:
    return f"{first}/{last}"


def _bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a value in ISO 8601: a year, a month, or two days; None for any other."""
    try:
        if len(value) == 4:
            return date(int(value), 1, 1), date(int(value), 12, 31)
        if len(value) == 7 and value[5:].isdecimal():
            year, month = int(value[:4]), int(value[5:])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        first, _, last = value.partition("/")
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
