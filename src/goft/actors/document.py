"""Reading one document's mentions in their order, each to the actor it means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from operator import attrgetter

from msgspec.structs import replace

from goft.actors.describe import Describer
from goft.actors.gazetteer import Gazetteer
from goft.actors.holders import holders_of_surname, load_holders
from goft.actors.listed import Listed
from goft.actors.model import Context, Mention
from goft.actors.nodes import Node, Nodes
from goft.actors.people import People
from goft.actors.phrase import Phrase, PhraseReader
from goft.actors.reference import Reference
from goft.actors.spelling import key
from goft.actors.words import WordClasses
from goft.language.model import Sentence, Token

__all__ = ["DocumentReader"]

_START, _END = attrgetter("start"), attrgetter("end")
_THIS_STATE = (key("این"), key("کشور"))

_SURE = 0.6
"""Share of the states named that one must have for the text to be about it."""
_ENOUGH = 3
"""How often a state other than home must be named for that."""


class DocumentReader:
    """Resolves the mentions of one document; made anew for each."""

    def __init__(
        self, gazetteer: Gazetteer, classes: WordClasses, phrases: PhraseReader, home: str, day: date | None
    ) -> None:
        self._classes = classes
        self._phrases = phrases
        self._people = People(phrases, gazetteer, classes, day)
        self._nodes = Nodes(self._people)
        self._read: dict[str, Phrase] = {}
        self._named_states: list[tuple[int, str]] = []
        self.home = home
        self.context = Context(home)

    def read(
        self, sentences: Sequence[Sentence], mentions: Sequence[Mention], listed: Listed
    ) -> tuple[list[Node], list[Node | None]]:
        """The document's actors, and the one of each mention."""
        keys = listed.keys
        self._people.scan(sentences, keys)
        self._named_states = list(_state_places(sentences, listed))
        phrases = [self._phrase(sentences, mention) for mention in mentions]
        for phrase in phrases:
            if phrase is not None and len(phrase.name) > 1 and phrase.keys[0] not in self._classes.pronouns:
                self._people.add(phrase)
        self._people.locate(sentences, keys)
        order = sorted(range(len(mentions)), key=lambda i: _place(mentions, i))
        chosen: list[Node | None] = [None] * len(mentions)
        reference = Reference(self._nodes, self._people, self._classes, mentions, phrases, chosen)
        plain = [index for index in order if phrases[index] is not None and not reference.is_reference(phrases[index])]
        # Names first: an office or a pronoun may mean somebody who is named only further down.
        for index in plain:
            chosen[index] = self._named(phrases[index])
        self.context = self._context(phrases)
        describer = Describer(self._nodes, self._people, self._phrases, self.context.state, mentions, phrases, chosen)
        for position, index in enumerate(plain):
            if chosen[index] is None:
                chosen[index] = describer.described(index, plain[:position], plain[position + 1 :])
        reference.resolve(order)
        for index in order:
            node = chosen[index]
            if node is not None:
                node.mentions.append(index)
        return [node for node in self._nodes.all if node.mentions], chosen

    def _phrase(self, sentences: Sequence[Sentence], mention: Mention) -> Phrase | None:
        if mention.start is None or mention.end is None:
            return None
        text = mention.text or ""
        phrase = self._read.get(text)
        if phrase is None:
            phrase = self._read[text] = self._phrases.read(_tokens_of(sentences, mention), text)
        if phrase.country is None and any(pair == _THIS_STATE for pair in pairwise(phrase.keys[1:])):
            return _of_state(phrase, self._state_before(mention.start))
        return phrase

    def _state_before(self, place: int) -> str | None:
        """The last state named before a place: what «این کشور» means there."""
        last = bisect_left(self._named_states, (place, ""))
        return self._named_states[last - 1][1] if last else None

    def _named(self, phrase: Phrase | None) -> Node | None:
        """Persons by name, states, institutions and outlets; None for what only describes."""
        if phrase is None:
            return None
        if phrase.known is not None:
            return self._nodes.known(phrase)
        if phrase.name:
            return self._person(phrase)
        if len(phrase.keys) > 1 and "".join(phrase.keys) in load_holders():
            return self._person(replace(phrase, name=phrase.keys, name_text=phrase.text, description=None))
        if len(phrase.keys) < 3 and (person := self._people.find(phrase.keys)) is not None:
            node = self._nodes.of_person(person)
            node.add(phrase)
            return node
        if len(phrase.keys) == 1 and holders_of_surname(phrase.keys[0]) and not phrase.plural:
            return self._person(replace(phrase, name=phrase.keys, name_text=phrase.text, description=None))
        if phrase.joined or phrase.plural or phrase.description is None:
            return None
        return self._nodes.bodied(phrase)

    def _person(self, phrase: Phrase) -> Node | None:
        """A name: a person the document knows, or a new one where the words can be a person's name."""
        person = self._people.find(phrase.name)
        if person is None:
            if len(phrase.name) == 1 and phrase.description is not None and not phrase.addressed:
                return None
            if "".join(phrase.name).isascii():
                return self._nodes.keyed("organisation", "other/" + "".join(phrase.keys), phrase, None)
            person = self._people.add(phrase)
        elif phrase.description is not None:
            person.add_office(phrase.description)
        node = self._nodes.of_person(person)
        node.add(phrase)
        return node

    def _context(self, phrases: Sequence[Phrase | None]) -> Context:
        """What state the text is about: home, unless its actors are never home's and mostly one other state's."""
        counts = Counter(
            phrase.country
            for phrase in phrases
            if phrase is not None and phrase.country and (phrase.inside is None or phrase.inside.kind != "outlet")
        )
        counts.update(person.country for person in self._people.all if person.country)
        counts.update(person.held for person in self._people.all if person.held)
        if not counts:
            return Context(self.home, alone=True)
        first, most = counts.most_common(1)[0]
        alone = most >= _SURE * sum(counts.values())
        often = alone and most >= _ENOUGH
        if first is None or counts[self.home]:
            return Context(self.home, alone=alone and first == self.home, often=often and first == self.home)
        return Context(first, alone=True, often=True) if often else Context(self.home)


def _state_places(sentences: Sequence[Sentence], listed: Listed) -> Iterator[tuple[int, str]]:
    """Where the text names states, in code points, and which."""
    for sentence, names in zip(sentences, listed.names, strict=True):
        for match in names:
            if match.entry.country is not None and match.entry.kind in ("state", "seat", "adjective"):
                yield sentence.tokens[match.first].start, match.entry.country


def _of_state(phrase: Phrase, country: str | None) -> Phrase:
    """«دولت این کشور» with the state that it means."""
    if country is None:
        return phrase
    held = phrase.description
    description = replace(held, country=country) if held is not None else None
    return replace(phrase, country=country, states=(country,), description=description)


def _tokens_of(sentences: Sequence[Sentence], mention: Mention) -> Sequence[Token]:
    start, end = mention.start or 0, mention.end or 0
    for sentence in sentences[max(0, mention.sentence - 1) : mention.sentence + 3]:
        if sentence.end <= start:
            continue
        tokens = sentence.tokens
        found = tokens[bisect_right(tokens, start, key=_END) : bisect_left(tokens, end, key=_START)]
        if found:
            return found
    return [token for sentence in sentences for token in sentence.tokens if token.start < end and token.end > start]


def _place(mentions: Sequence[Mention], index: int) -> tuple[int, int, int]:
    """Order in the text; a subject without words stands where its statement does."""
    mention = mentions[index]
    return (mention.sentence, mention.start if mention.start is not None else 1 << 30, index)
