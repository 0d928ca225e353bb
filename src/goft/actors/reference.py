"""Pronouns, epithets (این مقام، این روزنامه) and dropped subjects back to the actors they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from goft.actors.model import Mention
from goft.actors.nodes import Node, agree
from goft.actors.nouns import ActorNoun, actor_noun
from goft.actors.phrase import Phrase
from goft.actors.spelling import key
from goft.actors.words import PronounKind, load_words

if TYPE_CHECKING:
    from goft.actors.document import DocumentReader

__all__ = ["Reference"]

_SUBJECT_REACH = 3
"""Words at a sentence's head within which a person's name is taken for its subject."""


class Reference:
    """Resolves what names nobody by itself; asks for the mentions already resolved."""

    def __init__(
        self,
        document: DocumentReader,
        mentions: Sequence[Mention],
        phrases: Sequence[Phrase | None],
        chosen: list[Node | None],
        keys: Sequence[list[str]],
    ) -> None:
        self._document = document
        self._mentions = mentions
        self._phrases = phrases
        self._chosen = chosen
        self._keys = keys
        self._pronouns = load_words().pronouns

    def is_reference(self, phrase: Phrase) -> bool:
        """Whether a phrase is a pronoun or begins with این/آن."""
        return self._kind(phrase) is not None

    def resolve(self, order: Sequence[int]) -> None:
        """Fill in `chosen` for all references, in the order of the text."""
        for position, index in enumerate(order):
            if self._chosen[index] is None:
                self._chosen[index] = self._one(index, order[:position], order[position + 1 :])

    def _kind(self, phrase: Phrase) -> PronounKind | None:
        joined = "".join(phrase.keys)
        if joined in self._pronouns:
            return self._pronouns[joined]
        kind = self._pronouns.get(phrase.keys[0]) if phrase.keys else None
        return (
            kind if kind is not None and (kind == "demonstrative" or not phrase.name or len(phrase.keys) < 3) else None
        )

    def _one(self, index: int, before: Sequence[int], after: Sequence[int]) -> Node | None:
        phrase, mention = self._phrases[index], self._mentions[index]
        if phrase is None:
            return self._dropped(mention, before)
        kind = self._kind(phrase)
        if kind == "first":
            return self._speaker(mention, before)
        if kind == "third":
            return self._person(mention, before)
        if kind == "third_plural":
            return self._last(before, lambda node: node.plural or node.kind in ("group", "organisation", "state"))
        if kind == "demonstrative":
            return self._epithet(phrase, mention, before, after)
        return None

    def _dropped(self, mention: Mention, before: Sequence[int]) -> Node | None:
        """«امیدواریم», «گفت»: the outer speaker, else whoever spoke last; nobody for an impersonal verb."""
        hint = mention.hint
        if hint is None or hint.person is None or hint.person == 2:
            return None
        if mention.parent is not None:
            return self._chosen[mention.parent]
        if hint.person == 3 and hint.plural:
            return self._last(before, lambda node: node.plural)
        return self._person(mention, before) if hint.person == 3 else self._speaker(mention, before)

    def _speaker(self, mention: Mention, before: Sequence[int]) -> Node | None:
        if mention.parent is not None:
            return self._chosen[mention.parent]
        return self._last(before, lambda node: True)

    def _person(self, mention: Mention, before: Sequence[int]) -> Node | None:
        """او، وی: the person who spoke last, unless another is a later sentence's subject."""
        last: Node | None = None
        place = -1
        for index in reversed(before):
            node = self._chosen[index]
            if node is not None and self._mentions[index].role == "speaker" and _personal(node):
                last, place = node, self._mentions[index].sentence
                break
        for person in self._document.people.all:
            for sentence, word in person.places:
                first = self._first_words(sentence)
                if place < sentence < mention.sentence and word < first:
                    last, place = self._document.person_node(person), sentence
        return last

    def _first_words(self, sentence: int) -> int:
        return _SUBJECT_REACH

    def _epithet(self, phrase: Phrase, mention: Mention, before: Sequence[int], after: Sequence[int]) -> Node | None:
        """این X: the last actor that is an X, of the state named with it if one is."""
        words = phrase.keys[1:]
        noun = self._noun(words)
        if noun is None:
            return None
        if noun.plural or noun.kind == "group":
            return self._last(before, lambda node: node.plural or _called(node, noun)) or self._own(phrase)
        if noun.kind in ("person", "office"):
            fits = [self._fits_person(noun, phrase.country)]
        elif noun.kind == "document":
            fits = [
                lambda node: _called(node, noun),
                lambda node: node.kind in ("organisation", "outlet", "state", "office"),
            ]
        elif noun.kind == "outlet":
            fits = [lambda node: _called(node, noun), lambda node: node.kind == "outlet"]
        elif noun.kind == "state":
            fits = [lambda node: node.kind == "state"]
        else:
            fits = [lambda node: _called(node, noun), lambda node: node.kind in ("organisation", "group")]
        for fit in fits:
            found = self._last(before, fit)
            if found is not None:
                return found
        return self._own(phrase)

    def _own(self, phrase: Phrase) -> Node:
        """An epithet whose actor no mention named is an actor by its own words."""
        return self._document.described_alone(phrase)

    @staticmethod
    def _fits_person(noun: ActorNoun, country: str | None) -> Callable[[Node], bool]:
        def fits(node: Node) -> bool:
            own = node.country or (node.person.country if node.person else None)
            return _personal(node) and agree(country, own)

        return fits

    @staticmethod
    def _noun(words: Sequence[str]) -> ActorNoun | None:
        for length in (3, 2, 1):
            if len(words) >= length:
                noun = actor_noun("".join(words[:length]))
                if noun is not None:
                    return noun
        return None

    def _last(self, before: Sequence[int], fits: Callable[[Node], bool]) -> Node | None:
        """The actor of the last mention before this one that fits, speakers before others of the same sentence."""
        for index in reversed(before):
            node = self._chosen[index]
            if node is not None and fits(node):
                return node
        return None


def _personal(node: Node) -> bool:
    return node.kind in ("person", "office") and not node.plural


def _called(node: Node, noun: ActorNoun) -> bool:
    """Whether the actor is called by this noun somewhere (این گروه after «گروه طالبان»)."""
    word = key(noun.word)
    if any(description.head.word == noun.word for description in node.descriptions):
        return True
    return any(any(part.startswith(word) for part in phrase.keys) for phrase in node.phrases)
