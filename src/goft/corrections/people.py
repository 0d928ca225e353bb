"""The actors of a corrected record: who is meant by a key, a name or words, and where each is mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast, get_args

import msgspec

from goft.actors.model import ActorKind
from goft.actors.spelling import key as spelling
from goft.corrections.model import Who
from goft.record import Actor, ActorSpan, Event, Span, Statement

__all__ = ["People", "with_events", "with_mentions"]

_Meant = tuple[tuple[int, int] | None, str | None]
"""A place of the text, and the id of whom the words there name."""


class People:
    """The actors of one record, and those that its corrections add."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.actors = list(actors)
        self._told: dict[tuple[int, int], str | None] = {}

    def note(self, who: Who | None) -> None:
        """Note whom words mean where a correction says so; all of these before anybody is known by his words alone."""
        if who is not None and (who.key is not None or who.name is not None):
            actor = self.id_of(who)
            if who.span is not None:
                self._told[who.span.start, who.span.end] = actor

    def id_of(self, who: Who | None) -> str | None:
        """The id of who is meant, who is added where the record has him not; None for nobody, or nobody known."""
        if who is None:
            return None
        if who.key is None and who.name is None:
            return self._by_words(who.span) if who.span is not None else None
        return self._by_key(who.key) or self._by_name(who) or self._add(who)

    def words(self, who: Who | None) -> ActorSpan | None:
        """The words of somebody with his id; None where no words name him."""
        if who is None or who.span is None:
            return None
        return ActorSpan(who.span.start, who.span.end, who.span.text, self.id_of(who))

    def _by_key(self, key: str | None) -> str | None:
        return next((actor.id for actor in self.actors if actor.key == key), None)

    def _by_name(self, who: Who) -> str | None:
        """By the fullest name where a key is asked for, too: keys are the reader's, which may have learned better."""
        if who.name is None:
            return None
        asked = spelling(who.name)
        for actor in self.actors:
            names = (actor.name,) if who.key is not None else (actor.name, *actor.names)
            if asked in map(spelling, names) and who.kind in (None, actor.kind):
                return actor.id
        return None

    def _by_words(self, span: Span) -> str | None:
        if (span.start, span.end) in self._told:
            return self._told[span.start, span.end]
        here = (actor.id for actor in self.actors if span in actor.mentions)
        asked = spelling(span.text)
        called = (a.id for a in self.actors if asked and asked in map(spelling, (a.name, *a.names)))
        return next(here, None) or next(called, None)

    def _add(self, who: Who) -> str:
        before = who.key.partition("/")[0] if who.key else ""
        kind = who.kind or (cast(ActorKind, before) if before in get_args(ActorKind) else "person")
        name = who.name or (who.key or "").partition("/")[2].replace("-", " ") or who.key or ""
        taken = [int(actor.id[1:]) for actor in self.actors if actor.id[1:].isdecimal()]
        number = f"a{max(taken, default=0) + 1}"
        key = who.key or f"{kind}/{name.replace(' ', '-')}"
        self.actors.append(Actor(id=number, key=key, kind=kind, name=name, names=(name,), country=who.country))
        return number


def with_mentions(
    actors: Iterable[Actor], statements: Sequence[Statement], events: Sequence[Event], corrected: Iterable[Statement]
) -> tuple[Actor, ...]:
    """Actors with the words by which corrected statements name them, and without those that now name somebody else."""
    meant: set[_Meant] = {(place, span.actor) for one in statements for place, span in _named(one)}
    meant |= {(_place(party), party.actor) for event in events for party in (event.actor, event.recipient) if party}
    touched = {place: span for one in corrected for place, span in _named(one)}
    return tuple(_mentioned(actor, touched, meant) for actor in actors)


def _mentioned(actor: Actor, touched: dict[tuple[int, int], ActorSpan], meant: set[_Meant]) -> Actor:
    kept = [one for one in actor.mentions if (one.start, one.end) not in touched]
    for (start, end), span in touched.items():
        if ((start, end), actor.id) in meant:
            kept.append(Span(start, end, span.text or ""))
    if set(kept) == set(actor.mentions):
        return actor
    return msgspec.structs.replace(actor, mentions=tuple(sorted(kept, key=lambda one: (one.start, one.end))))


def with_events(events: Iterable[Event], corrected: Iterable[Statement]) -> tuple[Event, ...]:
    """Events whose parties are whom the same words name in corrected statements."""
    who = {place: span.actor for one in corrected for place, span in _named(one) if span.actor is not None}

    def party(words: ActorSpan | None) -> ActorSpan | None:
        actor = who.get(_place(words) or (-1, -1)) if words is not None else None
        return msgspec.structs.replace(words, actor=actor) if words is not None and actor is not None else words

    return tuple(
        msgspec.structs.replace(event, actor=party(event.actor), recipient=party(event.recipient)) for event in events
    )


def _named(one: Statement) -> Iterator[tuple[tuple[int, int], ActorSpan]]:
    for span in (one.speaker, one.addressee, *one.via):
        if span is not None and span.start is not None and span.end is not None:
            yield (span.start, span.end), span


def _place(span: ActorSpan) -> tuple[int, int] | None:
    return (span.start, span.end) if span.start is not None and span.end is not None else None
