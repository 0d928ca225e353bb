"""Two states week by week: how much of what they did to each other, how friendly, and the events behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from goft.events import event_class
from goft.events.model import EventType
from goft.events.plover import QuadClass
from goft.timelines.proof import Proof

__all__ = ["Dyad", "DyadEvent", "EventRow", "Tally", "Week", "chosen", "dyad_of", "monday_of", "mondays_of", "once"]

Status = Literal["fact", "claimed", "denied", "planned"]
_WEEK = timedelta(days=7)


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event between two states, as the archive has it. `day` is "" where it is not known.

    `article` and `story` are numbers: a story is led by the article that has its number. `number` is the event's id in
    the record.
    """

    article: int
    story: int
    number: str
    type: EventType
    mode: str | None
    status: Status
    actor: str
    recipient: str
    day: str

    @property
    def quad(self) -> QuadClass:
        """PLOVER's class of the event."""
        return event_class(self.type).quad

    @property
    def intensity(self) -> float:
        """From -10 (most hostile) to 10 (most friendly)."""
        return _intensity(self.type, self.mode)


class DyadEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event: who did what to whom, as states and in the text's names, and who says so if somebody does."""

    type: EventType
    mode: str | None
    quad: QuadClass
    intensity: float
    status: Status
    actor: str
    recipient: str
    actor_name: str | None
    recipient_name: str | None
    said_by: str | None
    said_in: str | None
    proof: Proof


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Events counted by quad class, with the sum and the mean of their intensity (None where there are no events)."""

    verbal_cooperation: int = 0
    material_cooperation: int = 0
    verbal_conflict: int = 0
    material_conflict: int = 0
    count: int = 0
    sum: float = 0.0
    mean: float | None = None


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """An ISO week, by its Monday: what was told as done, by the writer or by somebody; what is planned; what is denied.

    `events` are the strongest of the week's, all of them where not more were asked for.
    """

    monday: str
    told: Tally
    planned: Tally
    denied: Tally
    events: tuple[DyadEvent, ...] = ()


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """Two states, the last weeks of the range in order, those without events too.

    `count` is how many weeks the range has, and the tallies are of all of them; `undated` events are in none.
    """

    states: tuple[str, str]
    since: str | None
    until: str | None
    count: int
    undated: int
    told: Tally
    planned: Tally
    denied: Tally
    weeks: tuple[Week, ...]


@lru_cache(10_000)
def monday_of(day: str) -> date:
    """The Monday of a day's ISO week.

    >>> monday_of("2024-05-05")
    datetime.date(2024, 4, 29)
    """
    at = date.fromisoformat(day)
    return at - timedelta(days=at.weekday())


@lru_cache(1_000)
def _intensity(kind: EventType, mode: str | None) -> float:
    known = event_class(kind)
    return known.modes.get(mode or "", known.intensity)


def once(rows: Iterable[EventRow]) -> list[EventRow]:
    """The events of one article of each story: its leader's, or the first one's where the leader tells none."""
    stories: defaultdict[int, dict[int, list[EventRow]]] = defaultdict(dict)
    for row in rows:
        stories[row.story].setdefault(row.article, []).append(row)
    kept: list[EventRow] = []
    for story, articles in stories.items():
        kept += articles[story if story in articles else min(articles, key=lambda one: (articles[one][0].day, one))]
    return sorted(kept, key=lambda row: (row.day, row.article, row.number))


def chosen(rows: Iterable[EventRow], limit: int) -> list[EventRow]:
    """Of each week's events the strongest that are to be shown: told before planned before denied, then by day."""
    weeks: defaultdict[date, list[EventRow]] = defaultdict(list)
    for row in rows:
        if row.day:
            weeks[monday_of(row.day)].append(row)
    rank = {"fact": 0, "claimed": 0, "planned": 1, "denied": 2}
    found: list[EventRow] = []
    for events in weeks.values():
        events.sort(key=lambda row: (rank[row.status], -abs(row.intensity), row.day, row.article))
        found += events[:limit]
    return found


def mondays_of(rows: Iterable[EventRow], since: date | None = None, until: date | None = None) -> list[date]:
    """The weeks of a range in order: from `since` to `until`, else from the first event to the last."""
    days = [row.day for row in rows if row.day]
    first = since.isoformat() if since else min(days, default=until.isoformat() if until else "")
    last = until.isoformat() if until else max(days, default=first)
    if not first or first > last:
        return []
    start, end = monday_of(first), monday_of(last)
    return [start + number * _WEEK for number in range((end - start).days // 7 + 1)]


def dyad_of(
    rows: Iterable[EventRow],
    shown: Sequence[DyadEvent],
    states: tuple[str, str],
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> Dyad:
    """The weeks of two states, the last `limit` of them, from rows that are each counted once.

    `shown` are the events to put behind the weeks.
    """
    every = list(rows)
    dated: defaultdict[date, list[EventRow]] = defaultdict(list)
    for row in every:
        if row.day:
            dated[monday_of(row.day)].append(row)
    behind: defaultdict[date, list[DyadEvent]] = defaultdict(list)
    for event in shown:
        behind[monday_of(event.proof.day or "")].append(event)
    mondays = mondays_of(every, since, until)
    told, planned, denied = _apart([row for row in every if row.day])
    return Dyad(
        states=states,
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        count=len(mondays),
        undated=sum(not row.day for row in every),
        told=told,
        planned=planned,
        denied=denied,
        weeks=tuple(_week(monday, dated[monday], behind[monday]) for monday in mondays[-limit if limit else 0 :]),
    )


def _week(monday: date, rows: Sequence[EventRow], events: Sequence[DyadEvent]) -> Week:
    told, planned, denied = _apart(rows)
    return Week(monday=monday.isoformat(), told=told, planned=planned, denied=denied, events=tuple(events))


def _apart(rows: Sequence[EventRow]) -> tuple[Tally, Tally, Tally]:
    apart: dict[str, list[EventRow]] = {"told": [], "planned": [], "denied": []}
    for row in rows:
        apart[row.status if row.status in apart else "told"].append(row)
    return _tally(apart["told"]), _tally(apart["planned"]), _tally(apart["denied"])


def _tally(rows: Sequence[EventRow]) -> Tally:
    counts: dict[str, int] = {}
    for row in rows:
        name = row.quad.replace(" ", "_")
        counts[name] = counts.get(name, 0) + 1
    total = round(sum(row.intensity for row in rows), 2)
    mean = round(total / len(rows), 2) if rows else None
    return Tally(**counts, count=len(rows), sum=total, mean=mean)
