"""Lost half-spaces come back, as many as the text as a whole looks to have lost.

How likely a place is to have lost a half-space depends on the document: one with none in two hundred words has lost
them all, one that is carefully spelled has lost none, and its آنها is how it wants to be written. So the places that
any careful writer would spell with a half-space are counted first, and the share of them that has none moves the odds
of every place.

Repairing twice changes nothing, by construction. What is asked about a place (the parts of its words as they would be
spelled, and of their neighbours) is the same before and after a repair; and a repair only makes the document look more
careful, which only raises what the places that were left would have to reach.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from operator import itemgetter

import msgspec

from goft.repair.alignment import Edit
from goft.repair.glued import GluedWords
from goft.repair.reasons import glued_reason, spaced_reason
from goft.repair.spaced import BARRIER, FLOOR, SpacedPairs
from goft.repair.tables import Glued, Tables, load_tables
from goft.repair.words import HALF_SPACE, WORD, parts_of, spelled

__all__ = ["Doubt", "HalfSpaces"]

_ENOUGH = 20_000  # words kept at a time: then the store starts anew, so that memory stays flat
_DIGITS, _LATIN = "#", "@"


class Doubt(msgspec.Struct, frozen=True):
    """How a document's state moves the odds.

    `sure`: log-odds from which a place bears witness. `lost` of `seen`: what is believed before the first witness.
    `weight`: how strongly a careful document holds; higher leaves more alone.
    """

    sure: float = 2.5
    lost: float = 0.5
    seen: float = 1.0
    weight: float = 2.0

    def bar(self, lost: float, all_: float) -> float:
        """The log-odds that a place must reach, where `lost` of `all_` places have no half-space."""
        return -self.weight * math.log((lost + self.lost) / (all_ + self.seen))


class _Word(msgspec.Struct, frozen=True, gc=False):
    """A word as it may be spelled, whether or not it is: its parts, what is known of a glued one, and how its parts
    speak for each house, in hundredths (whole numbers: their sum is the same in any grouping); the first part and the
    last are asked for by themselves."""

    parts: tuple[str, ...]
    glued: Glued | None
    houses: tuple[int, int]
    first: str
    last: str


class _Gap(msgspec.Struct, frozen=True, gc=False):
    """A space that may have been a half-space."""

    start: int
    left: str
    right: str
    odds: float


class HalfSpaces:
    """Restores half-spaces; loads once, keeps what it decided of words and pairs."""

    def __init__(self, tables: Tables, doubt: Doubt = Doubt()) -> None:  # noqa: B008 - frozen
        self._tables = tables
        self._glued = GluedWords(tables)
        self._pairs = SpacedPairs(tables)
        self._doubt = doubt
        self._kept: dict[str, _Word] = {}

    @classmethod
    def load(cls) -> HalfSpaces:
        """Over the package's own weights."""
        return cls(load_tables())

    def find(self, text: str) -> list[Edit]:
        """The half-spaces that `text` has lost, in order. Its letters must have been repaired before."""
        spans = list(map(re.Match.span, WORD.finditer(text)))
        starts, ends = list(map(itemgetter(0), spans)), list(map(itemgetter(1), spans))
        kept = self._kept
        words = [kept.get(word) or self._word(word) for word in [text[start:end] for start, end in spans]]
        houses = self._houses(words)
        gaps = self._gaps(text, words, starts, ends, houses)
        glued = [
            (place, word.glued, odds)
            for place, word in enumerate(words)
            if word.glued is not None and (odds := _odds(word.glued, houses)) > 0
        ]
        if not gaps and not glued:
            return []
        sure = self._doubt.sure
        lost_glued = sum(odds > sure for _, _, odds in glued)
        lost_spaced = sum(gap.odds > sure for gap in gaps)
        all_ = lost_glued + lost_spaced + text.count(HALF_SPACE)
        glued_bar, spaced_bar = self._doubt.bar(lost_glued, all_), self._doubt.bar(lost_spaced, all_)
        edits = [_joined(gap) for gap in gaps if gap.odds > spaced_bar]
        for place, found, odds in glued:
            if odds > glued_bar:
                edits += _split(starts[place], words[place].parts, found.places)
        edits.sort(key=_by_start)
        return edits

    def _word(self, text: str) -> _Word:
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= _ENOUGH:
                self._kept.clear()
            found = self._kept[text] = self._read(text)
        return found

    def _read(self, text: str) -> _Word:
        if text[0].isdecimal():
            return _Word((_DIGITS,), None, (0, 0), _DIGITS, _DIGITS)
        if text[0].isascii():
            return _Word((_LATIN,), None, (0, 0), _LATIN, _LATIN)
        if HALF_SPACE in text:
            return self._spelled(tuple(parts_of(text)), None)
        glued = self._glued.decide(text)
        if glued.odds + max(0.0, *glued.leans) <= 0:
            return self._spelled((text,), None)
        return self._spelled(tuple(parts_of(spelled(text, glued.places))), glued)

    def _spelled(self, parts: tuple[str, ...], glued: Glued | None) -> _Word:
        known = [self._tables.houses.get(part, (0.0, 0.0)) for part in parts]
        houses = sum(round(100 * one) for one, _ in known), sum(round(100 * other) for _, other in known)
        return _Word(parts, glued, houses, parts[0], parts[-1])

    def _houses(self, words: list[_Word]) -> tuple[float, float]:
        """How much a text is of each house, between 0 and 1; what is left is of neither."""
        whole = 100 * math.sqrt(sum([len(word.parts) for word in words]) or 1)
        one, other = self._tables.houses.get("", (0.0, 0.0))
        return _softmax(
            (
                one + sum([word.houses[0] for word in words]) / whole,
                other + sum([word.houses[1] for word in words]) / whole,
            )
        )

    def _gaps(
        self, text: str, words: list[_Word], starts: list[int], ends: list[int], houses: tuple[float, float]
    ) -> list[_Gap]:
        """The spaces between two words that may be half-spaces."""
        found = []
        alone = self._pairs.pairs([word.last for word in words[:-1]], [word.first for word in words[1:]])
        # Nearly every pair ends here: no text has it as one word.
        for place in [place for place, odds in enumerate(alone) if odds >= FLOOR]:
            end = ends[place]
            if starts[place + 1] != end + 1 or text[end] != " ":
                continue
            left, right = words[place].parts, words[place + 1].parts
            before = left[-2] if len(left) > 1 else _beside(text, words, starts, ends, place - 1, -1)
            after = right[1] if len(right) > 1 else _beside(text, words, starts, ends, place + 1, 0)
            odds = self._pairs.between(before, left[-1], right[0], after, houses)
            if odds > 0:
                found.append(_Gap(end, left[-1], right[0], odds))
        return found


def _beside(text: str, words: list[_Word], starts: list[int], ends: list[int], place: int, part: int) -> str:
    """The part across the gap after the word at `place`: the last of that word, or (`part` 0) the first of the next."""
    if place < 0 or place + 1 >= len(words) or starts[place + 1] != ends[place] + 1:
        return BARRIER
    if text[ends[place]] not in (" ", HALF_SPACE):
        return BARRIER
    return words[place].last if part else words[place + 1].first


def _joined(gap: _Gap) -> Edit:
    return Edit(gap.start, gap.start + 1, HALF_SPACE, spaced_reason(gap.left, gap.right))


def _split(start: int, parts: tuple[str, ...], places: tuple[int, ...]) -> list[Edit]:
    return [
        Edit(start + place, start + place, HALF_SPACE, glued_reason(left, right))
        for place, (left, right) in zip(places, pairwise(parts), strict=True)
    ]


def _softmax(scores: tuple[float, float]) -> tuple[float, float]:
    """Shares of two classes beside a third whose score is 0."""
    one, other = (math.exp(max(-30.0, min(30.0, score))) for score in scores)
    return one / (one + other + 1), other / (one + other + 1)


def _odds(glued: Glued, houses: tuple[float, float]) -> float:
    return glued.odds + houses[0] * glued.leans[0] + houses[1] * glued.leans[1]


def _by_start(edit: Edit) -> int:
    return edit.start
