"""Reading one document's mentions in their order, each to the actor it means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goft.actors.gazetteer import Gazetteer, state_name
from goft.actors.model import ActorKind, Mention
from goft.actors.nodes import Node, agree, same_office
from goft.actors.people import People, Person
from goft.actors.phrase import Description, Phrase, PhraseReader
from goft.actors.reference import Reference
from goft.actors.spelling import key
from goft.actors.words import WordClasses
from goft.language.model import Sentence, Token

__all__ = ["DocumentReader"]

_GENERIC = frozenset(
    key(word) for word in ("مقام", "مقام ارشد", "مقام مسئول", "منبع", "مسئول", "دیپلمات", "فرد", "شخص")
)
_LEAD = 2
"""Sentences (headline and lead) whose unnamed officials are named further down."""


class DocumentReader:
    """Resolves the mentions of one document; made anew for each."""

    def __init__(
        self, gazetteer: Gazetteer, classes: WordClasses, phrases: PhraseReader, home: str, day: date | None
    ) -> None:
        self._classes = classes
        self._phrases = phrases
        self._home = home
        self.people = People(phrases, gazetteer, classes, day)
        self.nodes: list[Node] = []
        self._by_person: dict[int, Node] = {}
        self._by_key: dict[str, Node] = {}

    def read(self, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[list[Node], list[Node | None]]:
        """The document's actors, and the one of each mention."""
        keys = [[key(token.norm) for token in sentence.tokens] for sentence in sentences]
        self.people.scan(sentences, keys)
        phrases = [self._phrase(sentences, mention) for mention in mentions]
        for phrase in phrases:
            if phrase is not None and len(phrase.name) > 1:
                self.people.add(phrase)
        self.people.locate(keys)
        chosen: list[Node | None] = [None] * len(mentions)
        order = sorted(range(len(mentions)), key=lambda i: _place(mentions, i))
        reference = Reference(self, mentions, phrases, chosen, keys)
        # Names first: an office or a pronoun may mean somebody who is named only further down.
        for index in order:
            phrase = phrases[index]
            if phrase is not None and not reference.is_reference(phrase):
                chosen[index] = self._named(phrase)
        for position, index in enumerate(order):
            phrase = phrases[index]
            if chosen[index] is None and phrase is not None and not reference.is_reference(phrase):
                chosen[index] = self._described(phrase, index, order[position + 1 :], mentions, chosen, phrases)
        reference.resolve(order)
        for index in order:
            node = chosen[index]
            if node is not None:
                node.mentions.append(index)
        return [node for node in self.nodes if node.mentions], chosen

    def person_node(self, person: Person) -> Node:
        """The actor for a person."""
        node = self._by_person.get(id(person))
        if node is None:
            node = self._by_person[id(person)] = self._new(Node("person", person=person))
        return node

    def _new(self, node: Node) -> Node:
        self.nodes.append(node)
        return node

    def _phrase(self, sentences: Sequence[Sentence], mention: Mention) -> Phrase | None:
        if mention.start is None or mention.end is None:
            return None
        return self._phrases.read(tokens_of(sentences, mention), mention.text or "")

    def _named(self, phrase: Phrase) -> Node | None:
        """Persons by name, states, institutions and outlets; None for what only describes."""
        if phrase.known is not None:
            return self._known(phrase)
        if phrase.name:
            node = self._person(phrase)
            if node is not None:
                node.add(phrase)
            return node
        description = phrase.description
        if phrase.joined or (description is not None and description.head.plural):
            return None
        if description is not None and description.head.kind == "outlet" and phrase.inside is not None:
            return self._keyed("outlet", "outlet/" + phrase.inside.name, phrase, phrase.inside.name)
        if description is not None and description.head.kind == "state" and not description.content and phrase.country:
            return self._keyed("state", "state/" + phrase.country, phrase, state_name(phrase.country))
        return None

    def _known(self, phrase: Phrase) -> Node:
        entry = phrase.known
        if entry is None or entry.kind == "adjective":
            return self._keyed("group", "group/" + "".join(phrase.keys), phrase, None)
        if entry.kind in ("outlet", "institution"):
            kind: ActorKind = "outlet" if entry.kind == "outlet" else "organisation"
            return self._keyed(kind, f"{kind}/{entry.name}", phrase, entry.name)
        code = entry.country or ""
        if entry.kind == "state" and phrase.keys[-1].endswith("ها"):
            return self._keyed("group", "group/" + "".join(phrase.keys), phrase, None)
        return self._keyed("state", "state/" + code, phrase, state_name(code) if code else None)

    def _keyed(self, kind: ActorKind, name: str, phrase: Phrase, full: str | None) -> Node:
        node = self._by_key.get(name)
        if node is None:
            node = self._by_key[name] = self._new(Node(kind))
            node.name = full
        node.add(phrase)
        node.plural = node.plural or kind == "group"
        return node

    def _person(self, phrase: Phrase) -> Node | None:
        """A name: a person the document knows, or a new one where the words can be a person's name."""
        person = self.people.find(phrase.name)
        if person is None:
            if len(phrase.name) == 1 and phrase.description is not None and not phrase.addressed:
                return None
            person = self.people.add(phrase)
        elif phrase.description is not None:
            person.add_office(phrase.description)
        return self.person_node(person)

    def _described(
        self,
        phrase: Phrase,
        index: int,
        later: Sequence[int],
        mentions: Sequence[Mention],
        chosen: Sequence[Node | None],
        phrases: Sequence[Phrase | None],
    ) -> Node | None:
        """Who «سخنگوی وزارت خارجه» or «پارلمان» is here: a person of that office, a described actor met before, a new one."""
        description = phrase.description
        if description is None or phrase.plural:
            return self._keyed(
                "group" if phrase.plural else "organisation", "other/" + "".join(phrase.keys), phrase, None
            )
        if description.head.kind in ("office", "person"):
            node = self._holder(description, phrase)
            if node is None and mentions[index].sentence < _LEAD:
                node = self._told_later(description, later, chosen, phrases)
            if node is not None:
                node.add(phrase)
                return node
        for node in self.nodes:
            if node.person is None and any(self._alike(description, held) for held in node.descriptions):
                node.add(phrase)
                return node
        if description.head.kind == "document":
            owner = self._owner(phrase)
            if owner is not None:
                return owner
        kind: ActorKind = {"document": "organisation", "person": "person", "group": "group"}.get(
            description.head.kind, description.head.kind
        )  # type: ignore[assignment]  # the remaining noun kinds are actor kinds
        node = self._new(Node(kind))
        node.add(phrase)
        return node

    def described_alone(self, phrase: Phrase) -> Node:
        """An actor that only these words name."""
        return self._keyed("group" if phrase.plural else "organisation", "other/" + "".join(phrase.keys), phrase, None)

    def _alike(self, one: Description, other: Description) -> bool:
        return same_office(one, other, self._home) > 0 and (one.head.plural == other.head.plural)

    def _holder(self, description: Description, phrase: Phrase) -> Node | None:
        """The person of the document who holds the office, in the document's words or by the lists."""
        best, found = 0, None
        for person in self.people.all:
            offices = [*person.offices, *self.people.known_offices(person)]
            sure = max((same_office(description, office, self._home) for office in offices), default=0)
            # An office of no named state is home's: «وزیر خارجه» is not a foreign minister named with his state.
            if sure == 1 and description.country is None and not agree(None, person.country, self._home):
                sure = 1 if self._foreign() else 0
            if sure > best:
                best, found = sure, person
        if found is None or (phrase.indefinite and best < 1):
            return None
        return self.person_node(found)

    def _foreign(self) -> bool:
        """Whether no home actor is in the document, so that a bare office may be another state's."""
        return not any(person.country == self._home for person in self.people.all)

    def _told_later(
        self,
        description: Description,
        later: Sequence[int],
        chosen: Sequence[Node | None],
        phrases: Sequence[Phrase | None],
    ) -> Node | None:
        """A headline's «معاون وزیر» is the first person named after it whom nothing else describes or contradicts."""
        generic = key(description.head.word) in _GENERIC
        for index in later[:4]:
            node, phrase = chosen[index], phrases[index]
            if node is None or node.person is None or phrase is None or not phrase.name:
                continue
            offices = list(node.offices(self.people))
            country = (
                node.country or node.person.country or (node.person.holder.country if node.person.holder else None)
            )
            if not agree(description.country, country):
                return None
            if not offices or generic:
                return node
            heads = {office.head.word for office in offices}
            shared = any(office.content & description.content for office in offices)
            return node if description.head.word in heads and shared else None
        return None

    def _owner(self, phrase: Phrase) -> Node | None:
        """بیانیه پنتاگون: the institution, outlet or person behind a document."""
        if phrase.inside is not None:
            kind: ActorKind = "outlet" if phrase.inside.kind == "outlet" else "organisation"
            return self._keyed(kind, f"{kind}/{phrase.inside.name}", phrase, phrase.inside.name)
        for person in self.people.all:
            if person.name[-1] in phrase.keys:
                return self.person_node(person)
        content = phrase.description.content if phrase.description else frozenset()
        for node in self.nodes:
            for held in node.descriptions:
                if (
                    key(held.head.word) in phrase.keys
                    and held.content <= content
                    and agree(held.country, phrase.country)
                ):
                    node.phrases.append(phrase)
                    return node
        return None


def tokens_of(sentences: Sequence[Sentence], mention: Mention) -> list[Token]:
    """The tokens that a mention covers."""
    start, end = mention.start or 0, mention.end or 0
    for sentence in sentences[max(0, mention.sentence - 1) : mention.sentence + 3]:
        found = [token for token in sentence.tokens if token.start < end and token.end > start]
        if found:
            return found
    return [token for sentence in sentences for token in sentence.tokens if token.start < end and token.end > start]


def _place(mentions: Sequence[Mention], index: int) -> tuple[int, int, int]:
    """Order in the text; a subject without words stands where its statement does."""
    mention = mentions[index]
    return (mention.sentence, mention.start if mention.start is not None else 1 << 30, index)
