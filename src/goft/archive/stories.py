"""Wire copies and re-posts: articles of nearly the same words, found on the way in.

An article is the set of its pairs of neighbouring words, hashed. MinHash (Broder 1997, «On the resemblance and
containment of documents») cut into bands (Leskovec, Rajaraman and Ullman, «Mining of Massive Datasets», chapter 3) says
which articles are worth comparing; what is compared are sketches, the least hashes of each, kept in the store. Written
here with numpy, since the library for it brings scipy, which weighs more than all of Goft.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

__all__ = ["SAME", "Mark", "alike", "mark_of"]

SAME = 0.5
"""Resemblance from which on two articles are one story."""
_BANDS, _ROWS = 20, 3
"""60 hashes; a pair of resemblance 0.5 shares a band in 93 of 100 cases, one of 0.2 in 15."""
_KEPT = 256
"""Hashes of a sketch; an article of no more word pairs is compared exactly."""
_PRIME = np.uint64((1 << 61) - 1)
_FEWEST = 8
"""Articles of fewer word pairs are too short to say whether they are copies."""
_RANDOM = np.random.default_rng(20261125)
_FACTORS = _RANDOM.integers(1, 1 << 31, size=(_BANDS * _ROWS, 1), dtype=np.uint64)
_SHIFTS = _RANDOM.integers(0, 1 << 62, size=(_BANDS * _ROWS, 1), dtype=np.uint64)

Hashes = NDArray[np.uint32]


class Mark(msgspec.Struct, frozen=True):
    """By what an article's copies are found: the bands (signed, 64 bits) under which they meet, none for a very short
    one, and the sketch that settles it (at most 256 hashes of 4 bytes, in order, after their number before the cut)."""

    bands: tuple[int, ...]
    sketch: bytes


def mark_of(words: Sequence[str]) -> Mark:
    """The mark of an article's words."""
    hashes = np.unique(np.array([_hash(f"{one} {other}") for one, other in pairwise(words)], dtype=np.uint32))
    return Mark(_bands(hashes), np.uint32(len(hashes)).tobytes() + hashes[:_KEPT].tobytes())


def alike(one: bytes, other: bytes) -> float:
    """How alike two articles are by their sketches, from 0 to 1: the share of all their word pairs that both have."""
    first, second = _comparable(one, other)
    both = len(np.intersect1d(first, second, assume_unique=True))
    either = len(first) + len(second) - both
    return both / either if either else 0.0


def _comparable(one: bytes, other: bytes) -> tuple[Hashes, Hashes]:
    """The hashes of two sketches up to where both are whole: beyond it, one that lacks may only have been cut."""
    found = [np.frombuffer(sketch, dtype=np.uint32) for sketch in (one, other)]
    ends = [hashes[-1] for hashes in found if hashes[0] >= len(hashes)]
    end = min(ends, default=np.uint32(0xFFFFFFFF))
    first, second = (hashes[1:][hashes[1:] <= end] for hashes in found)
    return first, second


def _bands(hashes: Hashes) -> tuple[int, ...]:
    if len(hashes) < _FEWEST:
        return ()
    least = ((hashes.astype(np.uint64)[None, :] * _FACTORS + _SHIFTS) % _PRIME).min(axis=1)
    return tuple(_signed(band, row.tobytes()) for band, row in enumerate(least.reshape(_BANDS, _ROWS)))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


def _signed(band: int, row: bytes) -> int:
    digest = hashlib.blake2b(bytes([band]) + row, digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
