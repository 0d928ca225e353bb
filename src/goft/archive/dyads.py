"""The events between two states, fetched for `goft.timelines`."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, literal, or_, select, tuple_

from goft.archive.anytext import AnyText
from goft.archive.fetching import all_rows
from goft.archive.proving import Range, carriers, proof_of, read_articles, state_of
from goft.archive.schema import articles, events
from goft.errors import ArchiveError
from goft.record import Actor, Event, Record
from goft.timelines.dyads import Dyad, DyadEvent, EventRow, chosen, dyad_of, monday_of, mondays_of, once

__all__ = ["DyadQuery", "NoSuchState", "find_dyad"]

_MOST_WEEKS = 6000
_MOST = 1000


class NoSuchState(ArchiveError):  # noqa: N818 - a kind of it, not another
    """A name that is no state's, neither in the package's list nor in the archive."""


class DyadQuery(Range, frozen=True, kw_only=True):
    """Which two states, by code or by name in any spelling; the order of the two does not matter.

    `limit` is how many weeks are shown, the last ones, and `events` how many events behind each, the strongest; all are
    counted.
    """

    one: str
    other: str
    limit: int = 52
    events: int = 3

    def __post_init__(self) -> None:
        """Refuse what has no sense. Raises `ArchiveError`."""
        if not 1 <= self.limit <= _MOST_WEEKS:
            raise ArchiveError(f"a dyad shows 1 to {_MOST_WEEKS} weeks, not {self.limit}")
        if not 0 <= self.events <= _MOST:
            raise ArchiveError(f"a week shows 0 to {_MOST} events, not {self.events}")
        super().__post_init__()


def find_dyad(connection: Connection, query: DyadQuery) -> Dyad:
    """The weeks of the two states; records are read only of the events that are shown."""
    one, other = (_state(connection, text) for text in (query.one, query.other))
    rows = once(_found(connection, query, one, other))
    weeks = frozenset(mondays_of(rows, query.since, query.until)[-query.limit :])
    shown = chosen((row for row in rows if row.day and monday_of(row.day) in weeks), query.events)
    return dyad_of(rows, _shown(connection, shown), (one, other), query.since, query.until, query.limit)


def _state(connection: Connection, text: str) -> str:
    code = state_of(connection, text)
    if code is None:
        raise NoSuchState(f"{text!r} is no state", hint="three letters of ISO 3166-1, such as IRN, or a state's name")
    return code


def _found(connection: Connection, query: DyadQuery, one: str, other: str) -> list[EventRow]:
    pair = tuple_(events.c.actor_country, events.c.recipient_country)
    codes = tuple_(literal(one, AnyText()), literal(other, AnyText()))
    back = tuple_(literal(other, AnyText()), literal(one, AnyText()))
    fields = [events.c[name] for name in ("article", "number", "type", "mode", "status", "day")]
    chosen_rows = (
        select(*fields, articles.c.story, events.c.actor_country, events.c.recipient_country)
        .join(articles, articles.c.id == events.c.article)
        .where(or_(pair == codes, pair == back), *query.within(events.c.day))
    )
    return [
        EventRow(
            article=article,
            story=story or article,
            number=number,
            type=type_,
            mode=mode,
            status=status,
            actor=actor,
            recipient=recipient,
            day=day,
        )
        for article, number, type_, mode, status, day, story, actor, recipient in all_rows(connection, chosen_rows)
    ]


def _shown(connection: Connection, rows: Sequence[EventRow]) -> list[DyadEvent]:
    """The events of rows with their proof, in the order of the rows."""
    read = {one.number: one.record for one in read_articles(connection, (row.article for row in rows))}
    outlets = carriers(connection, (row.story for row in rows))
    return [_event(row, read[row.article], outlets[row.story]) for row in rows]


def _event(row: EventRow, record: Record, outlets: tuple[str, ...]) -> DyadEvent:
    event = next(one for one in record.events if one.id == row.number)
    known = {actor.id: actor for actor in record.actors}
    said = next((one for one in record.statements if one.id == event.said_in), None)
    speaker = known.get(said.speaker_actor or "") if said is not None else None
    return DyadEvent(
        type=row.type,
        mode=row.mode,
        quad=row.quad,
        intensity=row.intensity,
        status=row.status,
        actor=row.actor,
        recipient=row.recipient,
        actor_name=_name(event, "actor", known),
        recipient_name=_name(event, "recipient", known),
        said_by=speaker.name if speaker is not None else None,
        said_in=event.said_in,
        proof=proof_of(record, event.id, [(event.trigger.start, event.trigger.end)], outlets),
    )


def _name(event: Event, role: str, known: dict[str, Actor]) -> str | None:
    party = event.actor if role == "actor" else event.recipient
    actor = known.get(party.actor or "") if party is not None else None
    return actor.name if actor is not None else None
