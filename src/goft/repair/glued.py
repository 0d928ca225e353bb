"""Half-spaces lost without a trace (میشود): is a word that has none spelled with some?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from goft.repair.letter_names import split_names
from goft.repair.tables import UNSEEN, Atom, Glued, Tables

__all__ = ["GluedWords", "edge_features"]

# A word seen this often without half-spaces, and never with, is no riddle: the model of unknown words is not asked.
_KNOWN = 2  # doublings
_LONGEST = 40  # letters; what is longer is no word
_SPELLED_OUT = 3.0  # an unknown word that is nothing but three names of letters and more is an abbreviation
_WHOLE = Glued((), -20.0)

# Letters that do not join to the next one: after them a lost half-space is all but invisible.
_UNJOINED = frozenset("اآدذرزژوةء")


class GluedWords:
    """Decides, from what was seen, or from the looks of a word that was not."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def decide(self, word: str) -> Glued:
        """Where `word` would have its half-spaces, and the log-odds that it has them."""
        known = self._tables.glued.get(word)
        if known:
            return known
        atom = self._tables.atoms.get(word, UNSEEN)
        if atom.size >= _KNOWN or not 3 <= len(word) <= _LONGEST:
            return _WHOLE
        named = split_names(word)
        if named:
            return Glued(named, _SPELLED_OUT)
        places, odds = self.guess(word)
        # Seen a time or two without half-spaces: that speaks against them, each time as strongly as half a sighting.
        return Glued(places, odds - (math.log1p(2 * 2**atom.size) if atom.size >= 0 else 0.0))

    def guess(self, word: str) -> tuple[tuple[int, ...], float]:
        """Where, and the log-odds, by the looks of the word alone."""
        weights, atoms = self._tables.edges, self._tables.atoms
        odds = [
            sum(weights.get(feature, 0.0) for feature in edge_features(word, place, atoms))
            for place in range(1, len(word))
        ]
        best = max(odds)
        places = tuple(place for place, value in enumerate(odds, 1) if value >= min(best, 0.0))
        return places, best


def edge_features(word: str, place: int, atoms: Mapping[str, Atom]) -> Iterator[str]:
    """What the model of unknown words looks at before the letter `place` of `word`."""
    left, right = word[:place], word[place:]
    one, other = atoms.get(left, UNSEEN), atoms.get(right, UNSEEN)
    sizes = f"{_step(one.size)},{_step(other.size)}"
    after, before = _rate(one.after), _rate(other.before)
    yield "1"
    yield f"s{sizes},{'u' if word[place - 1] in _UNJOINED else 'j'}"
    yield f"r{after},{before}"
    yield f"rs{after},{before},{sizes}"
    yield f"f{min(len(left), 5)},{min(len(right), 5)}"
    if len(right) <= 6:
        yield f"R{right}"
        yield f"R{right},{one.size >= 0},{left[-1]}"
        yield f"R{right},{_step(one.size)}"
    if len(left) <= 5:
        yield f"L{left}"
        yield f"L{left},{_step(other.size)}"
    yield f"x{word[max(0, place - 2) : place]}|{word[place : place + 2]}"
    yield f"y{word[max(0, place - 3) : place]}"
    yield f"z{word[place : place + 3]}"


def _step(size: int) -> int:
    return size if size < 0 else min(size // 2, 5)


def _rate(odds: float) -> int:
    return max(-3, min(3, math.floor(odds / 1.5)))
