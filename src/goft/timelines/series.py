"""Totals that count the same thing, one behind the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goft.timelines.ledger_model import CountRow, Entry

__all__ = ["Counted", "Group", "group_of", "series_of"]

Counted = tuple[CountRow, Entry]
Group = tuple[str | None, str | None, str | None]

_APART = 2.0
"""A total more than so many times another's, or less than one so many-th of it, is of another count: «از آغاز جنگ»
beside «از بامداد». Sentences do not say it in a way that can be read off."""


def group_of(row: CountRow, sums: str) -> Group | None:
    """What a count may be added to and compared with: the same target and unit, and where totals are an announcer's
    own, its side. None where totals are the target's and nobody says whose: the dead of two places do not add up."""
    if sums == "target" and row.target is None:
        return None
    return row.target, row.unit, row.side if sums == "announcer" else None


def series_of(totals: Sequence[Counted]) -> Iterator[list[Counted]]:
    """The totals of a group, in order of time, split into counts that may go on from one another."""
    series: list[list[Counted]] = []
    for one in totals:
        value = one[0].value
        for held in reversed(series):
            last = held[-1][0].value
            if last and value and 1 / _APART <= value / last <= _APART:
                held.append(one)
                break
        else:
            series.append([one])
    yield from series
