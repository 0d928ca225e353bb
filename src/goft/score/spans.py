"""Comparing ranges of a text: by the words they cover, and by their edges with punctuation cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Range", "jaccard", "trimmed", "words_of"]

Range = tuple[int, int]

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str, ranges: Iterable[Range]) -> frozenset[Range]:
    """The words inside the ranges, each as its own range; a word that an edge cuts counts as the part inside."""
    return frozenset(
        (start + word.start(), start + word.end()) for start, end in ranges for word in _WORD.finditer(text[start:end])
    )


def trimmed(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges from their first word to their last, sorted; a range without a word is dropped."""
    cut: list[Range] = []
    for start, end in ranges:
        words = list(_WORD.finditer(text[start:end]))
        if words:
            cut.append((start + words[0].start(), start + words[-1].end()))
    return tuple(sorted(cut))


def jaccard(one: frozenset[Range], other: frozenset[Range]) -> float:
    """Shared words over all words, 0 to 1; two empty sets are alike (1.0), so "absent in both" is right."""
    if not one and not other:
        return 1.0
    return len(one & other) / len(one | other)
