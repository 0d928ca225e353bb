"""Pronouns, epithets (این مقام، این روزنامه) and dropped subjects back to the actors they mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from goft.actors.model import Mention
from goft.actors.nodes import Node, Nodes, agree
from goft.actors.nouns import ActorNoun, actor_noun
from goft.actors.people import People, Person
from goft.actors.phrase import Phrase
from goft.actors.spelling import key
from goft.actors.words import PronounKind, WordClasses

__all__ = ["Reference"]

_SUBJECT_REACH = 3
"""Words at a sentence's head within which a person's name is taken for its subject."""

_REACH = 400
"""Mentions that are looked through for whom a reference means; nobody writes «he» of a man named further back."""

Fit = Callable[[Node], bool]
_Named = tuple[int, int, int, Person]
"""A person where the text names him: sentence, word, start in code points, and who."""


class Reference:
    """Resolves what names nobody by itself; looks at the mentions already resolved in `chosen`, and fills it in."""

    def __init__(
        self,
        nodes: Nodes,
        people: People,
        classes: WordClasses,
        mentions: Sequence[Mention],
        phrases: Sequence[Phrase | None],
        chosen: list[Node | None],
    ) -> None:
        self._nodes = nodes
        self._people = people
        self._classes = classes
        self._mentions = mentions
        self._phrases = phrases
        self._chosen = chosen
        self._settled: set[int] = set()
        self._named: list[_Named] = []
        self._heads: list[_Named] = []

    def is_reference(self, phrase: Phrase | None) -> bool:
        """Whether a phrase is a pronoun or begins with این/آن."""
        return phrase is not None and self._kind(phrase) is not None

    def resolve(self, order: Sequence[int]) -> None:
        """Fill in `chosen` for all references; `order` is the mentions' order in the text."""
        places = {index: position for position, index in enumerate(order)}
        self._named = sorted(
            ((*place, person) for person in self._people.all for place in person.places), key=lambda one: one[:3]
        )
        self._heads = [one for one in self._named if one[1] < _SUBJECT_REACH]
        outer = [index for index in order if self._mentions[index].parent is None]
        outer_places = [places[index] for index in outer]
        for index in order:
            for mention in reversed(self._unsettled(index)):
                here = places[mention]
                last = bisect_left(outer_places, here)
                self._settle(mention, order[max(0, here - _REACH) : here], outer[max(0, last - _REACH) : last])
            self._settled.add(index)

    def _unsettled(self, index: int) -> list[int]:
        """A mention and the speakers around it, inmost first, up to one that is settled."""
        found: dict[int, None] = {}
        at: int | None = index
        while at is not None and self._chosen[at] is None and at not in self._settled and at not in found:
            found[at] = None
            at = self._mentions[at].parent
        return list(found)

    def _settle(self, index: int, before: Sequence[int], outer: Sequence[int]) -> None:
        """Find the actor of a mention whose outer speaker is settled; `outer` are those before it in no content."""
        if self._mentions[index].parent is None:
            # Who speaks inside another's content does not take up a pronoun of the writer's own.
            self._chosen[index] = self._one(index, outer)
        self._chosen[index] = self._chosen[index] or self._one(index, before) or self._unmet(index)

    def _kind(self, phrase: Phrase) -> PronounKind | None:
        pronouns = self._classes.pronouns
        whole = pronouns.get("".join(phrase.keys))
        if whole is not None or not phrase.keys:
            return whole
        first = pronouns.get(phrase.keys[0])
        return first if first == "demonstrative" or len(phrase.keys) < 3 else None

    def _one(self, index: int, before: Sequence[int]) -> Node | None:
        phrase, mention = self._phrases[index], self._mentions[index]
        if phrase is None:
            return self._dropped(mention, before)
        kind = self._kind(phrase)
        if kind == "first":
            return self._speaker(mention, before)
        if kind == "third":
            return self._person(mention, before)
        if kind == "third_plural":
            return self._last(before, [lambda node: node.plural, _is_body])
        if kind == "demonstrative":
            return self._epithet(phrase, before)
        return None

    def _dropped(self, mention: Mention, before: Sequence[int]) -> Node | None:
        """«امیدواریم», «گفت»: the outer speaker, else whoever spoke last; nobody for an impersonal verb."""
        hint = mention.hint
        if hint is None and mention.parent is not None:
            return self._chosen[mention.parent]
        if hint is None or hint.person is None or hint.person == 2:
            return None
        if mention.parent is not None:
            outer = self._chosen[mention.parent]
            if hint.person == 3 and hint.plural and outer is not None and not outer.plural:
                within = [i for i in before if self._mentions[i].parent == mention.parent]
                return self._last(within, [lambda node: node.plural]) or outer
            return outer
        if hint.person == 3 and hint.plural:
            return self._last(before, [lambda node: node.plural])
        return self._person(mention, before) if hint.person == 3 else self._speaker(mention, before)

    def _speaker(self, mention: Mention, before: Sequence[int]) -> Node | None:
        if mention.parent is not None:
            return self._chosen[mention.parent]
        return self._last(before, [lambda node: True])

    def _person(self, mention: Mention, before: Sequence[int]) -> Node | None:
        """او، وی: the person who spoke last, or a later sentence's subject; else whoever was named last."""
        last: Node | None = None
        place = -1
        for index in reversed(before):
            node = self._chosen[index]
            if node is not None and self._mentions[index].role == "speaker" and _is_person(node):
                last, place = node, self._mentions[index].sentence
                break
        named = self._named_since(mention, place) if last is not None else self._named_before(mention)
        return self._nodes.of_person(named) if named is not None else last

    def _named_since(self, mention: Mention, place: int) -> Person | None:
        """The first person at the head of the last sentence between sentence `place` and the mention's."""
        heads = self._heads
        last = bisect_left(heads, mention.sentence, key=_sentence_of) - 1
        return _first_in(heads, heads[last][0])[3] if last >= 0 and heads[last][0] > place else None

    def _named_before(self, mention: Mention) -> Person | None:
        """The first person of the mention's sentence who is named before it, else of the last sentence before."""
        named = self._named
        first = bisect_left(named, mention.sentence, key=_sentence_of)
        here = mention.start if mention.start is not None else -1
        if first < len(named) and named[first][0] == mention.sentence and named[first][2] < here:
            return named[first][3]
        return _first_in(named, named[first - 1][0])[3] if first else None

    def _epithet(self, phrase: Phrase, before: Sequence[int]) -> Node | None:
        """این X: the last actor that is an X, of the state named with it if one is."""
        words = phrase.keys[1:]
        counted = bool(words) and words[0] in self._classes.numerals
        noun = _noun(words[1:] if counted else words)
        if noun is None:
            return None
        fits = self._fits(noun, counted, phrase.country)
        return self._last(before, fits)

    def _unmet(self, index: int) -> Node | None:
        """An epithet or a plural pronoun for somebody no mention names is an actor by its own words."""
        phrase = self._phrases[index]
        if phrase is None or self._kind(phrase) not in ("third_plural", "demonstrative"):
            return None
        return self._nodes.alone(phrase)

    @staticmethod
    def _fits(noun: ActorNoun, counted: bool, country: str | None) -> list[Fit]:
        """What an actor must be to be «این X», the likelier first."""

        def called(node: Node) -> bool:
            return _is_called(node, noun) and agree(country, node.country)

        def of_state(node: Node) -> bool:
            own = node.country or (node.person.country if node.person else None)
            return agree(country, own)

        if counted or noun.plural or noun.kind == "group":
            return [lambda node: node.plural and _is_called(node, noun), lambda node: node.plural and of_state(node)]
        if noun.kind in ("person", "office"):
            return [lambda node: _is_person(node) and of_state(node)]
        if noun.kind == "outlet":
            return [called, lambda node: node.kind == "outlet"]
        if noun.kind == "document":
            outlet: Fit = lambda node: node.kind == "outlet"  # noqa: E731  # named for the order below
            body: Fit = lambda node: node.kind == "organisation"  # noqa: E731
            first, second = (outlet, body) if noun.word in ("گزارش", "مقاله", "یادداشت", "خبر") else (body, outlet)
            return [called, first, second, _is_body, lambda node: True]
        if noun.kind == "state":
            return [lambda node: node.kind == "state" and not node.plural]
        return [
            called,
            lambda node: node.kind == "organisation" and of_state(node),
            lambda node: node.kind == "group" and of_state(node),
        ]

    def _last(self, before: Sequence[int], fits: Sequence[Fit]) -> Node | None:
        """The last actor before the mention that fits: by the first fit that finds one, speakers before others."""
        for fit in fits:
            other: Node | None = None
            for index in reversed(before):
                node = self._chosen[index]
                if node is None or not fit(node):
                    continue
                if self._mentions[index].role == "speaker":
                    return node
                other = other or node
            if other is not None:
                return other
        return None


def _sentence_of(named: _Named) -> int:
    return named[0]


def _first_in(named: Sequence[_Named], sentence: int) -> _Named:
    return named[bisect_left(named, sentence, key=_sentence_of)]


def _noun(words: Sequence[str]) -> ActorNoun | None:
    for length in (3, 2, 1):
        if len(words) >= length:
            noun = actor_noun("".join(words[:length]))
            if noun is not None:
                return noun
    return None


def _is_person(node: Node) -> bool:
    return node.kind in ("person", "office") and not node.plural


def _is_body(node: Node) -> bool:
    return node.kind in ("group", "organisation", "state", "outlet")


def _is_called(node: Node, noun: ActorNoun) -> bool:
    """Whether the actor is called by this noun somewhere (این گروه after «گروه طالبان»)."""
    word = key(noun.word)
    if any(description.head.word == noun.word for description in node.descriptions):
        return True
    return any(any(part.startswith(word) for part in phrase.keys) for phrase in node.phrases)
