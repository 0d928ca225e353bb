"""The closed word lists of the grammar of reporting, read from `data/words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

__all__ = ["Words", "load_words", "plain"]


class Words(msgspec.Struct, frozen=True):
    """The lists by name, every word without its half-spaces (see `plain`); `adverbial_heads` begin the adverbials."""

    light: frozenset[str]
    times: frozenset[str]
    manner: frozenset[str]
    partitives: frozenset[str]
    posted: frozenset[str]
    third: frozenset[str]
    first: frozenset[str]
    duty: frozenset[str]
    meetings: frozenset[str]
    gerunds: frozenset[str]
    ownerless: frozenset[str]
    reasons: frozenset[str]
    bound: frozenset[str]
    collectives: frozenset[str]
    adverbials: frozenset[str]
    adverbial_heads: frozenset[str]
    closing: frozenset[str]
    lead_ins: frozenset[str]
    labels: frozenset[str]
    agents: frozenset[str]
    likewise: frozenset[str]
    laws: frozenset[str]
    aspects: frozenset[str]
    synonyms: dict[str, tuple[str, ...]]


def plain(word: str) -> str:
    """A word without half-spaces and spaces: the form under which all spellings of it are one."""
    return word.replace("\u200c", "").replace(" ", "")


@cache
def load_words() -> Words:
    """Read the lists. Raises `msgspec.ValidationError` where one is missing or unknown."""
    text = resources.files("goft.statements").joinpath("data/words.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    synonyms = {plain(word): [plain(other) for other in others] for word, others in raw.pop("synonyms").items()}
    lists = {name: [plain(word) for word in words] for name, words in raw.items()}
    heads = [plain(phrase.split()[0]) for phrase in raw["adverbials"]]
    return msgspec.convert({**lists, "synonyms": synonyms, "adverbial_heads": heads}, Words)
