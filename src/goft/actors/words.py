"""Closed word classes of the station, read from `data/words.toml`: titles, pronouns, words that end a name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from goft.actors.spelling import key

__all__ = ["PronounKind", "WordClasses", "load_words"]

PronounKind = Literal["first", "second", "third", "third_plural", "demonstrative"]


class WordClasses(msgspec.Struct, frozen=True):
    """Sets of keys (see `goft.actors.spelling`); `pronouns` maps a key to its kind."""

    titles: frozenset[str]
    addresses: frozenset[str]
    ends: frozenset[str]
    indefinite: frozenset[str]
    light: frozenset[str]
    outward: frozenset[str]
    civic: frozenset[str]
    relational: frozenset[str]
    numerals: frozenset[str]
    former: frozenset[str]
    pronouns: dict[str, PronounKind]


@cache
def load_words() -> WordClasses:
    """The word classes. Raises `msgspec.ValidationError` where the file lacks one."""
    raw = msgspec.toml.decode((files("goft.actors") / "data" / "words.toml").read_bytes())
    pronouns: dict[str, PronounKind] = {
        key(word): kind for kind, entries in raw.pop("pronouns").items() for word in entries
    }
    return msgspec.convert(
        {name: frozenset(key(word) for word in entries) for name, entries in raw.items()} | {"pronouns": pronouns},
        WordClasses,
    )
