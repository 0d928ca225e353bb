"""The values of months, years and seasons, and of units beside now."""

from __future__ import annotations

from datetime import date

from goft.times.calendars import fields_of, month_bounds, year_bounds
from goft.times.context import Context
from goft.times.meanings import Month, Season, Unit, Year
from goft.times.model import Calendar
from goft.times.values.days import iso_day, moved

__all__ = ["month_value", "season_value", "unit_value", "year_value"]

_JALALI_SEASONS = {"SP": (1, 3), "SU": (4, 6), "FA": (7, 9), "WI": (10, 12)}


def month_value(month: Month, context: Context) -> str | None:
    """2023-03 for a Gregorian month, first and last day for others."""
    year = month.year
    if year is None:
        year = _year_of_month(month, context)
    if year is None:
        return None
    bounds = month_bounds(month.calendar, year, month.month)
    if bounds is None:
        return None
    if month.calendar == "gregorian":
        return f"{year:04}-{month.month:02}"
    if month.edge:
        return bounds[0 if month.edge == "first" else 1].isoformat()
    return f"{bounds[0]}/{bounds[1]}"


def _year_of_month(month: Month, context: Context) -> int | None:
    """The year in which a month lies nearest to now."""
    here = context.near_for(month.calendar)
    fields = fields_of(month.calendar, here) if here else None
    if here is None or fields is None:
        return None
    year = fields[0]
    if month.year_offset is not None:
        return year + month.year_offset
    if month.side == 0 or fields[1] == month.month:
        return year
    if month.side == -1:
        return year if month.month < fields[1] else year - 1
    if month.side == 1:
        return year if month.month > fields[1] else year + 1
    away = (month.month - fields[1]) % 12
    # Half a year ahead and half a year back are as near; news looks back.
    return year + (fields[1] + away > 12) if away < 6 else year - (fields[1] - (12 - away) < 1)


def year_value(year: Year) -> str | None:
    """2023, 202 for its decade, 20 for its century; first and last day in other calendars."""
    if year.calendar == "gregorian":
        if year.years == 100:
            return f"{year.year // 100:02}"
        if year.years == 10:
            return f"{year.year // 10:03}"
        return f"{year.year:04}"
    bounds = year_bounds(year.calendar, year.year, year.years)
    return f"{bounds[0]}/{bounds[1]}" if bounds else None


def season_value(season: Season, context: Context) -> str | None:
    """2023-FA in a Gregorian year, first and last day in a Jalali one."""
    calendar: Calendar = season.calendar or context.calendar
    year = season.year
    if year is None:
        if season.side is not None or season.calendar is None:
            calendar = "jalali"
        year = _season_year(season, calendar, context)
    if year is None:
        return None
    if calendar == "gregorian":
        return f"{year:04}-{season.season}"
    first, last = _JALALI_SEASONS[season.season]
    begins, ends = month_bounds("jalali", year, first), month_bounds("jalali", year, last)
    return f"{begins[0]}/{ends[1]}" if begins and ends else None


def _season_year(season: Season, calendar: Calendar, context: Context) -> int | None:
    fields = fields_of(calendar, context.now) if context.now else None
    if fields is None:
        return None
    if season.year_offset is not None:
        return fields[0] + season.year_offset
    now, then = (fields[1] - 1) // 3, list(_JALALI_SEASONS).index(season.season)
    if season.side == -1:
        return fields[0] if then < now else fields[0] - 1
    if season.side == 1:
        return fields[0] if then > now else fields[0] + 1
    return fields[0]


def unit_value(unit: Unit, context: Context) -> str | None:
    """The day, week, month, year … so far from now; None without a now, and for hours."""
    now = context.now
    if now is None:
        return None
    if unit.unit in ("second", "minute", "hour"):
        return None
    if unit.unit == "day":
        return iso_day(moved(now, unit.offset))
    if unit.unit == "weekend":
        week = _week(now, unit.offset)
        return f"{week}-WE" if week else None
    if unit.unit == "week":
        return _week(now, unit.offset)
    calendar: Calendar = unit.calendar or ("gregorian" if unit.unit == "month" else context.calendar)
    fields = fields_of(calendar, now)
    if fields is None:
        return None
    if unit.unit == "month":
        months = fields[0] * 12 + fields[1] - 1 + unit.offset
        return month_value(Month(calendar=calendar, year=months // 12, month=months % 12 + 1), context)
    years = {"year": 1, "decade": 10, "century": 100}[unit.unit]
    year = fields[0] + unit.offset * years
    year -= year % years
    if year < 1:
        return None
    return year_value(Year(calendar=calendar, year=year, years=years))


def _week(now: date, offset: int) -> str | None:
    """The ISO week in which most of a week from Saturday to Friday lies: Iran's week."""
    day = moved(now, 2 + 7 * offset)
    if day is None:
        return None
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
