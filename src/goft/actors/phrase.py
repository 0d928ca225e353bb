"""Taking one noun phrase apart: name, office or other description, state, and whether it names somebody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from goft.actors.gazetteer import Entry, Gazetteer, Match
from goft.actors.holders import load_same_office
from goft.actors.name_finder import NameFinder
from goft.actors.nouns import ActorNoun, actor_noun
from goft.actors.spelling import key
from goft.actors.words import WordClasses
from goft.language.model import Token

__all__ = ["Description", "Phrase", "PhraseReader"]

_JOIN = key("و")
_STATE_KINDS = ("state", "seat", "adjective")


class Description(msgspec.Struct, frozen=True, cache_hash=True):
    """What is not a name: the head noun, the words that tell offices apart, and the text.

    `heads` are all nouns for one person in it (نماینده … و عضو …). `office` is one key for all wordings of an office
    (رئیس‌جمهور، رئیس‌جمهوری), empty where the lists have none; `country` is what the words themselves give.
    """

    head: ActorNoun
    content: frozenset[str]
    heads: frozenset[str]
    office: str
    text: str
    country: str | None


class Phrase(msgspec.Struct, frozen=True, cache_hash=True):
    """A noun phrase taken apart.

    `known` is the gazetteer's entry where the whole phrase is one, `inside` the institution or outlet named in it.
    `states` are the states that the phrase names for its own (not where or to whom); `stateless` tells that a body of
    no state is named, so that none may be guessed; `civic` that it speaks of public life, so that one may.
    """

    text: str
    keys: tuple[str, ...]
    name: tuple[str, ...] = ()
    name_text: str | None = None
    description: Description | None = None
    known: Entry | None = None
    inside: Entry | None = None
    country: str | None = None
    states: tuple[str, ...] = ()
    stateless: bool = False
    civic: bool = False
    indefinite: bool = False
    counted: bool = False
    addressed: bool = False

    @property
    def joined(self) -> bool:
        """Several states side by side (آمریکا و فرانسه)."""
        return len(self.states) > 1 and _JOIN in self.keys and not self.name

    @property
    def plural(self) -> bool:
        """Whether it speaks of several."""
        return (
            self.joined
            or self.counted
            or (self.description is not None and not self.name and self.description.head.plural)
        )


class PhraseReader:
    """Takes noun phrases apart with the package's word lists."""

    def __init__(self, gazetteer: Gazetteer, classes: WordClasses) -> None:
        self._gazetteer = gazetteer
        self._classes = classes
        self.names = NameFinder(classes)
        self._same_office = load_same_office()
        self._skipped = classes.indefinite | classes.light | classes.titles

    def read(self, tokens: Sequence[Token], text: str) -> Phrase:
        """The parts of the phrase that `tokens` make up."""
        kept = [token for token in tokens if token.tag != "PUNCT"]
        keys = tuple([key(token.norm) for token in kept])
        if not keys:
            return Phrase(text=text, keys=())
        matches = list(self._gazetteer.scan(keys))
        country, states, inside = self._states(keys, matches)
        known = self._whole(tokens, keys, matches)
        first, last = (0, 0) if known is not None and known.kind != "city" else self.names.find(tokens, keys, matches)
        description = None
        if known is None and last - first < len(keys):
            description = self._description([token.text for token in kept], keys, first, last, country)
        return Phrase(
            text=text,
            keys=keys,
            name=keys[first:last],
            name_text=" ".join([token.text for token in kept[first:last]]) if last else None,
            description=description,
            known=known,
            inside=inside,
            country=country,
            states=states,
            stateless=(inside is not None and inside.country is None and not states) or self._relational(keys),
            civic=self._is_civic(keys),
            counted=not last and (keys[0] in self._classes.numerals or keys[0][0].isdigit()),
            indefinite=not last and self._indefinite(keys, description),
            addressed=any(word in self._classes.addresses for word in keys[max(0, first - 3) : first]),
        )

    def _is_civic(self, keys: tuple[str, ...]) -> bool:
        """Whether a word, or two side by side (بانک مرکزی), speak of public life."""
        civic = self._classes.civic
        return not civic.isdisjoint(keys) or not civic.isdisjoint([one + other for one, other in pairwise(keys)])

    def office(self, tokens: Sequence[Token]) -> Description | None:
        """The description that tokens beside a name make; None where no noun for one person heads it."""
        kept = [token for token in tokens if token.tag != "PUNCT"]
        keys = tuple([key(token.norm) for token in kept])
        country, _, _ = self._states(keys, list(self._gazetteer.scan(keys)))
        return self._description([token.text for token in kept], keys, 0, 0, country)

    def parts(self, description: Description) -> list[Description]:
        """The descriptions joined by و in one (سفیر ژاپن و وزیر کشور مالزی), each with its own state."""
        words = description.text.split(" ")
        keys = tuple(map(key, words))
        cuts = [place for place, word in enumerate(keys) if word == _JOIN and _head(keys, place + 1, len(keys))]
        pieces = [
            words[first:last] for first, last in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(words)], strict=True)
        ]
        return [built for piece in pieces if (built := self._again(piece)) is not None]

    def owner(self, description: Description) -> Description | None:
        """What a document is of (گزارشِ وزارت خارجه به مجلس): the speaker after its head, up to a preposition."""
        words = description.text.split(" ")
        keys = tuple(map(key, words))
        for start in range(1, len(keys)):
            head = _head(keys, start, len(keys))
            if head is not None and head[0].kind in ("office", "organisation", "outlet", "state"):
                end = next((i for i in range(head[1], len(keys)) if keys[i] in self._classes.outward), len(keys))
                return self._again(words[start:end])
        return None

    def _again(self, words: list[str]) -> Description | None:
        keys = tuple(map(key, words))
        country, _, _ = self._states(keys, list(self._gazetteer.scan(keys)))
        return self._description(words, keys, 0, 0, country)

    def describe(self, words: Sequence[str], country: str | None) -> Description | None:
        """The description that plain words make, as `read` would find it in a text."""
        return self._description(list(words), tuple(key(word) for word in words), 0, 0, country)

    def _whole(self, tokens: Sequence[Token], keys: tuple[str, ...], matches: list[Match]) -> Entry | None:
        """What the gazetteer knows the whole phrase as, or its part before a comma (المیادین، تلویزیون وابسته به …)."""
        if not matches or matches[0].first != 0:
            return None
        first = matches[0]
        if first.last == len(keys):
            return first.entry
        words = 0
        for token in tokens:
            if token.tag == "PUNCT":
                if words == first.last and token.text in "،,(" and first.entry.kind in ("outlet", "institution"):
                    return first.entry
            else:
                words += 1
        return None

    def _states(self, keys: tuple[str, ...], matches: list[Match]) -> tuple[str | None, tuple[str, ...], Entry | None]:
        """The state the phrase speaks for, all states it names for its own, and the institution or outlet in it.

        A state's name or nisba goes before an institution's own state; what stands after در، به، با … says where or to
        whom, and counts only where nothing else does (رئیس پلیس در تهران).
        """
        if not matches:
            return None, (), None
        edge = next((i for i, word in enumerate(keys) if i and word in self._classes.outward), len(keys))
        inner = [match for match in matches if match.first < edge and self._counts(match, keys)]
        states = tuple(
            dict.fromkeys(m.entry.country for m in inner if m.entry.kind in _STATE_KINDS and m.entry.country)
        )
        bodies = [match.entry for match in inner if match.entry.kind in ("institution", "outlet")]
        inside = bodies[0] if bodies else None
        if states or inside:
            return (states[0] if states else inside.country if inside else None), states, inside
        placed = [m.entry for m in matches if m.entry.kind == "city" or m.first >= edge]
        placed = [entry for entry in placed if entry.kind not in ("mask", "outlet")]
        return (placed[0].country if placed else None), (), None

    def _counts(self, match: Match, keys: tuple[str, ...]) -> bool:
        """A weak outlet (فارس، مهر) needs a noun before it, or to be the whole phrase."""
        if not match.entry.weak:
            return True
        before = actor_noun(keys[match.first - 1]) if match.first else None
        return match.last - match.first == len(keys) or (before is not None and before.kind == "outlet")

    def _relational(self, keys: tuple[str, ...]) -> bool:
        """متحدان آمریکا are not American."""
        relational, head = self._classes.relational, keys[:4]
        return not relational.isdisjoint(head[:3]) or not relational.isdisjoint([a + b for a, b in pairwise(head)])

    def _description(
        self, texts: list[str], keys: tuple[str, ...], name_first: int, name_last: int, country: str | None
    ) -> Description | None:
        """The longer part beside the name that begins, after یک or یکی از, with a noun that can speak."""
        parts = [(0, name_first), (name_last, len(keys))] if name_last else [(0, len(keys))]
        for first, last in sorted(parts, key=lambda part: part[0] - part[1]):
            for start in range(first, min(last, first + 4)):
                head = _head(keys, start, last)
                # شماری، برخی … before another noun only count it.
                if head is not None and not (keys[start] in self._classes.indefinite and start + 1 < last):
                    return self._built(texts, keys, start, last, head, country)
                if keys[start] not in self._skipped:
                    break
        return None

    def _built(
        self,
        texts: list[str],
        keys: tuple[str, ...],
        start: int,
        last: int,
        head: tuple[ActorNoun, int],
        country: str | None,
    ) -> Description:
        noun, after = head
        content = self._content(keys[after:last])
        whole = "".join(keys[start:last])
        office = self._same_office.get(whole) or self._same_office.get("".join((*keys[start:after], *content)))
        return Description(
            head=noun,
            heads=frozenset([noun.word, *_further_heads(keys[after:last])]),
            content=frozenset([bare(word) for word in content if word not in self._classes.light and len(word) > 1]),
            office=key(office.names[0]) if office else "",
            text=" ".join(texts[start:last]),
            country=country or (office.country if office else None),
        )

    def _content(self, keys: tuple[str, ...]) -> list[str]:
        """The words that tell this description from others of its head: all but the states' names."""
        kept: list[str] = []
        position = 0
        while position < len(keys):
            found = self._gazetteer.at(keys, position)
            if found is not None and found.entry.kind in _STATE_KINDS:
                position = found.last
                continue
            kept.append(keys[position])
            position += 1
        return kept

    def _indefinite(self, keys: tuple[str, ...], description: Description | None) -> bool:
        if keys[0] in self._classes.indefinite:
            return True
        if description is None or len(keys) < 2 or keys[1] not in ("که", "در", "از"):
            return False
        # مقامی که، منبعی در: the indefinite ی stands on the head itself.
        return keys[0] == key(description.head.word) + "ی" and keys[0][-2] not in "واه"


def _further_heads(keys: tuple[str, ...]) -> list[str]:
    """Nouns for one person right after و."""
    nouns = [actor_noun(keys[place + 1]) for place, word in enumerate(keys[:-1]) if word == _JOIN]
    return [noun.word for noun in nouns if noun is not None and noun.kind in ("office", "person")]


def _head(keys: tuple[str, ...], start: int, last: int) -> tuple[ActorNoun, int] | None:
    for length in (3, 2, 1):
        if start + length <= last:
            noun = actor_noun("".join(keys[start : start + length]))
            if noun is not None:
                return noun, start + length
    return None


def bare(word: str) -> str:
    """A content word without plural and indefinite endings, so that «نیروهای» meets «نیرو»."""
    for end in ("هایی", "های", "ها", "ی"):
        if word.endswith(end) and len(word) > len(end) + 2:
            return word[: -len(end)]
    return word
