"""From what an expression means to its value, seen from the document's own day."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from goft.times.calendars import fields_of, month_bounds, to_day, year_bounds
from goft.times.context import Context
from goft.times.lengths_iso import iso_length
from goft.times.meanings import (
    Day,
    Feast,
    Fixed,
    Length,
    Meaning,
    Month,
    Portion,
    Range,
    Season,
    Timed,
    Told,
    Unit,
    Year,
)
from goft.times.model import Calendar
from goft.times.portions import portion_value

__all__ = ["Before", "value_of"]

_JALALI_SEASONS = {"SP": (1, 3), "SU": (4, 6), "FA": (7, 9), "WI": (10, 12)}


class Before(msgspec.Struct, frozen=True):
    """What the text has told before: the last day; the last year named; the year of a date in full nearby."""

    day: date | None = None
    year: tuple[Calendar, int] | None = None
    nearby: tuple[Calendar, int] | None = None


def value_of(meaning: Meaning, context: Context, before: Before, *, ahead: bool = False) -> str | None:
    """The value in ISO 8601, None where it stays open. `ahead` says that the clause speaks of what is to come."""
    match meaning:
        case Fixed():
            return meaning.value
        case Length():
            return iso_length(meaning)
        case Day():
            return _day_value(meaning, context, ahead, before.nearby)
        case Told():
            return _told_value(meaning, before)
        case Timed():
            day = value_of(meaning.day, context, before, ahead=ahead) if meaning.day else _iso(context.now)
            return f"{day}{meaning.clock}" if day and len(day) == 10 else None
        case Range():
            first, last = (value_of(one, context, before, ahead=ahead) for one in (meaning.first, meaning.last))
            return f"{first}/{last}" if first and last else None
        case Portion():
            return portion_value(meaning, value_of(meaning.whole, context, before))
        case Month():
            return _month_value(meaning, context)
        case Year():
            return _year_value(meaning)
        case Season():
            return _season_value(meaning, context)
        case Feast():
            return _iso(_feast_day(meaning, context))
        case Unit():
            return _unit_value(meaning, context)


def _told_value(told: Told, before: Before) -> str | None:
    if told.unit == "day":
        return _iso(_moved(before.day, told.offset))
    if told.unit == "year" and before.year:
        return _year_value(Year(calendar=before.year[0], year=before.year[1]))
    return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_value(day: Day, context: Context, ahead: bool, year: tuple[Calendar, int] | None) -> str | None:
    if day.yearly:
        return _yearly(day, context)
    return _iso(_day(day, context, ahead, year))


def _yearly(day: Day, context: Context) -> str | None:
    """XXXX-12-07: the same day of every Gregorian year, as far as a Jalali day can be."""
    if day.calendar in (None, "hijri") or day.month is None or day.day is None:
        return None
    known = fields_of(day.calendar, context.now or date(2021, 6, 1))
    found = to_day(day.calendar, known[0] if known else 1400, day.month, day.day)
    return f"XXXX{found.isoformat()[4:]}" if found else None


def _day(day: Day, context: Context, ahead: bool, year: tuple[Calendar, int] | None) -> date | None:
    if day.offset is not None:
        return _moved(context.now, day.offset)
    if day.month is not None and day.day is not None and day.calendar is not None:
        if day.year is not None:
            return to_day(day.calendar, day.year, day.month, day.day)
        if day.year_offset is not None:
            fields = fields_of(day.calendar, context.now) if context.now else None
            return to_day(day.calendar, fields[0] + day.year_offset, day.month, day.day) if fields else None
        if year and year[0] == day.calendar and day.weekday is None and day.side is None:
            return to_day(day.calendar, year[1], day.month, day.day)
        return _dated(day.calendar, day.month, day.day, context, day.side, day.weekday)
    if day.weekday is not None and day.week is not None:
        return _of_week(day.weekday, context.now, day.week)
    if day.months is not None and day.day is not None:
        return _of_month(day, context)
    if day.weekday is not None and context.now is not None:
        return _weekday(day.weekday, context.now, day.side, ahead)
    return None


def _moved(day: date | None, by: int) -> date | None:
    try:
        return day + timedelta(days=by) if day else None
    except OverflowError:
        return None


def _of_week(weekday: int, now: date | None, week: int) -> date | None:
    """The weekday in a week beside this one; weeks begin on Saturday."""
    if now is None:
        return None
    return _moved(now, (weekday + 1) % 7 - (now.isoweekday() + 1) % 7 + 7 * week)


def _of_month(day: Day, context: Context) -> date | None:
    """The day of this month or one beside it, in the calendar that is named or the document's own."""
    calendar = day.calendar or context.calendar
    fields = fields_of(calendar, context.now) if context.now else None
    if fields is None or day.months is None or day.day is None:
        return None
    months = fields[0] * 12 + fields[1] - 1 + day.months
    return to_day(calendar, months // 12, months % 12 + 1, day.day)


def _weekday(weekday: int, now: date, side: int | None, ahead: bool) -> date | None:
    """The last such day up to now; behind گذشته the one before today, behind آینده or ahead of now the next."""
    back = (now.isoweekday() - weekday) % 7
    if side == 1:
        return _moved(now, 7 - back)
    if side == -1:
        return _moved(now, -(back or 7))
    return _moved(now, 7 - back if ahead and back else -back)


def _dated(
    calendar: Calendar, month: int, day: int, context: Context, side: int | None, weekday: int | None = None
) -> date | None:
    """The day of a month nearest to now, or on the side that the text says; the weekday goes before."""
    here = context.near_for(calendar)
    fields = fields_of(calendar, here) if here else None
    if here is None or fields is None:
        return None
    found = [to_day(calendar, fields[0] + more, month, day) for more in (-1, 0, 1)]
    days = [one for one in found if one is not None]
    if weekday is not None:
        days = [one for one in days if one.isoweekday() == weekday] or days
    if side == 0:
        return found[1]
    if side == -1:
        days = [one for one in days if one <= here] or days
    if side == 1:
        days = [one for one in days if one >= here] or days
    return min(days, key=lambda one: abs((one - here).days), default=None)


def _month_value(month: Month, context: Context) -> str | None:
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


def _year_value(year: Year) -> str | None:
    if year.calendar == "gregorian":
        if year.years == 100:
            return f"{year.year // 100:02}"
        if year.years == 10:
            return f"{year.year // 10:03}"
        return f"{year.year:04}"
    bounds = year_bounds(year.calendar, year.year, year.years)
    return f"{bounds[0]}/{bounds[1]}" if bounds else None


def _season_value(season: Season, context: Context) -> str | None:
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


def _feast_day(feast: Feast, context: Context) -> date | None:
    if feast.year is not None:
        return to_day(feast.calendar, feast.year, feast.month, feast.day)
    if feast.year_offset is not None and context.now:
        fields = fields_of(feast.calendar, context.now)
        return to_day(feast.calendar, fields[0] + feast.year_offset, feast.month, feast.day) if fields else None
    return _dated(feast.calendar, feast.month, feast.day, context, feast.side)


def _unit_value(unit: Unit, context: Context) -> str | None:
    now = context.now
    if now is None:
        return None
    if unit.unit in ("second", "minute", "hour"):
        return None
    if unit.unit == "day":
        return _iso(_moved(now, unit.offset))
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
        return _month_value(Month(calendar=calendar, year=months // 12, month=months % 12 + 1), context)
    years = {"year": 1, "decade": 10, "century": 100}[unit.unit]
    year = fields[0] + unit.offset * years
    year -= year % years
    if year < 1:
        return None
    return _year_value(Year(calendar=calendar, year=year, years=years))


def _week(now: date, offset: int) -> str | None:
    """The ISO week in which most of a week from Saturday to Friday lies: Iran's week."""
    day = _moved(now, 2 + 7 * offset)
    if day is None:
        return None
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
