"""Who is named, or meant, in the statements and events of a document: what the actors station is asked to resolve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from goft.actors import Hint, Mention, Resolution
from goft.actors.model import Role
from goft.events import FoundEvent
from goft.statements import FoundStatement, Place

__all__ = ["EventMentions", "PartyRole", "actor_places", "event_mentions", "mentions_of", "speakers_of"]

PartyRole = Literal["actor", "recipient"]


class EventMentions(msgspec.Struct, frozen=True):
    """The mentions of events' parties, and for each event's number and role the position in `mentions`."""

    mentions: tuple[Mention, ...]
    at: dict[tuple[int, PartyRole], int]


def mentions_of(text: str, statements: tuple[FoundStatement, ...]) -> tuple[Mention, ...]:
    """For each statement of a repaired text its speaker, addressee and chain, in order (`actor_places`)."""
    found: list[Mention] = []
    speakers: dict[int, int] = {}
    for number, statement in enumerate(statements):
        speakers[number] = len(found)
        parent = speakers.get(statement.parent) if statement.parent is not None else None
        for role, place in actor_places(statement):
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


def actor_places(statement: FoundStatement) -> Iterator[tuple[Role, Place | None]]:
    """The actors of a statement in a fixed order: the speaker always, though nobody be named."""
    yield "speaker", statement.speaker
    if statement.addressee:
        yield "addressee", statement.addressee
    for link in statement.via:
        yield "via", link


def event_mentions(text: str, events: tuple[FoundEvent, ...]) -> EventMentions:
    """The parties of events that words name, each once for its event."""
    found: list[Mention] = []
    at: dict[tuple[int, PartyRole], int] = {}
    for number, event in enumerate(events):
        parties: tuple[tuple[PartyRole, Place | None], ...] = (
            ("actor", event.actor_named),
            ("recipient", event.recipient_named),
        )
        for role, place in parties:
            if place is not None:
                at[number, role] = len(found)
                words = text[place[0] : place[1]]
                found.append(Mention(start=place[0], end=place[1], text=words, role="about", sentence=event.sentence))
    return EventMentions(mentions=tuple(found), at=at)


def speakers_of(said: tuple[Mention, ...], resolution: Resolution) -> tuple[str | None, ...]:
    """For each statement the id of its speaker; `said` are the mentions of `mentions_of`, resolved first."""
    return tuple(resolution.by_mention[at] for at, mention in enumerate(said) if mention.role == "speaker")
