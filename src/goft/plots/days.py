"""The time axis: which days get a mark, and their labels in both calendars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from goft.plots.words import Words
from goft.times.calendars import fields_of, to_day

__all__ = ["Tick", "day_ticks", "ticks"]

_DAYS = (1, 2, 3, 5, 7, 10, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


class Tick(msgspec.Struct, frozen=True):
    """A marked day. The year is written at the first mark and where it changes, for each calendar by itself."""

    day: date
    jalali: str
    gregorian: str


def ticks(first: date, last: date, words: Words, most: int = 8) -> Iterator[tuple[Tick, ...]]:
    """Choices of marks from `first` to `last`, fewer with each, at most `most`.

    They are every so many days, or first days of Jalali months.
    """
    for count in range(most, 1, -1):
        yield day_ticks(_chosen(first, last, count), words)


def day_ticks(days: Sequence[date], words: Words) -> tuple[Tick, ...]:
    """Marks at these days, which come in order."""
    made = list[Tick]()
    for at, day in enumerate(days):
        before = days[at - 1] if at else None
        made.append(
            Tick(
                day,
                words.jalali(day, year=before is None or _year(before) != _year(day)),
                words.gregorian(day, year=before is None or before.year != day.year),
            )
        )
    return tuple(made)


def _year(day: date) -> int | None:
    fields = fields_of("jalali", day)
    return fields[0] if fields else None


def _chosen(first: date, last: date, most: int) -> tuple[date, ...]:
    span = (last - first).days
    for step in _DAYS:
        if span // step < most:
            return _every(first, last, step)
    for months in _MONTHS:
        found = tuple(_month_starts(first, last, months))
        if 2 <= len(found) <= most:
            return found
    return _every(first, last, span // (most - 1))  # outside the tables of the Jalali calendar


def _every(first: date, last: date, step: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=days) for days in range(0, (last - first).days + 1, step))


def _month_starts(first: date, last: date, months: int) -> Iterator[date]:
    """First days of every so many months; multiples of a year begin with Farvardin."""
    fields = fields_of("jalali", first)
    if fields is None:
        return
    count = -(-(fields[0] * 12 + fields[1] - 1) // months) * months
    while day := to_day("jalali", count // 12, count % 12 + 1, 1):
        if day > last:
            return
        if day >= first:
            yield day
        count += months
