"""The words of a document as the lists know them, found once for all who ask."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goft.actors.gazetteer import Match, load_gazetteer
from goft.actors.spelling import key
from goft.language import Sentence

__all__ = ["Listed", "listed_in"]


class Listed(msgspec.Struct, frozen=True):
    """For each sentence the keys of its words, and the names of the gazetteer among them, none inside another."""

    keys: tuple[tuple[str, ...], ...]
    names: tuple[tuple[Match, ...], ...]


def listed_in(sentences: Sequence[Sentence]) -> Listed:
    """Look up the words of a document."""
    gazetteer = load_gazetteer()
    keys = tuple([tuple([key(token.norm) for token in sentence.tokens]) for sentence in sentences])
    return Listed(keys, tuple([tuple(gazetteer.scan(words)) for words in keys]))
