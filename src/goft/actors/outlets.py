"""Outlets and agencies, read from `outlets.toml` of the package and of the user's books."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from goft.actors.lists import entry_of, read_lists
from goft.actors.nouns import actor_noun
from goft.actors.spelling import key, words

__all__ = ["Outlet", "find_outlet", "is_outlet", "load_outlets"]


class Outlet(msgspec.Struct, frozen=True):
    """An outlet: its name, its state (ISO 3166-1 alpha-3), and whether this form needs a noun before it."""

    name: str
    country: str | None
    weak: bool


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An outlet as the file has it."""

    name: str
    country: str | None = None
    also: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def is_outlet(norm: str) -> bool:
    """Whether a phrase, in any spelling, is an outlet: a known one, or a noun such as خبرگزاری or روزنامه at its head.

    >>> is_outlet("وال استریت ژورنال"), is_outlet("روزنامه محلی"), is_outlet("وزیر")
    (True, True, False)
    """
    if key(norm) in load_outlets():
        return True
    noun = actor_noun(words(norm)[0]) if words(norm) else None
    return noun is not None and noun.kind == "outlet"


def find_outlet(phrase: str) -> Outlet | None:
    """The known outlet that a phrase is, with or without a noun (خبرگزاری، روزنامه …) before it."""
    known = load_outlets()
    parts = words(phrase)
    if found := known.get("".join(parts)):
        return found
    for head in (2, 1):
        noun = actor_noun("".join(parts[:head]))
        if noun is not None and noun.kind == "outlet" and len(parts) > head:
            return known.get("".join(parts[head:]))
    return None


@cache
def load_outlets() -> dict[str, Outlet]:
    """Every form of every outlet, by its key. Raises `InputError` that names an entry which is not as it should be."""
    found: dict[str, Outlet] = {}
    for file in read_lists("outlets.toml", ("outlets",)):
        for raw in file.entries("outlets"):
            entry = entry_of(_Listed, raw, None, file.place)
            weak = {key(form) for form in entry.weak}
            for form in (entry.name, *entry.also, *entry.weak):
                found.setdefault(key(form), Outlet(entry.name, entry.country, key(form) in weak))
    return found
