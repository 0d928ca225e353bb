"""Actors of one document while they are being put together, and which of them a description means."""

from __future__ import annotations

from collections.abc import Iterable

from goft.actors.gazetteer import Entry, state_name
from goft.actors.model import ActorKind
from goft.actors.people import People, Person
from goft.actors.phrase import Description, Phrase

__all__ = ["Node", "Nodes", "agree", "same_office"]

_STAFF = frozenset({"خبرنگار", "گزارشگر", "گروه", "سرویس", "دفتر", "مجری"})
"""Who speaks for an outlet: «خبرنگار خبرگزاری فارس» is the agency."""


class Node:
    """One actor in the making. `places` are (sentence, start) of the mentions resolved so far, in code points."""

    def __init__(self, kind: ActorKind, *, person: Person | None = None, country: str | None = None) -> None:
        self.kind = kind
        self.person = person
        self.country = country
        self.stateless = False
        self.civic = False
        self.plural = False
        self.name: str | None = None
        self.joined = False
        # Each once, in the order met: a text that says «وزیر خارجه» a thousand times says it once here.
        self.phrases: dict[Phrase, None] = {}
        self.descriptions: dict[Description, None] = {}
        self.mentions: list[int] = []

    def add(self, phrase: Phrase) -> None:
        """Take a phrase as one of the actor's names; the first state given is the actor's."""
        self.call(phrase)
        if phrase.description is not None:
            self.descriptions[phrase.description] = None
        if phrase.joined:
            self.plural = self.stateless = True
        elif not (phrase.name and phrase.description is None):
            self.country = self.country or phrase.country
        self.stateless = self.stateless or phrase.stateless
        self.civic = self.civic or (phrase.civic and not phrase.indefinite)

    def call(self, phrase: Phrase) -> None:
        """Take a phrase as what the actor is called by, though it may tell of something of his (بیانیه پنتاگون)."""
        self.phrases[phrase] = None
        self.joined = self.joined or phrase.joined

    def offices(self, people: People) -> Iterable[Description]:
        """Everything the actor is described as, in the document first, then in the lists."""
        yield from self.descriptions
        if self.person is not None:
            yield from self.person.offices
            yield from people.known_offices(self.person)


def agree(one: str | None, other: str | None, home: str | None = None) -> bool:
    """Whether two states can be one actor's. An unnamed one agrees with any; where `home` is given, with home only."""
    if one is None or other is None:
        return home is None or (one or other) in (None, home)
    return one == other


def same_office(one: Description, other: Description, home: str) -> int:
    """How surely two descriptions mean one office: 0 not at all, 3 word for word."""
    if not agree(one.country, other.country):
        return 0
    alike = one.office == other.office if one.office and other.office else None
    if alike is None:
        if one.head.word not in other.heads and other.head.word not in one.heads:
            return 0
        shared = one.content & other.content
        fewer = min(len(one.content), len(other.content))
        if one.content == other.content:
            alike = True
        elif len(shared) == fewer:
            return 1 if fewer or one.country == other.country else 0
        elif len(shared) > 1 and len(shared) * 3 >= fewer * 2:
            return 1
    if not alike:
        return 0
    if one.country == other.country:
        return 3
    return 2 if (one.country or other.country) == home else 1


class Nodes:
    """The actors of one document in the making, found again by person or by what they are known as."""

    def __init__(self, people: People) -> None:
        self._people = people
        self.all: list[Node] = []
        self._by_person: dict[int, Node] = {}
        self._by_key: dict[str, Node] = {}

    def new(self, node: Node) -> Node:
        """Take a new actor in."""
        self.all.append(node)
        return node

    def of_person(self, person: Person) -> Node:
        """The actor for a person."""
        node = self._by_person.get(id(person))
        if node is None:
            node = self._by_person[id(person)] = self.new(Node("person", person=person))
        return node

    def keyed(self, kind: ActorKind, name: str, phrase: Phrase, full: str | None) -> Node:
        """The actor known as `name`, with a phrase that means it."""
        node = self._by_key.get(name)
        if node is None:
            node = self._by_key[name] = self.new(Node(kind))
            node.name = full
        node.add(phrase)
        node.plural = node.plural or kind == "group"
        return node

    def alone(self, phrase: Phrase) -> Node:
        """An actor that only these words name."""
        return self.keyed("group" if phrase.plural else "organisation", "other/" + "".join(phrase.keys), phrase, None)

    def entry(self, entry: Entry, phrase: Phrase) -> Node:
        """The institution, outlet or state that the gazetteer knows."""
        if entry.kind in ("outlet", "institution"):
            kind: ActorKind = "outlet" if entry.kind == "outlet" else "organisation"
            return self.keyed(kind, f"{kind}/{entry.name}", phrase, entry.name)
        code = entry.country or ""
        node = self.keyed("state", "state/" + code, phrase, state_name(code) if code else None)
        node.country = entry.country
        return node

    def known(self, phrase: Phrase) -> Node:
        """The actor that a phrase is which the gazetteer knows as a whole; a people (آمریکایی‌ها) is a group."""
        entry = phrase.known
        if entry is None or entry.kind == "adjective":
            return self.keyed("group", "group/" + "".join(phrase.keys), phrase, None)
        return self.entry(entry, phrase)

    def bodied(self, phrase: Phrase) -> Node | None:
        """شبکه X، دولت X، خبرنگار X، «فرماندهی … (سنتکام)»: the outlet, state or institution named inside a phrase."""
        description, inside = phrase.description, phrase.inside
        if description is None:
            return None
        if inside is not None and inside.kind == "outlet":
            if description.head.kind == "outlet" or description.head.word in _STAFF:
                return self.entry(inside, phrase)
        elif (
            inside is not None and description.head.kind == "organisation" and any(mark in phrase.text for mark in "،(")
        ):
            return self.entry(inside, phrase)
        if description.head.kind == "state" and not description.content and phrase.country and not phrase.indefinite:
            return self.keyed("state", "state/" + phrase.country, phrase, state_name(phrase.country))
        return None
