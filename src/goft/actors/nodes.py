"""Actors of one document while they are being put together, and which of them a description means."""

from __future__ import annotations

from collections.abc import Iterable

from goft.actors.model import ActorKind
from goft.actors.people import People, Person
from goft.actors.phrase import Description, Phrase

__all__ = ["Node", "agree", "same_office"]


class Node:
    """One actor in the making. `places` are (sentence, start) of the mentions resolved so far, in code points."""

    def __init__(self, kind: ActorKind, *, person: Person | None = None, country: str | None = None) -> None:
        self.kind = kind
        self.person = person
        self.country = country
        self.stateless = False
        self.plural = False
        self.name: str | None = None
        self.phrases: list[Phrase] = []
        self.descriptions: list[Description] = []
        self.mentions: list[int] = []

    def add(self, phrase: Phrase) -> None:
        """Take a phrase as one of the actor's names; the first state given is the actor's."""
        self.phrases.append(phrase)
        if phrase.description is not None:
            self.descriptions.append(phrase.description)
        if phrase.joined:
            self.plural = self.stateless = True
        elif not (phrase.name and phrase.description is None):
            self.country = self.country or phrase.country
        self.stateless = self.stateless or phrase.stateless

    def offices(self, people: People) -> Iterable[Description]:
        """Everything the actor is described as, in the document first, then in the lists."""
        yield from self.descriptions
        if self.person is not None:
            yield from self.person.offices
            yield from people.known_offices(self.person)


def agree(one: str | None, other: str | None, home: str | None = None) -> bool:
    """Whether two states can be one actor's; an unnamed one agrees with any, or, where `home` is given, with home only."""
    if one is None or other is None:
        return home is None or (one or other) in (None, home)
    return one == other


def same_office(one: Description, other: Description, home: str) -> int:
    """How surely two descriptions mean one office: 0 not at all, 3 word for word."""
    if not agree(one.country, other.country):
        return 0
    alike = one.office == other.office if one.office and other.office else None
    if alike is None:
        if one.head.word != other.head.word:
            return 0
        if one.content == other.content:
            alike = True
        elif one.content < other.content or other.content < one.content:
            return 1 if (one.content and other.content) or one.country == other.country else 0
    if not alike:
        return 0
    if one.country == other.country:
        return 3
    return 2 if (one.country or other.country) == home else 1
