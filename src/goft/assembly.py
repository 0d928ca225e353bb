"""From what the stations found in the repaired text to a record whose spans point into the original."""

from __future__ import annotations

from collections.abc import Iterator

from goft.actors import DocumentActor, Hint, Mention, Resolution
from goft.actors.model import Role
from goft.article import Article
from goft.record import Actor, ActorSpan, ReaderInfo, Record, Repair, Span, Statement
from goft.repair import Repaired
from goft.statements import FoundStatement, Place

__all__ = ["assemble", "mentions_of"]


def mentions_of(text: str, statements: tuple[FoundStatement, ...]) -> tuple[Mention, ...]:
    """Who is named, or meant, in the statements of a repaired text: for each its speaker, addressee and chain, in order."""
    found: list[Mention] = []
    speakers: dict[int, int] = {}
    for number, statement in enumerate(statements):
        speakers[number] = len(found)
        parent = speakers.get(statement.parent) if statement.parent is not None else None
        for role, place in _places(statement):
            found.append(
                Mention(
                    start=place[0] if place else None,
                    end=place[1] if place else None,
                    text=text[place[0] : place[1]] if place else None,
                    role=role,
                    sentence=statement.sentence,
                    statement=number,
                    parent=parent,
                    hint=Hint(statement.person, statement.plural) if role == "speaker" and statement.finite else None,
                )
            )
    return tuple(found)


def _places(statement: FoundStatement) -> Iterator[tuple[Role, Place | None]]:
    """The actors of a statement in a fixed order: the speaker always, though nobody be named."""
    yield "speaker", statement.speaker
    if statement.addressee:
        yield "addressee", statement.addressee
    for link in statement.via:
        yield "via", link


def assemble(
    article: Article,
    repaired: Repaired,
    statements: tuple[FoundStatement, ...],
    resolution: Resolution,
    info: ReaderInfo,
) -> Record:
    """The record of an article; `resolution` is that of `mentions_of(repaired.text, statements)`."""
    writer = _Writer(article.text, repaired, resolution)
    return Record(
        id=article.id,
        title=article.title,
        text=article.text,
        outlet=article.outlet,
        url=article.url,
        published=article.published.isoformat() if article.published else None,
        statements=writer.statements(statements),
        actors=tuple(writer.actor(one) for one in resolution.actors),
        repairs=tuple(
            Repair(start=step.start, end=step.end, was=step.was, read_as=step.read_as, why=step.why)
            for step in repaired.steps
        ),
        reader=info,
    )


class _Writer:
    """Turns places of one document's repaired text into spans of the original."""

    def __init__(self, text: str, repaired: Repaired, resolution: Resolution) -> None:
        self._text = text
        self._repaired = repaired
        self._resolution = resolution
        self._spans: list[Span | None] = []

    def span(self, place: Place) -> Span:
        start, end = self._repaired.original_span(*place)
        return Span(start, end, self._text[start:end])

    def statements(self, found: tuple[FoundStatement, ...]) -> tuple[Statement, ...]:
        mention = 0
        written: list[Statement] = []
        for number, statement in enumerate(found):
            places = list(_places(statement))
            who = self._resolution.by_mention[mention : mention + len(places)]
            mention += len(places)
            written.append(self._statement(number, statement, who))
        return tuple(written)

    def _statement(self, number: int, found: FoundStatement, who: tuple[str | None, ...]) -> Statement:
        rest = iter(who[1:])
        speaker = self._named(found.speaker, who[0])
        self._spans.append(self.span(found.speaker) if found.speaker else None)
        addressee = self._named(found.addressee, next(rest)) if found.addressee else None
        via = tuple(self._named(link, actor) for link, actor in zip(found.via, rest, strict=True))
        for named in (addressee, *via):
            if named is not None:
                self._spans.append(Span(named.start or 0, named.end or 0, named.text or ""))
        return Statement(
            id=f"s{number + 1}",
            kind=found.kind,
            act=found.act,
            speaker=speaker,
            speaker_actor=who[0],
            cue=tuple(map(self.span, found.cue)),
            content=tuple(map(self.span, found.content)),
            addressee=addressee,
            via=tuple(link for link in via if link is not None),
            about=self.span(found.about) if found.about else None,
            parent=f"s{found.parent + 1}" if found.parent is not None else None,
            confidence=found.confidence,
            why=found.why,
        )

    def _named(self, place: Place | None, actor: str | None) -> ActorSpan | None:
        if place is None:
            return None
        span = self.span(place)
        return ActorSpan(span.start, span.end, span.text, actor)

    def actor(self, found: DocumentActor) -> Actor:
        """A document's actor; `statements` has been called before, so every mention's span is known."""
        return Actor(
            id=found.id,
            key=found.key,
            kind=found.kind,
            name=found.name,
            names=found.names,
            country=found.country,
            office=found.office,
            mentions=tuple(span for index in found.mentions if (span := self._spans[index]) is not None),
        )
