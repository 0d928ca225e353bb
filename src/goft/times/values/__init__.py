"""From what an expression means to its value, seen from the document's own day."""

from __future__ import annotations

from datetime import date

import msgspec

from goft.times.context import Context
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
from goft.times.values.days import day_value, feast_value, iso_day, moved
from goft.times.values.lengths import iso_length
from goft.times.values.periods import month_value, season_value, unit_value, year_value
from goft.times.values.portions import portion_value

__all__ = ["Before", "value_of"]


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
            return day_value(meaning, context, ahead, before.nearby)
        case Told():
            return _told_value(meaning, before)
        case Timed():
            day = value_of(meaning.day, context, before, ahead=ahead) if meaning.day else iso_day(context.now)
            return f"{day}{meaning.clock}" if day and len(day) == 10 else None
        case Range():
            first, last = (value_of(one, context, before, ahead=ahead) for one in (meaning.first, meaning.last))
            return f"{first}/{last}" if first and last else None
        case Portion():
            return portion_value(meaning, value_of(meaning.whole, context, before))
        case Month():
            return month_value(meaning, context)
        case Year():
            return year_value(meaning)
        case Season():
            return season_value(meaning, context)
        case Feast():
            return feast_value(meaning, context)
        case Unit():
            return unit_value(meaning, context)


def _told_value(told: Told, before: Before) -> str | None:
    if told.unit == "day":
        return iso_day(moved(before.day, told.offset))
    if told.unit == "year" and before.year:
        return year_value(Year(calendar=before.year[0], year=before.year[1]))
    return None
