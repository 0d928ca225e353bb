"""What a document says about its own day: the day of publication, else what its dates give away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from goft.times.calendars import to_day
from goft.times.meanings import Day, Meaning, Month, Range, Read, Timed, Unit, Year
from goft.times.model import Calendar

__all__ = ["Context", "context_of", "days_in"]


class Context(msgspec.Struct, frozen=True):
    """`now` is the day that relative words count from; None where it is unknown. `near` is a day close to the ones of
    the text that have no year, where they can be given one; `only` is the calendar that it is good for, None for all.
    `calendar` is the one that the document counts in."""

    now: date | None
    near: date | None
    only: Calendar | None
    calendar: Calendar

    def near_for(self, calendar: Calendar) -> date | None:
        """A day close to the dates of a calendar."""
        return self.near if self.only in (None, calendar) else None


def context_of(reads: Iterable[Read], published: date | None) -> Context:
    """The context of a document's expressions."""
    found = list(reads)
    now = published or next(
        (day for read in found if read.anchor for day in map(_full, days_in(read.meaning)) if day), None
    )
    near, only = (now, None) if now else _near(found)
    return Context(now, near, only, _calendar(found))


def days_in(meaning: Meaning) -> tuple[Day, ...]:
    """The days inside a meaning."""
    if isinstance(meaning, Day):
        return (meaning,)
    if isinstance(meaning, Timed):
        return days_in(meaning.day) if meaning.day else ()
    if isinstance(meaning, Range):
        return days_in(meaning.first) + days_in(meaning.last)
    return ()


def _full(day: Day) -> date | None:
    """The day of a date that has its year."""
    if day.calendar is None or day.year is None or day.month is None or day.day is None:
        return None
    return to_day(day.calendar, day.year, day.month, day.day)


def _calendar(reads: list[Read]) -> Calendar:
    """The calendar of most months and years; the Gregorian one where neither leads."""
    votes = Counter(read.calendar for read in reads)
    votes.update(read.meaning.calendar for read in reads if isinstance(read.meaning, Unit) and read.meaning.calendar)
    return "jalali" if votes["jalali"] > votes["gregorian"] else "gregorian"


def _near(reads: list[Read]) -> tuple[date | None, Calendar | None]:
    """A day that the text fixes by itself, and the calendar that it is good for.

    A full date; else a weekday, day and month that fit a year which the text names; else the one year that it names,
    unless a weekday speaks against it.
    """
    days = [day for read in reads for day in days_in(read.meaning)]
    for day in days:
        full = _full(day)
        if full:
            return full, None
    years = _years(reads)
    checked = [day for day in days if day.weekday is not None and day.month is not None]
    for day in checked:
        fitting = _fitting(day, years)
        if fitting:
            return fitting, None
    if len(years) == 1 and not checked:
        calendar, year = next(iter(years))
        return to_day(calendar, year, 6, 30), calendar
    return None, None


def _years(reads: list[Read]) -> set[tuple[Calendar, int]]:
    """The years that the text names."""
    found: set[tuple[Calendar, int]] = set()
    for read in reads:
        meaning = read.meaning
        if (isinstance(meaning, Year) and meaning.years == 1) or (
            isinstance(meaning, Month) and meaning.year is not None
        ):
            found.add((meaning.calendar, meaning.year or 0))
    return found


def _fitting(day: Day, years: set[tuple[Calendar, int]]) -> date | None:
    """The day in one of the years, or the one after it, on which its weekday falls."""
    if day.calendar is None or day.month is None or day.day is None:
        return None
    for calendar, year in sorted(years, key=lambda one: -one[1]):
        if calendar != day.calendar:
            continue
        for candidate in (year, year + 1):
            found = to_day(calendar, candidate, day.month, day.day)
            if found and found.isoweekday() == day.weekday:
                return found
    return None
