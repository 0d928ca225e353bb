"""Wire copies and re-posts: articles of nearly the same words, found on the way in.

An article is the set of its pairs of neighbouring words, hashed. Which articles are worth comparing, fingerprints say:
hashes of three words in a row that are the least of some window («winnowing»: Schleimer, Wilkerson and Aiken 2003,
«Winnowing: local algorithms for document fingerprinting»), so that a passage is marked alike in whatever it stands.
What is compared are sketches, the least hashes of each article, kept in the store in the order of the text; they tell
the containment of one article in another (Broder 1997, «On the resemblance and containment of documents»), whether it
is what the other begins with (news is told from the top, and a copy is cut from below), and how often the other has
different words in the same place, as a second translation does. These three are weighed by a logistic regression on
judged pairs (`training/stories/train.py`). Written here with numpy, since the library for such sketches brings scipy,
which weighs more than all of Goft.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

__all__ = ["SAME", "Mark", "alike", "features", "mark_of"]

SAME = 0.5
"""How alike two articles are from which on they are one story."""
_BIAS, _CONTAINED, _HEAD, _SWAPPED = 4.94, 5.06, 2.44, -13.59
"""The weights of `features`, by `training/stories/train.py`; the bias is set so that `SAME` is a half."""
_TOP = 20
"""Words after which a place in an article counts half of what its beginning does."""
_NUMBERS = 0.5
"""The share of the numbers of the one with fewer that two copies have in common at least: the frame of a daily list
comes with other numbers."""
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
Places = NDArray[np.intp]


class Mark(msgspec.Struct, frozen=True):
    """By what an article's copies are found: the bands (signed, 64 bits) under which they meet, none for a very short
    one, and the sketch that settles it (at most 256 hashes of 4 bytes, the least, in the order of the text, after their
    number before the cut). Hashes of word pairs are even, those of numbers odd and after them."""

    bands: tuple[int, ...]
    sketch: bytes


def mark_of(words: Sequence[str]) -> Mark:
    """The mark of an article's words."""
    hashed = np.array([_hash(word) for word in words], dtype=np.uint32)
    pairs = _joined(hashed) & _EVEN
    numbers = hashed[[_DIGIT.search(word) is not None for word in words]] | ~_EVEN
    hashes = _firsts(np.concatenate([pairs, numbers]))
    return Mark(_bands(pairs), np.uint32(len(hashes)).tobytes() + _least(hashes).tobytes())


def alike(one: bytes, other: bytes) -> float:
    """How alike two articles are by their sketches, from 0 to 1; from `SAME` on they are one story."""
    found = features(one, other)
    if found is None:
        return 0.0
    contained, head, swapped = found
    return 1 / (1 + math.exp(-_BIAS - _CONTAINED * contained - _HEAD * head - _SWAPPED * swapped))


def features(one: bytes, other: bytes) -> tuple[float, float, float] | None:
    """What tells whether two articles are one story: the logarithm of the share of the shorter one's word pairs that
    the longer one has; that of the share of the longer one's that the shorter one has, its beginning counted most; and
    how often words between two shared pairs were swapped for others, by shared pair. None where they share too little,
    or have other numbers."""
    first, second = sorted(_comparable(one, other), key=lambda found: (len(found.pairs), found.pairs.tobytes()))
    here, there = _shared(first.pairs, second.pairs)
    if len(here) < _FEWEST or _other_numbers(first.numbers, second.numbers):
        return None
    weights = _TOP / (_TOP + second.scale * np.arange(len(second.pairs)))
    swapped = _gaps(here, first.scale) & _gaps(there, second.scale)
    return (
        math.log(len(here) / len(first.pairs)),
        math.log(float(weights[there].sum() / weights.sum())),
        int(np.count_nonzero(swapped)) / len(here),
    )


def _other_numbers(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) < _NUMBERS * min(len(one), len(other))


def _shared(one: Hashes, other: Hashes) -> tuple[Places, Places]:
    """The places of the hashes that both have, in the order of the first."""
    joined = np.concatenate([one, other])
    order = joined.argsort(kind="stable")
    found = joined[order]
    twice = np.flatnonzero(found[1:] == found[:-1])
    here = order[twice]
    places = here.argsort()
    return here[places], order[twice + 1][places] - len(one)


def _gaps(places: Places, scale: float) -> NDArray[np.bool_]:
    """Whether a word stands between neighbours that belongs to neither: it makes two other pairs."""
    return places[1:] - places[:-1] >= math.ceil(1 + 2 / scale)


class _Comparable(NamedTuple):
    """What of a sketch can be compared: its hashes of word pairs, in the order of the text, those of numbers, and of
    how many each is one."""

    pairs: Hashes
    numbers: frozenset[int]
    scale: float


def _comparable(one: bytes, other: bytes) -> tuple[_Comparable, _Comparable]:
    """Two sketches up to where both are whole: beyond it, one that lacks may only have been cut."""
    found = [np.frombuffer(sketch, dtype=np.uint32) for sketch in (one, other)]
    ends = [hashes[1:].max() for hashes in found if hashes[0] >= len(hashes)]
    return _up_to(found[0], ends), _up_to(found[1], ends)


def _up_to(sketch: Hashes, ends: Sequence[np.uint32]) -> _Comparable:
    hashes = sketch[1:]
    if ends:
        hashes = hashes[hashes <= min(ends)]
    numbers = int(np.count_nonzero(hashes & 1))
    pairs = hashes[: len(hashes) - numbers]
    scale = int(sketch[0]) / max(1, len(hashes))
    return _Comparable(pairs, frozenset(hashes[len(pairs) :].tolist()) if numbers else frozenset(), scale)


def _firsts(hashes: Hashes) -> Hashes:
    """Each hash where it comes first."""
    return hashes[np.sort(np.unique(hashes, return_index=True)[1])]


def _least(hashes: Hashes) -> Hashes:
    """The least that a sketch keeps, still in the order of the text."""
    return hashes if len(hashes) <= _KEPT else hashes[hashes <= np.partition(hashes, _KEPT - 1)[_KEPT - 1]]


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
