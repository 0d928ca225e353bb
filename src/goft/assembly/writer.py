"""Writing the record: places of one document's repaired text become spans of the original."""

from __future__ import annotations

import msgspec

from goft.actors import DocumentActor, Resolution
from goft.answers import Answer
from goft.article import Article
from goft.assembly.links import Links
from goft.assembly.mentions import actor_places
from goft.events import Party, SettledEvent
from goft.figures import FoundFigure
from goft.record import Actor, ActorSpan, Event, Figure, ReaderInfo, Record, Repair, Span, Statement, Time
from goft.repair import Repaired
from goft.statements import FoundStatement, Place
from goft.times import FoundTime

__all__ = ["Found", "assemble"]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What the stations found in one repaired text.

    `resolution` is that of the mentions `places`, first those of the statements (`mentions_of`), then those of events.
    `answers` has for each statement what it answers.
    """

    statements: tuple[FoundStatement, ...]
    answers: tuple[Answer | None, ...]
    events: tuple[SettledEvent, ...]
    figures: tuple[FoundFigure, ...]
    times: tuple[FoundTime, ...]
    resolution: Resolution
    places: tuple[Place | None, ...]


def assemble(article: Article, repaired: Repaired, found: Found, info: ReaderInfo) -> Record:
    """The record of an article."""
    writer = _Writer(article.text, repaired, found)
    return Record(
        id=article.id,
        title=article.title,
        text=article.text,
        outlet=article.outlet,
        url=article.url,
        published=article.published.isoformat() if article.published else None,
        statements=writer.statements(),
        actors=tuple(writer.actor(one) for one in found.resolution.actors),
        events=tuple(writer.event(number, event) for number, event in enumerate(found.events)),
        figures=tuple(writer.figure(number, figure) for number, figure in enumerate(found.figures)),
        times=tuple(writer.time(number, time) for number, time in enumerate(found.times)),
        repairs=tuple(
            Repair(start=step.start, end=step.end, was=step.was, read_as=step.read_as, why=step.why)
            for step in repaired.steps
        ),
        reader=info,
    )


class _Writer:
    def __init__(self, text: str, repaired: Repaired, found: Found) -> None:
        self._text = text
        self._way_back = repaired.alignment.original_span
        self._found = found
        self._links = Links(found.statements, found.events, found.times)
        # Settling knows more of a party than its words: «معترضان» are of the state that the text is about.
        parties = (party for event in found.events for party in (event.actor, event.recipient))
        self._local = {party.actor: party.country for party in parties if party is not None}

    def span(self, place: Place) -> Span:
        start, end = self._way_back(*place)
        return Span(start, end, self._text[start:end])

    def statements(self) -> tuple[Statement, ...]:
        first = 0
        written: list[Statement] = []
        for number, statement in enumerate(self._found.statements):
            count = sum(1 for _ in actor_places(statement))
            who = self._found.resolution.by_mention[first : first + count]
            why = self._found.resolution.why[first]
            first += count
            written.append(self._statement(number, statement, who, f"; {why}" if why else ""))
        return tuple(written)

    def _statement(self, number: int, found: FoundStatement, who: tuple[str | None, ...], meant: str) -> Statement:
        rest = iter(who[1:])
        answer = self._found.answers[number]
        answered = tuple(f"s{other + 1}" for other in answer.answered) if answer else ()
        answers = f"; answers {', '.join(answered)}: {answer.why}" if answer else ""
        return Statement(
            id=f"s{number + 1}",
            kind=found.kind,
            act=found.act,
            speaker=self._named(found.speaker, who[0]),
            speaker_actor=who[0],
            cue=tuple(map(self.span, found.cue)),
            content=tuple(map(self.span, found.content)),
            addressee=self._named(found.addressee, next(rest)) if found.addressee else None,
            via=tuple(self._words(link, actor) for link, actor in zip(found.via, rest, strict=True)),
            about=self.span(found.about) if found.about else None,
            parent=f"s{found.parent + 1}" if found.parent is not None else None,
            answers=answered,
            time=_id("t", self._links.time_of_statement(found)),
            confidence=found.confidence,
            why=found.why + meant + answers,
        )

    def _named(self, place: Place | None, actor: str | None) -> ActorSpan | None:
        return self._words(place, actor) if place is not None else None

    def _words(self, place: Place, actor: str | None) -> ActorSpan:
        span = self.span(place)
        return ActorSpan(span.start, span.end, span.text, actor)

    def actor(self, found: DocumentActor) -> Actor:
        return Actor(
            id=found.id,
            key=found.key,
            kind=found.kind,
            name=found.name,
            names=found.names,
            name_en=found.english,
            country=found.country or self._local.get(found.id),
            office=found.office,
            wikidata=found.wikidata,
            mentions=tuple(self._mentions(found)),
        )

    def _mentions(self, found: DocumentActor) -> list[Span]:
        """The words that name an actor, in the text's order, each place once."""
        places = {place for index in found.mentions if (place := self._found.places[index]) is not None}
        return [self.span(place) for place in sorted(places)]

    def event(self, number: int, settled: SettledEvent) -> Event:
        found = settled.event
        return Event(
            id=f"e{number + 1}",
            type=found.type,
            mode=found.mode,
            status=found.status,
            auxiliary=found.auxiliary,
            trigger=self.span(found.trigger),
            actor=self._party(found.actor, settled.actor),
            recipient=self._party(found.recipient, settled.recipient),
            place=self.span(found.place) if found.place else None,
            time=_id("t", self._links.time_of_event(found)),
            said_in=_id("s", found.said_in),
            confidence=found.confidence,
            why=found.why,
        )

    def _party(self, place: Place | None, party: Party | None) -> ActorSpan | None:
        actor = party.actor if party is not None else None
        if place is not None:
            return self._words(place, actor)
        return ActorSpan(None, None, None, actor) if actor is not None else None

    def figure(self, number: int, found: FoundFigure) -> Figure:
        span = self.span((found.start, found.end))
        return Figure(
            id=f"f{number + 1}",
            start=span.start,
            end=span.end,
            text=span.text,
            value=found.value,
            unit=found.unit,
            bound=found.bound,
            kind=found.kind,
            event=_id("e", self._links.event_of_figure(found)),
        )

    def time(self, number: int, found: FoundTime) -> Time:
        span = self.span((found.start, found.end))
        return Time(
            id=f"t{number + 1}",
            start=span.start,
            end=span.end,
            text=span.text,
            type=found.type,
            value=found.value,
            calendar=found.calendar,
        )


def _id(letter: str, number: int | None) -> str | None:
    """The id of the thing with a number: s1 for the statement with number 0; None for none."""
    return f"{letter}{number + 1}" if number is not None else None
