"""Wire copies and re-posts: articles of nearly the same words, found on the way in.

An article is the set of its pairs of neighbouring words, hashed. Which articles are worth comparing, fingerprints say:
hashes of three words in a row that are the least of some window («winnowing»: Schleimer, Wilkerson and Aiken 2003,
«Winnowing: local algorithms for document fingerprinting»), so that a passage is marked alike in whatever it stands.
What is compared are sketches, the least hashes of each article, kept in the store; they tell both the resemblance and
the containment of two articles (Broder 1997, «On the resemblance and containment of documents»). Written here with
numpy, since the library for such sketches brings scipy, which weighs more than all of Goft.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

__all__ = ["SAME", "Mark", "alike", "mark_of"]

SAME = 0.5
"""How alike two articles are from which on they are one story."""
_PASSING = 0.29
"""How much it counts against a copy that it is little of the longer text: what a round-up tells in passing is not its
story. This and `SAME` are set by the first half of `benchmarks/stories.py`."""
_NUMBERS = 0.5
"""The share of an article's numbers that its copy has at least: the frame of a daily list comes with other numbers."""
_WINDOW = 5
"""Hashes of which the least is a fingerprint: two articles that share a passage of seven words have one in common."""
_BANDS = 32
"""Fingerprints that an article keeps, the least of all; a text of fewer than a hundred words has no more."""
_KEPT = 256
"""Hashes of a sketch; an article of no more is compared exactly."""
_FEWEST = 8
"""Articles of fewer word pairs are too short to say whether they are copies, and so are two with fewer in common."""

_EVEN = ~np.uint32(1)
_DIGIT = re.compile(r"\d")

Hashes = NDArray[np.uint32]


class Mark(msgspec.Struct, frozen=True):
    """By what an article's copies are found: the bands (signed, 64 bits) under which they meet, none for a very short
    one, and the sketch that settles it (at most 256 hashes of 4 bytes, in order, after their number before the cut).
    Hashes of word pairs are even, those of numbers odd."""

    bands: tuple[int, ...]
    sketch: bytes


def mark_of(words: Sequence[str]) -> Mark:
    """The mark of an article's words."""
    hashed = np.array([_hash(word) for word in words], dtype=np.uint32)
    pairs = _joined(hashed) & _EVEN
    numbers = hashed[[_DIGIT.search(word) is not None for word in words]] | ~_EVEN
    hashes = np.unique(np.concatenate([pairs, numbers]))
    return Mark(_bands(pairs), np.uint32(len(hashes)).tobytes() + hashes[:_KEPT].tobytes())


def alike(one: bytes, other: bytes) -> float:
    """How alike two articles are by their sketches, from 0 to 1: the share of the shorter one's word pairs that the
    longer one has (containment), less where those are little of all that the two have (resemblance)."""
    first, second = _comparable(one, other)
    counts = _counted(first), _counted(second)
    (shorter, numbers), (longer, _) = min(counts), max(counts)
    both, both_numbers = _counted(np.intersect1d(first, second, assume_unique=True))
    if both < _FEWEST or both_numbers < _NUMBERS * numbers:
        return 0.0
    resemblance = both / (shorter + longer - both)
    return float(both / shorter * resemblance**_PASSING)


def _counted(hashes: Hashes) -> tuple[int, int]:
    """How many are of word pairs and how many of numbers."""
    numbers = int(np.count_nonzero(hashes & 1))
    return len(hashes) - numbers, numbers


def _comparable(one: bytes, other: bytes) -> tuple[Hashes, Hashes]:
    """The hashes of two sketches up to where both are whole: beyond it, one that lacks may only have been cut."""
    found = [np.frombuffer(sketch, dtype=np.uint32) for sketch in (one, other)]
    ends = [hashes[-1] for hashes in found if hashes[0] >= len(hashes)]
    end = min(ends, default=np.uint32(0xFFFFFFFF))
    first, second = (hashes[1:][hashes[1:] <= end] for hashes in found)
    return first, second


def _bands(pairs: Hashes) -> tuple[int, ...]:
    """The fingerprints of an article's word pairs in their order: the least of every window."""
    if len(np.unique(pairs)) < _FEWEST:
        return ()
    threes = _mixed(pairs)
    windows = np.lib.stride_tricks.sliding_window_view(threes, min(_WINDOW, len(threes)))
    least = np.unique(windows.min(axis=1))[:_BANDS]
    return tuple(int(one) for one in least.view(np.int64))


def _joined(hashes: Hashes) -> Hashes:
    """The hashes of neighbours, taken together."""
    return (_mixed(hashes) >> np.uint64(32)).astype(np.uint32)


def _mixed(hashes: Hashes) -> NDArray[np.uint64]:
    """Each two neighbours as one random-looking number, by the last step of SplitMix64 (Steele, Lea and Flood 2014)."""
    mixed = hashes[:-1].astype(np.uint64) << np.uint64(32) | hashes[1:]
    mixed = (mixed ^ mixed >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ mixed >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return mixed ^ mixed >> np.uint64(31)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")
