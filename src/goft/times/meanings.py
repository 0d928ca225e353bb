"""What an expression means before it is known when the text was written."""

from __future__ import annotations

import msgspec

from goft.times.model import Calendar, TimeCalendar, TimeType

__all__ = [
    "Day",
    "Feast",
    "Fixed",
    "Length",
    "Meaning",
    "Month",
    "Portion",
    "Range",
    "Read",
    "Season",
    "Timed",
    "Told",
    "Unit",
    "Year",
]


class Fixed(msgspec.Struct, frozen=True):
    """A value that no calendar changes; None where it stays open."""

    value: str | None


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day: by its distance from the day of publication, by its weekday, by its date, or by several of them.

    `side` is -1 behind گذشته, 0 behind جاری, 1 behind آینده; `yearly` says that it comes back every year; `week` and
    `months` are the week of a weekday and the month of a day's number beside now (دوشنبه هفته آینده، دهم ماه جاری).
    """

    offset: int | None = None
    weekday: int | None = None
    calendar: Calendar | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_offset: int | None = None
    side: int | None = None
    yearly: bool = False
    week: int | None = None
    months: int | None = None


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """A month by name; `edge` is "first" or "last" where its first or last day is meant."""

    calendar: Calendar
    month: int
    year: int | None = None
    year_offset: int | None = None
    side: int | None = None
    edge: str = ""


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """A year by number, or a decade or century: `years` is 1, 10 or 100."""

    calendar: Calendar
    year: int
    years: int = 1


class Season(msgspec.Struct, frozen=True, kw_only=True):
    """A season (SP, SU, FA, WI) of a year, or beside now."""

    season: str
    calendar: Calendar | None = None
    year: int | None = None
    year_offset: int | None = None
    side: int | None = None


class Feast(msgspec.Struct, frozen=True, kw_only=True):
    """A feast of a calendar, of so many days, in a year or near now."""

    calendar: Calendar
    month: int
    day: int
    days: int = 1
    year: int | None = None
    year_offset: int | None = None
    side: int | None = None


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar unit so many units away from now (ماه گذشته, دو هفته پیش). `calendar` where the text names it."""

    unit: str
    offset: int
    calendar: Calendar | None = None


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """So many units; `count` None is an unknown number, `upto` the other end of a range."""

    unit: str
    count: int | None
    upto: int | None = None
    halves: int = 0


class Told(msgspec.Struct, frozen=True):
    """A day or year that the text has named (آن روز، همان سال), or one so many units away from it (روز بعد)."""

    unit: str
    offset: int = 0


class Portion(msgspec.Struct, frozen=True, kw_only=True):
    """The nth stretch of so many units inside a longer time (سه ماه نخست سال جاری); nth -1 is the last."""

    unit: str
    count: int
    nth: int
    whole: Meaning


class Timed(msgspec.Struct, frozen=True):
    """A time of a day: `clock` is what stands behind the day in ISO 8601 (T17:00, TMO)."""

    day: Meaning | None
    clock: str


class Range(msgspec.Struct, frozen=True):
    """From one time to another."""

    first: Meaning
    last: Meaning


Meaning = Fixed | Day | Month | Year | Season | Feast | Unit | Length | Timed | Range | Told | Portion


class Read(msgspec.Struct, frozen=True):
    """An expression read: the number of the item behind it, and what it means. `anchor` marks a line of page furniture
    that says when the page was made and is not reported itself."""

    end: int
    type: TimeType
    meaning: Meaning
    calendar: TimeCalendar
    why: str
    anchor: bool = False
