"""The values of days: by distance, weekday, date; of feasts."""

from __future__ import annotations

from datetime import date, timedelta

from goft.times.calendars import fields_of, to_day
from goft.times.context import Context
from goft.times.meanings import Day, Feast
from goft.times.model import Calendar

__all__ = ["day_value", "feast_value", "iso_day", "moved"]


def iso_day(day: date | None) -> str | None:
    """The day in ISO 8601; None stays None."""
    return day.isoformat() if day else None


def day_value(day: Day, context: Context, ahead: bool, year: tuple[Calendar, int] | None) -> str | None:
    """The day in ISO 8601; `year` is that of the dates told just before."""
    if day.yearly:
        return _yearly(day, context)
    return iso_day(_day(day, context, ahead, year))


def _yearly(day: Day, context: Context) -> str | None:
    """XXXX-12-07: the same day of every Gregorian year, as far as a Jalali day can be."""
    if day.calendar in (None, "hijri") or day.month is None or day.day is None:
        return None
    known = fields_of(day.calendar, context.now or date(2021, 6, 1))
    found = to_day(day.calendar, known[0] if known else 1400, day.month, day.day)
    return f"XXXX{found.isoformat()[4:]}" if found else None


def _day(day: Day, context: Context, ahead: bool, year: tuple[Calendar, int] | None) -> date | None:
    if day.offset is not None:
        return moved(context.now, day.offset)
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


def moved(day: date | None, by: int) -> date | None:
    """The day so many days on; None where there is none, or it leaves the calendar."""
    try:
        return day + timedelta(days=by) if day else None
    except OverflowError:
        return None


def _of_week(weekday: int, now: date | None, week: int) -> date | None:
    """The weekday in a week beside this one; weeks begin on Saturday."""
    if now is None:
        return None
    return moved(now, (weekday + 1) % 7 - (now.isoweekday() + 1) % 7 + 7 * week)


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
        return moved(now, 7 - back)
    if side == -1:
        return moved(now, -(back or 7))
    return moved(now, 7 - back if ahead and back else -back)


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


def feast_value(feast: Feast, context: Context) -> str | None:
    """The day, or first and last day, of a feast."""
    first = _feast_day(feast, context)
    return f"{first}/{moved(first, feast.days - 1)}" if first and feast.days > 1 else iso_day(first)


def _feast_day(feast: Feast, context: Context) -> date | None:
    if feast.year is not None:
        return to_day(feast.calendar, feast.year, feast.month, feast.day)
    if feast.year_offset is not None and context.now:
        fields = fields_of(feast.calendar, context.now)
        return to_day(feast.calendar, fields[0] + feast.year_offset, feast.month, feast.day) if fields else None
    return _dated(feast.calendar, feast.month, feast.day, context, feast.side)
