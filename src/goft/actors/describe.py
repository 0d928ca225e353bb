"""Whom a description without a name means: «سخنگوی وزارت خارجه», «پارلمان», «بیانیه پنتاگون»."""

from __future__ import annotations

from collections.abc import Sequence

from goft.actors.model import ActorKind, Mention
from goft.actors.nodes import Node, Nodes, agree, same_office
from goft.actors.nouns import NounKind
from goft.actors.offices import Offices
from goft.actors.people import People, Person
from goft.actors.phrase import Description, Phrase, PhraseReader
from goft.actors.spelling import key

__all__ = ["Describer"]

_GENERIC = frozenset(
    ("مقام", "مقام ارشد", "مقام مسئول", "منبع", "مسئول", "دیپلمات", "فرد", "شخص", "فرمانده", "نماینده", "عضو")
)
_LEAD = 4
"""Sentences (headline and lead, repeated on crawled pages) whose unnamed officials are named further down."""
_AHEAD = 4
"""Mentions after such an official within which the name is looked for."""
_KINDS: dict[NounKind, ActorKind] = {
    "person": "person",
    "office": "office",
    "state": "state",
    "organisation": "organisation",
    "outlet": "outlet",
    "document": "organisation",
    "group": "group",
}


class Describer:
    """Finds or makes the actor that a description means; `home` is the state meant where none is named."""

    def __init__(
        self,
        nodes: Nodes,
        people: People,
        reader: PhraseReader,
        home: str,
        mentions: Sequence[Mention],
        phrases: Sequence[Phrase | None],
        chosen: Sequence[Node | None],
    ) -> None:
        self._nodes = nodes
        self._people = people
        self._reader = reader
        self._home = home
        self._mentions = mentions
        self._phrases = phrases
        self._chosen = chosen
        self._offices = Offices(people)

    def described(self, index: int, before: Sequence[int], after: Sequence[int]) -> Node | None:
        """The actor of mention `index`: a person of that office, a described actor met before, or a new one."""
        phrase = self._phrases[index]
        if phrase is None:
            return None
        description = phrase.description
        if description is not None and not phrase.indefinite and (joint := self._joint(phrase, description)):
            return joint
        if description is None or phrase.joined:
            return self._nodes.alone(phrase)
        if description.head.kind in ("office", "person") and not phrase.plural:
            node = self._one_person(phrase, description, index, before, after)
            if node is not None:
                node.add(phrase)
                return node
        if description.head.kind == "document" and (owner := self._owner(phrase, description)) is not None:
            return owner
        for node in self._nodes.all:
            if node.person is not None or node.joined:
                continue
            if any(self._alike(description, held) for held in node.descriptions):
                node.add(phrase)
                return node
        node = self._nodes.new(Node("group" if phrase.plural else _KINDS[description.head.kind]))
        node.add(phrase)
        node.plural = phrase.plural
        return node

    def _one_person(
        self, phrase: Phrase, description: Description, index: int, before: Sequence[int], after: Sequence[int]
    ) -> Node | None:
        person = self._holder(description)
        if person is None and self._mentions[index].sentence < _LEAD:
            person = self._told_later(description, phrase, after)
        if person is None and not phrase.indefinite:
            person = self._only_one(description, before)
        if person is None:
            return None
        if not phrase.indefinite:
            person.add_office(description)
            self._offices.add(person, description)
        return self._nodes.of_person(person)

    def _alike(self, one: Description, other: Description) -> bool:
        return (
            one.head.plural == other.head.plural
            and (one.head.kind != "office" or agree(one.country, other.country, self._home))
            and same_office(one, other, self._home) > 0
        )

    def _holder(self, description: Description) -> Person | None:
        """The person of the document who holds the office, in the document's words or by the lists."""
        best, found = 0, None
        candidates = self._offices.candidates(description)
        if self._people.undated and self._only_listed(description, candidates) > 1:
            # Several held it, and nobody can say when this was written: whom the text speaks of most goes first.
            candidates.sort(key=lambda person: -len(person.places))
        for person in candidates:
            sure = max(same_office(description, office, self._home) for office in self._offices.of(person))
            # An office of no named state is home's: «وزیر خارجه» is no foreign minister who was named with his state.
            if sure == 1 and description.country is None and not agree(None, person.country, self._home):
                continue
            if sure > best:
                best, found = sure, person
        return found

    def _only_listed(self, description: Description, candidates: Sequence[Person]) -> int:
        """How many hold the office by the lists, where nobody does by the document; else 0."""
        told = any(same_office(description, held, self._home) for person in candidates for held in person.offices)
        return 0 if told else len(candidates)

    def _told_later(self, description: Description, phrase: Phrase, after: Sequence[int]) -> Person | None:
        """A headline's «معاون وزیر» is the first person named after it whom nothing else describes or contradicts."""
        for index in after[:_AHEAD]:
            node, said = self._chosen[index], self._phrases[index]
            if node is None or node.person is None or said is None or not said.name:
                continue
            person = node.person
            country = node.country or person.country or person.held
            if not agree(description.country, country):
                return None
            offices = self._offices.of(person)
            if description.office and person.holder is not None:
                return None  # the lists know him, and not in this office on this day
            if not offices or description.head.word in _GENERIC:
                return person
            shared = any(office.content & description.content for office in offices)
            heads = {office.head.word for office in offices}
            return person if shared and (description.head.word in heads or phrase.indefinite) else None
        return None

    def _only_one(self, description: Description, before: Sequence[int]) -> Person | None:
        """The one person who has spoken so far, where the description can be his: it heads no office he is known by."""
        persons = {id(node.person): node.person for i in before if (node := self._chosen[i]) and node.person}
        if len(persons) != 1 or description.office:
            return None
        person = next(iter(persons.values()))
        offices = self._offices.of(person)
        last = next(node for i in reversed(before) if (node := self._chosen[i]) is not None)
        if last.person is not person or not agree(description.country, person.country or last.country):
            return None
        clash = any(description.head.word in office.heads or office.office for office in offices)
        return None if clash else person

    def _owner(self, phrase: Phrase, description: Description) -> Node | None:
        """بیانیه پنتاگون: the institution, outlet or person behind a document."""
        if phrase.inside is not None and phrase.inside.kind == "outlet":
            return self._nodes.entry(phrase.inside, phrase)
        for person in self._people.all:
            if person.name[-1] in phrase.keys:
                return self._nodes.of_person(person)
        best: Node | None = None
        for node in self._nodes.all:
            for held in node.offices(self._people):
                inside = key(held.head.word) in phrase.keys and held.content <= description.content
                if inside and agree(held.country, phrase.country):
                    best = node
        if best is None and phrase.inside is not None:
            return self._nodes.entry(phrase.inside, phrase)
        owner = self._reader.owner(description) if best is None else None
        if owner is not None:
            holder = self._holder(owner) if owner.head.kind == "office" else None
            best = self._nodes.of_person(holder) if holder else self._nodes.new(Node(_KINDS[owner.head.kind]))
            best.descriptions[owner] = None
            best.country = best.country or owner.country
            best.civic = best.civic or phrase.civic
        if best is not None:
            best.call(phrase)
        return best

    def _joint(self, phrase: Phrase, description: Description) -> Node | None:
        """«وزیر خارجه X و وزیر دفاع Y»: two persons of the document together, called by both names."""
        parts = self._reader.parts(description)
        if len(parts) < 2 or any(part.head.kind not in ("office", "person") or part.head.plural for part in parts):
            return None
        persons = [person for part in parts if (person := self._holder(part)) is not None]
        if len(persons) != len(parts) or len({id(person) for person in persons}) < 2:
            return None
        together = " و ".join(person.texts[0] for person in persons)
        node = self._nodes.keyed("group", "group/" + key(together), phrase, together)
        node.stateless = True
        return node
