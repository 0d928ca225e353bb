"""What an act says of its speaker's stance, from `data/stances.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import msgspec

from goft.actors.spelling import key
from goft.record import Act

__all__ = ["Holds", "Stance", "StanceOf", "load_open_words", "load_stances"]

Stance = Literal["for", "against", "none"]
Holds = Literal["yes", "no", "none"]


class StanceOf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An act's stance, whether its speaker stands by the content, and whether it is aimed at somebody as such."""

    stance: Stance
    holds: Holds
    aimed: bool


@cache
def load_stances() -> dict[Act, StanceOf]:
    """Every act's. Raises `msgspec.ValidationError` for an unknown act, field or value, `ValueError` for a lost act."""
    table = _table()
    del table["words"]
    found = msgspec.convert(table, dict[Act, StanceOf])
    lost = set(get_args(Act)) - set(found)
    if lost:
        raise ValueError(f"stances.toml: {', '.join(sorted(lost))} must each have a table")
    return found


@cache
def load_open_words() -> frozenset[str]:
    """The keys of words that leave open whether a content holds («اگر», «شاید»)."""
    return frozenset(key(word) for word in _table()["words"]["open"])


def _table() -> dict[str, Any]:
    text = resources.files("goft.timelines").joinpath("data/stances.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
