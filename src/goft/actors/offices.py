"""The offices of a document's persons, asked by description."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from goft.actors.people import People, Person
from goft.actors.phrase import Description

__all__ = ["Offices"]


class Offices:
    """What each person is known as, in the document or by the lists, each office once."""

    def __init__(self, people: People) -> None:
        self._persons = people.all
        self._numbers = {id(person): number for number, person in enumerate(people.all)}
        self._held: list[dict[Description, None]] = [{} for _ in people.all]
        self._by_office: defaultdict[str, set[int]] = defaultdict(set)
        self._by_head: defaultdict[str, set[int]] = defaultdict(set)
        for person in people.all:
            for office in (*person.offices, *people.known_offices(person)):
                self.add(person, office)

    def add(self, person: Person, office: Description) -> None:
        """One office more of a person of the document."""
        number = self._numbers[id(person)]
        self._held[number][office] = None
        if office.office:
            self._by_office[office.office].add(number)
        for head in (office.head.word, *office.heads):
            self._by_head[head].add(number)

    def of(self, person: Person) -> Collection[Description]:
        """A person's offices, the document's own first."""
        return self._held[self._numbers[id(person)]]

    def candidates(self, description: Description) -> list[Person]:
        """Everybody, in the document's order, with an office that could be the one described (`same_office`)."""
        numbers = set(self._by_office.get(description.office, ())) if description.office else set()
        for head in (description.head.word, *description.heads):
            numbers |= self._by_head.get(head, set())
        return [self._persons[number] for number in sorted(numbers)]
