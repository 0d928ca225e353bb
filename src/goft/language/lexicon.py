"""Closed-class words and their parts of speech, from `data/closed.tsv`."""

from __future__ import annotations

from functools import cache
from typing import get_args

import msgspec

from goft.language.model import Tag
from goft.language.resources import lines
from goft.language.tokens import fold

__all__ = ["ClosedWord", "load_closed"]

_TAGS = frozenset(get_args(Tag))


class ClosedWord(msgspec.Struct, frozen=True):
    """A word's part of speech; `fixed` where it has no other reading."""

    tag: Tag
    fixed: bool


@cache
def load_closed() -> dict[str, ClosedWord]:
    """Folded word to its part of speech. Raises `ValueError` naming the line that does not fit."""
    found: dict[str, ClosedWord] = {}
    for number, line in lines("closed.tsv"):
        columns = line.split("\t")
        if len(columns) != 3 or columns[0] not in _TAGS or columns[1] not in ("=", "?"):
            raise ValueError(f"closed.tsv line {number}: want a tag, '=' or '?', and words: {line!r}")
        for word in columns[2].split():
            found.setdefault(fold(word), ClosedWord(columns[0], columns[1] == "="))  # type: ignore[arg-type]  # checked above
    return found
