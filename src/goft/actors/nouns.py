"""Nouns that can speak (وزیر، دولت، خبرگزاری، بیانیه …), read from `data/nouns.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast, get_args

import msgspec

from goft.actors.spelling import key

__all__ = ["ActorNoun", "NounKind", "actor_noun", "actor_pair", "is_actor_noun", "load_nouns"]

NounKind = Literal["person", "office", "state", "organisation", "outlet", "document", "group"]


class ActorNoun(msgspec.Struct, frozen=True):
    """A noun that can speak: its dictionary form, its kind, and whether the form asked for is a plural."""

    word: str
    kind: NounKind
    plural: bool


@lru_cache(maxsize=16384)
def is_actor_noun(norm: str) -> bool:
    """Whether a word (or fixed pair of words) in any spelling is a noun that can speak.

    >>> is_actor_noun("سخنگوی"), is_actor_noun("نمایندگان"), is_actor_noun("میز")
    (True, True, False)
    """
    return actor_noun(norm) is not None


@lru_cache(maxsize=16384)
def actor_noun(norm: str) -> ActorNoun | None:
    """The entry behind a word, None where it is no noun that can speak."""
    return load_nouns().get(key(norm))


def actor_pair(first: str, second: str) -> ActorNoun | None:
    """The entry behind two words that are one noun (نخست وزیر), None where they are none.

    >>> actor_pair("نخست", "وزیر").kind
    'office'
    """
    begun = key(first)
    return load_nouns().get(begun + key(second)) if begun in _beginnings() else None


@cache
def _beginnings() -> frozenset[str]:
    # A whole noun is one too: a mark behind it has no key.
    return frozenset(noun[:end] for noun in load_nouns() for end in range(1, len(noun) + 1))


@cache
def load_nouns() -> dict[str, ActorNoun]:
    """Every form of every noun, by its key. Raises `ValueError` that names an entry which is not as it should be."""
    raw = msgspec.toml.decode((files("goft.actors") / "data" / "nouns.toml").read_bytes())
    found: dict[str, ActorNoun] = {}
    for kind, table in raw.items():
        if kind not in get_args(NounKind):
            raise ValueError(f"nouns.toml: [{kind}] is no kind; the kinds are {', '.join(get_args(NounKind))}")
        for word in table["words"]:
            for form, plural in _forms(word, cast(NounKind, kind)):
                found.setdefault(key(form), ActorNoun(word=word, kind=cast(NounKind, kind), plural=plural))
    # A word of the list itself is that word, even where another one's plural is spelt alike.
    for kind, table in raw.items():
        for word in table["words"]:
            found[key(word)] = ActorNoun(word=word, kind=cast(NounKind, kind), plural=kind == "group")
    return found


def _forms(word: str, kind: NounKind) -> Iterator[tuple[str, bool]]:
    """The word with ی, ها, and for people ان, as (form, plural)."""
    yield word, kind == "group"
    yield from ((word + end, kind == "group") for end in ("ی", "ای"))
    yield from ((word + end, True) for end in ("ها", "های", "هایی"))
    if kind not in ("person", "office", "group"):
        return
    stem = {"ه": word[:-1] + "گ", "و": word + "ی", "ا": word + "ی"}.get(word[-1], word)
    yield from ((stem + end, True) for end in ("ان", "انی"))
