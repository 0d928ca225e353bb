"""Outlets and agencies, read from `data/outlets.toml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from goft.actors.nouns import actor_noun
from goft.actors.spelling import key, words

__all__ = ["Outlet", "find_outlet", "is_outlet", "load_outlets"]


class Outlet(msgspec.Struct, frozen=True):
    """An outlet: its name, its state (ISO 3166-1 alpha-3), and whether this form needs a noun before it."""

    name: str
    country: str | None
    weak: bool


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
    """Every form of every outlet, by its key. Raises `ValueError` that names an entry which is not as it should be."""
    raw: dict[str, list[dict[str, Any]]] = msgspec.toml.decode(
        (files("goft.actors") / "data" / "outlets.toml").read_bytes()
    )
    found: dict[str, Outlet] = {}
    for entry in raw["outlets"]:
        if unknown := set(entry) - {"name", "country", "also", "weak"}:
            raise ValueError(
                f"outlets.toml: {entry.get('name')!r} has {sorted(unknown)}; only name, country, also, weak"
            )
        name, country = entry["name"], entry.get("country")
        weak = {key(form) for form in entry.get("weak", ())}
        for form in (name, *entry.get("also", ()), *entry.get("weak", ())):
            found.setdefault(key(form), Outlet(name=name, country=country, weak=key(form) in weak))
    return found
