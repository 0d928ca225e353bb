"""Phrases of the data files found in running text, however their parts are spaced.

«جان باخت», «جان‌باخت» and «جانباخت» are one phrase. An entry that ends with * is the start of words: «کشته شد*» is found
in «کشته شدند» and «کشته شده‌اند». Of the phrases that begin at a word the longest is meant: «زخمی شدن», not «زخمی شد*».
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from goft.actors.spelling import key

__all__ = ["Found", "Phrases", "Word", "words_of"]

T = TypeVar("T")

_HEAD = 3
"""Letters of a word that tell most words apart from all phrases."""
_WORD = re.compile(r"[^\s،؛:!؟?,;.«»\"“”()\[\]…/|]+")


class Word(NamedTuple):
    """A word of a text: where it stands, in code points, and its key."""

    start: int
    end: int
    key: str


class Found(NamedTuple, Generic[T]):
    """A phrase in a text, in code points, and what it means."""

    start: int
    end: int
    meaning: T


class Phrases(Generic[T]):
    """Looks phrases up in words. `entries` map phrases, as the files write them, to what they mean."""

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._whole = {key(phrase): meaning for phrase, meaning in entries.items() if not phrase.endswith("*")}
        self._open = {key(phrase[:-1]): meaning for phrase, meaning in entries.items() if phrase.endswith("*")}
        both = (*self._whole, *self._open)
        self._starts = frozenset(form[:end] for form in both for end in range(1, len(form) + 1))
        self._longest = max(map(len, both), default=0)
        self._heads = frozenset(form[:end] for form in both for end in range(1, _HEAD + 1))

    def find(self, words: Sequence[Word]) -> list[Found[T]]:
        """All phrases from left to right, none overlapping another."""
        found: list[Found[T]] = []
        at = 0
        while at < len(words):
            best = self._at(words, at) if words[at].key[:_HEAD] in self._heads else None
            if best is None:
                at += 1
                continue
            last, meaning = best
            found.append(Found(words[at].start, words[last].end, meaning))
            at = last + 1
        return found

    def _at(self, words: Sequence[Word], first: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a word: its last word and its meaning."""
        joined, best, size = "", None, 0
        for last in range(first, len(words)):
            before, joined = joined, joined + words[last].key
            if joined in self._whole and len(joined) > size:
                best, size = (last, self._whole[joined]), len(joined)
            # The start of a word, or all of it: what was joined before this word is too short for the entry.
            for end in range(min(len(joined), self._longest), max(len(before), size), -1):
                if joined[:end] in self._open:
                    best, size = (last, self._open[joined[:end]]), end
                    break
            if joined not in self._starts:
                break
        return best


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch of text, marks left out."""
    return [
        Word(match.start(), match.end(), found)
        for match in _WORD.finditer(text, start, end)
        if (found := key(match[0]))
    ]
