"""The closed word lists of the events station, read from `data/words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from goft.statements.words import plain

__all__ = ["EventWords", "load_event_words"]


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists by name, every word without its half-spaces."""

    agents: frozenset[str]
    between: frozenset[str]
    carriers: frozenset[str]
    passive_carriers: frozenset[str]
    stopped: frozenset[str]
    possible: frozenset[str]
    planned: frozenset[str]
    purposes: frozenset[str]
    historical: frozenset[str]
    bad_names: frozenset[str]
    parties: frozenset[str]
    local: frozenset[str]
    sides: frozenset[str]
    venues: frozenset[str]
    deciding: frozenset[str]
    blaming: frozenset[str]
    opposing: frozenset[str]
    some: frozenset[str]
    such_as: frozenset[str]
    comment: frozenset[str]
    places: frozenset[str]
    reporters: frozenset[str]
    nobody: frozenset[str]
    apolitical: frozenset[str]
    carrying: frozenset[str]
    reciprocal: frozenset[str]
    governing: frozenset[str]
    adverbs: frozenset[str]


@cache
def load_event_words() -> EventWords:
    """Read the lists. Raises `msgspec.ValidationError` where one is missing or unknown."""
    text = resources.files("goft.events").joinpath("data/words.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return msgspec.convert({name: [plain(word) for word in words] for name, words in raw.items()}, EventWords)
