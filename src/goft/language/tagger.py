"""The tagger: part of speech and ezafe of every word of a sentence, by a linear-chain CRF.

Trained by `training/tagger/train.py` with CRFsuite; decoded here with numpy, because every feature looks at one word
or at a pair of neighbours' classes, so that a word's scores are computed once and added up by place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import msgspec
import numpy as np
import numpy.typing as npt

from goft.language.decoding import OPEN, best_labels
from goft.language.features import Description
from goft.language.model import Tag, Verb
from goft.language.words import Word

__all__ = ["PLACES", "Choice", "Tagger", "Weights", "load_tagger", "place_features"]

Scores = npt.NDArray[np.float32]

PLACES = (-2, -1, 0, 1, 2)
# Words kept with their scores: 400 bytes each.
_KEPT = 20_000
_EDGE = Description(("^",), ("^",), ("^",), -2)
# Added to a word's label with ezafe where its spelling shows one (خانهٔ), taken from the one without.
_SHOWN = 6.0
_NEVER = 1000.0
# Added to the label of a verb after its light-verb complement (گزارش داد), and of a participle before است.
_VERBAL = 4.0
_AFTER_PARTICIPLE = frozenset({"بود#باش", "شد#شو"})


class Choice(msgspec.Struct, frozen=True, gc=False):
    """One label that the tagger chooses from: a part of speech and whether ezafe follows."""

    tag: Tag
    ezafe: bool


def place_features(description: Description, place: int) -> list[str]:
    """The feature names that a word gives to the word `place` words before it (PLACES; 0 is itself)."""
    values = (description.centre, description.near, description.far)[abs(place)]
    return [f"{place}:{value}" for value in values]


class Weights(msgspec.Struct, frozen=True):
    """What training gives. `left` and `right` hold the scores of pairs of classes; the last class is an edge."""

    labels: tuple[Choice, ...]
    rows: dict[str, int]
    states: Scores
    left: Scores
    right: Scores
    steps: Scores

    @classmethod
    def read(cls, path: Path) -> Weights:
        """Read the file that `write` wrote."""
        with np.load(path, allow_pickle=False) as data:
            names = data["labels"].tolist()
            labels = tuple(Choice(cast(Tag, name.rstrip("+")), name.endswith("+")) for name in names)
            return cls(
                labels,
                {name: row for row, name in enumerate(data["names"].tobytes().decode("utf-8").split("\n"))},
                *(data[name].astype(np.float32) for name in ("states", "left", "right", "steps")),
            )

    def write(self, path: Path) -> None:
        """Write to `path` (numpy's compressed format, half precision)."""
        arrays: dict[str, Any] = {
            name: getattr(self, name).astype(np.float16) for name in ("states", "left", "right", "steps")
        }
        arrays["names"] = np.frombuffer("\n".join(self.rows).encode("utf-8"), dtype=np.uint8)
        arrays["labels"] = np.array([choice.tag + "+" * choice.ezafe for choice in self.labels])
        np.savez_compressed(path, **arrays)


class Tagger:
    """Chooses the labels of sentences. Keeps the scores of words it has met."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        # A last row of zeros, so that no place of a word is without a row.
        self._states = np.vstack([weights.states, np.zeros_like(weights.states[:1])])
        self._slots: dict[str, int] = {}
        self._scores = np.zeros((1024, len(PLACES), len(weights.labels)), dtype=np.float32)
        self._kinds = np.zeros(1024, dtype=np.int64)
        self._only = np.zeros(1024, dtype=np.int64)
        labels = weights.labels
        self._bound = np.array([choice.ezafe for choice in labels])
        self._shown = np.array([_SHOWN if choice.ezafe else 0.0 for choice in labels], dtype=np.float32)
        self._unbound_name = np.array(
            [-_SHOWN if choice.ezafe and choice.tag == "PROPN" else 0.0 for choice in labels], dtype=np.float32
        )
        self._verbal = np.array([_VERBAL if choice.tag == "VERB" else 0.0 for choice in labels], dtype=np.float32)
        self._tables = _by_place(weights.rows)
        # A word of one reading: every other label is out of reach.
        self._masks: dict[str, Scores] = {
            choice.tag: np.array([0.0 if choice.tag == other.tag else -_NEVER for other in labels], dtype=np.float32)
            for choice in labels
        }
        self._open = np.zeros(len(labels), dtype=np.float32)
        self._barred: dict[frozenset[Tag], Scores] = {}
        tags = [choice.tag for choice in labels]
        self._single = {tag: label for label, tag in enumerate(tags) if tags.count(tag) == 1}
        self._forget()

    def choose(self, words: Sequence[Word]) -> list[Choice]:
        """One choice a word, for the words of one sentence."""
        return self.choose_all([words])[0]

    def choose_all(self, sentences: Sequence[Sequence[Word]]) -> tuple[list[Choice], list[float]]:
        """The choices of several sentences' words, one list for all of them, and for each word how much its best label
        with ezafe scores above its best one without.

        Sentences are decoded side by side, so a few together cost little more than the longest of them alone.
        """
        lengths = [len(words) for words in sentences if words]
        if not lengths:
            return [], []
        if len(self._slots) > _KEPT:
            self._forget()
        slots, own = self._places([words for words in sentences if words])
        emissions = self._total(slots)[own]
        first = 0
        for words in sentences:
            self._lean(words, emissions[first : first + len(words)])
            first += len(words)
        labels = self._weights.labels
        best = best_labels(emissions, self._weights.steps, lengths, self._only[slots[2:-2]][own])
        by_label = np.ascontiguousarray(emissions.T)
        bonds = by_label[self._bound].max(axis=0) - by_label[~self._bound].max(axis=0)
        return [labels[label] for label in best], bonds.tolist()

    def _forget(self) -> None:
        self._slots = {}
        self._scores[0] = self._summed([_EDGE])[0]
        self._kinds[0] = _EDGE.kind

    def _take_in(self, words: Sequence[Word]) -> None:
        """Give slots to words that have none, all at once; of two with one key the first is taken."""
        new = {word.key: word for word in reversed(words)}
        if not new:
            return
        first = len(self._slots) + 1
        last = first + len(new)
        while last > len(self._kinds):
            self._grow()
        self._slots.update(zip(new, range(first, last), strict=True))
        found = list(new.values())
        scores = self._summed([word.description for word in found])
        here = PLACES.index(0)
        scores[:, here] += np.array([self._masks.get(word.only or "", self._open) for word in found])
        scores[:, here] -= np.array([self._bar(word.never) for word in found])
        self._scores[first:last] = scores
        self._kinds[first:last] = [word.description.kind for word in found]
        self._only[first:last] = [self._single.get(word.only, OPEN) if word.only else OPEN for word in found]

    def _grow(self) -> None:
        self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
        self._kinds = np.concatenate([self._kinds, np.zeros_like(self._kinds)])
        self._only = np.concatenate([self._only, np.zeros_like(self._only)])

    def _bar(self, never: frozenset[Tag]) -> Scores:
        """What is taken from the labels of a word that cannot have them."""
        found = self._barred.get(never)
        if found is None:
            values = [_NEVER if choice.tag in never else 0.0 for choice in self._weights.labels]
            found = self._barred[never] = np.array(values, dtype=np.float32)
        return found

    def _summed(self, descriptions: Sequence[Description]) -> Scores:
        """The scores that words give to themselves and to those around them, by word and place."""
        nothing = len(self._states) - 1
        found: list[int] = []
        starts: list[int] = []
        for one in descriptions:
            for table, values in zip(self._tables, (one.far, one.near, one.centre, one.near, one.far), strict=True):
                starts.append(len(found))
                found.append(nothing)
                found += [row for value in values if (row := table.get(value)) is not None]
        sums: Scores = np.add.reduceat(self._states[found], starts, axis=0)
        return sums.reshape(len(descriptions), len(PLACES), -1)

    def _places(self, sentences: Sequence[Sequence[Word]]) -> tuple[npt.NDArray[np.int64], list[int]]:
        """The slots of all words in one row, and where in it, less two, the words stand.

        Two edges stand before, between and behind sentences: what a place is scored by never lies in another sentence.
        """
        slots, own = [0, 0], list[int]()
        known = self._slots
        found = [[known.get(word.key, 0) for word in words] for words in sentences]
        if any(0 in places for places in found):
            self._take_in([word for words in sentences for word in words if word.key not in known])
            found = [[known[word.key] for word in words] for words in sentences]
        for places in found:
            own += range(len(slots) - 2, len(slots) - 2 + len(places))
            slots += places
            slots += (0, 0)
        return np.array(slots), own

    def _total(self, slots: npt.NDArray[np.int64]) -> Scores:
        """What words and classes add up to at every place but the two edges on either side."""
        count = len(slots) - 4
        # All that a word gives lies together in memory, so it is fetched once.
        given = self._scores[slots]
        total: Scores = given[2:-2, 2].copy()
        for column, place in enumerate(PLACES):
            if place:
                total += given[2 + place : 2 + place + count, column]
        kinds = self._kinds[slots]
        own = kinds[2:-2]
        total += self._weights.left[kinds[1:-3], own]
        total += self._weights.right[own, kinds[3:-1]]
        return total

    def _lean(self, words: Sequence[Word], emissions: Scores) -> None:
        """Add what word lists know of a word among its neighbours."""
        for place in [place for place, word in enumerate(words) if word.leans]:
            word = words[place]
            if word.shows_ezafe:
                emissions[place] += self._shown
            if word.opens_time and place:
                emissions[place - 1] += self._unbound_name
            if word.verb is not None and word.only is None and _looks_verbal(words, place, word.verb):
                emissions[place] += self._verbal


def _by_place(rows: dict[str, int]) -> list[dict[str, int]]:
    """The rows of features by place and value, so that no name need be written to find one."""
    tables: dict[str, dict[str, int]] = {str(place): {} for place in PLACES}
    for name, row in rows.items():
        place, _, value = name.partition(":")
        tables[place][value] = row
    return list(tables.values())


def _looks_verbal(words: Sequence[Word], place: int, verb: Verb) -> bool:
    if verb.tense == "infinitive":
        return False
    if place and verb.root in words[place - 1].light:
        return True
    if verb.tense != "participle" or place + 1 == len(words):
        return False
    following = words[place + 1].verb
    return following is not None and following.root in _AFTER_PARTICIPLE and following.tense != "infinitive"


def load_tagger() -> Tagger:
    """A tagger over the package's weights."""
    return Tagger(_load_weights())


@cache
def _load_weights() -> Weights:
    return Weights.read(Path(str(files("goft.language") / "data" / "tagger.npz")))
