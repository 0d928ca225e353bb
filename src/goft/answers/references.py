"""The words by which a statement points at another one, read from `data/references.toml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from goft.actors.spelling import key
from goft.record import Act

__all__ = ["References", "load_references"]

_ENDINGS = ("", "ی", "ها", "های", "هایی", "هایش", "ش", "شان", "هایشان", "م", "مان")
"""What a noun of reference may end with; all spellings of it meet under one key."""


class References(msgspec.Struct, frozen=True):
    """Keys (`goft.actors.spelling`). `nouns` maps a noun's forms to the acts it can stand for, empty for any act;
    `replies` are pairs of a noun and its preposition; `empty` are roots of verbs."""

    nouns: dict[str, frozenset[Act]]
    pointing: frozenset[str]
    alone: frozenset[str]
    replies: tuple[tuple[str, str], ...]
    contrary: tuple[str, ...]
    untrue: tuple[str, ...]
    official: tuple[str, ...]
    compared: tuple[str, ...]
    siding: tuple[str, ...]
    empty: frozenset[str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: dict[Act, tuple[str, ...]]
    any_act: tuple[str, ...]
    pointing: tuple[str, ...]
    alone: tuple[str, ...]
    replies: tuple[tuple[str, str], ...]
    contrary: tuple[str, ...]
    untrue: tuple[str, ...]
    official: tuple[str, ...]
    compared: tuple[str, ...]
    siding: tuple[str, ...]
    empty: tuple[str, ...]


@cache
def load_references() -> References:
    """The lists. Raises `msgspec.ValidationError` where one is missing or unknown."""
    raw = msgspec.toml.decode((files("goft.answers") / "data" / "references.toml").read_bytes(), type=_File)
    nouns: dict[str, frozenset[Act]] = {}
    for act, words in raw.nouns.items():
        for word in words:
            nouns |= {key(word) + ending: nouns.get(key(word) + ending, frozenset()) | {act} for ending in _ENDINGS}
    nouns |= {key(word) + ending: frozenset() for word in raw.any_act for ending in _ENDINGS}
    return References(
        nouns=nouns,
        pointing=frozenset(map(key, raw.pointing)),
        alone=frozenset(map(key, raw.alone)),
        replies=tuple((key(noun), key(preposition)) for noun, preposition in raw.replies),
        contrary=tuple(map(key, raw.contrary)),
        untrue=tuple(map(key, raw.untrue)),
        official=tuple(map(key, raw.official)),
        compared=tuple(map(key, raw.compared)),
        siding=tuple(map(key, raw.siding)),
        empty=frozenset(raw.empty),
    )
