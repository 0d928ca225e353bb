"""Wire copies and re-posts: articles of nearly the same words, found on the way in.

MinHash (Broder 1997, «On the resemblance and containment of documents») over pairs of neighbouring words, cut into
bands (Leskovec, Rajaraman and Ullman, «Mining of Massive Datasets», chapter 3): two articles that share a band are
compared in full. Written here with numpy, since the library for it brings scipy, which weighs more than all of Goft.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

__all__ = ["SAME", "bands_of", "pairs_of", "resemblance"]

SAME = 0.5
"""Jaccard resemblance of word pairs from which on two articles are one story."""
_BANDS, _ROWS = 20, 3
"""60 hashes; a pair of resemblance 0.5 shares a band in 93 of 100 cases, one of 0.2 in 15."""
_PRIME = np.uint64((1 << 61) - 1)
_FEWEST = 8
"""Articles of fewer word pairs are too short to say whether they are copies."""
_RANDOM = np.random.default_rng(20261125)
_FACTORS = _RANDOM.integers(1, 1 << 31, size=(_BANDS * _ROWS, 1), dtype=np.uint64)
_SHIFTS = _RANDOM.integers(0, 1 << 62, size=(_BANDS * _ROWS, 1), dtype=np.uint64)


def pairs_of(words: Sequence[str]) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring words of an article."""
    return frozenset(pairwise(words))


def resemblance(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    """The share of pairs that two articles have in common, from 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def bands_of(pairs: frozenset[tuple[str, str]]) -> tuple[int, ...]:
    """The numbers (signed, 64 bits) under which near copies of an article meet; none for a very short one."""
    if len(pairs) < _FEWEST:
        return ()
    hashed = np.array([_hash(" ".join(pair)) for pair in pairs], dtype=np.uint64)
    least = ((hashed[None, :] * _FACTORS + _SHIFTS) % _PRIME).min(axis=1)
    rows = least.reshape(_BANDS, _ROWS)
    return tuple(_signed(band, row.tobytes()) for band, row in enumerate(rows))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


def _signed(band: int, row: bytes) -> int:
    digest = hashlib.blake2b(bytes([band]) + row, digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
