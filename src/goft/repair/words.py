"""Words, and the parts that half-spaces hold together, as the restorer sees them."""

from __future__ import annotations

import re
from itertools import pairwise

from goft.repair.letters import LETTER

__all__ = ["HALF_SPACE", "WORD", "parts_of", "places_of", "spelled"]

HALF_SPACE = "\u200c"

_PART = f"[{LETTER}\u064b\u0650\u0653-\u0655]++"
WORD = re.compile(f"{_PART}(?:{HALF_SPACE}{_PART})*+|[0-9۰-۹]++|[A-Za-z]++")
"""A Persian word with its half-spaces, or a run of digits or Latin letters, which only give context."""


def parts_of(word: str) -> list[str]:
    """The parts that half-spaces hold together."""
    return word.split(HALF_SPACE)


def places_of(word: str) -> tuple[int, ...]:
    """Where half-spaces stand in `word`, counted in letters before each.

    >>> places_of("گفت\u200cو\u200cگو")
    (3, 4)
    """
    places, seen = [], 0
    for part in parts_of(word)[:-1]:
        seen += len(part)
        places.append(seen)
    return tuple(places)


def spelled(glued: str, places: tuple[int, ...]) -> str:
    """`glued` with half-spaces at `places`, the inverse of `places_of`."""
    cuts = (0, *places, len(glued))
    return HALF_SPACE.join(glued[start:end] for start, end in pairwise(cuts))
