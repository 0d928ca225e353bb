"""Closed-class words and their parts of speech, from `data/closed.tsv`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast, get_args

import msgspec

from goft.language.model import Tag
from goft.language.resources import lines
from goft.language.tokens import fold

__all__ = ["CLOSED_TAGS", "ClosedWord", "load_closed", "load_function_words", "load_times"]

_TAGS = frozenset(get_args(Tag))
_KINDS = frozenset({"=", "?", "t", "m"})
CLOSED_TAGS: frozenset[Tag] = frozenset(["ADP", "PRON", "DET", "SCONJ", "CCONJ", "PART"])
"""Parts of speech that take no new words."""


class ClosedWord(msgspec.Struct, frozen=True, gc=False):
    """A word's part of speech; `fixed` where it has no other reading."""

    tag: Tag
    fixed: bool


@cache
def load_closed() -> dict[str, ClosedWord]:
    """Folded word to its part of speech; the first line that has a word decides."""
    found: dict[str, ClosedWord] = {}
    for tag, kind, words in _entries():
        if kind in ("=", "?"):
            for word in words:
                found.setdefault(word, ClosedWord(tag, kind == "="))
    return found


@cache
def load_function_words() -> frozenset[str]:
    """Folded words that may stand in a closed class."""
    return frozenset(word for tag, kind, words in _entries() if kind != "t" and tag in CLOSED_TAGS for word in words)


@cache
def load_times() -> frozenset[str]:
    """Folded words that open a time and are not bound to a name before them."""
    return frozenset(word for _, kind, words in _entries() if kind == "t" for word in words)


def _entries() -> Iterator[tuple[Tag, str, list[str]]]:
    """Tag, kind and folded words of every line. Raises `ValueError` naming the line that does not fit."""
    for number, line in lines("closed.tsv"):
        columns = line.split("\t")
        if len(columns) != 3 or columns[0] not in _TAGS or columns[1] not in _KINDS:
            raise ValueError(f"closed.tsv line {number}: want a tag, one of {sorted(_KINDS)}, and words: {line!r}")
        yield cast(Tag, columns[0]), columns[1], [fold(word) for word in columns[2].split()]
