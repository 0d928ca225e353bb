"""Why a half-space was put where it is, in words a reader understands."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from goft.repair.letter_names import both_names

__all__ = ["glued_reason", "spaced_reason"]


class _Reasons(msgspec.Struct, frozen=True):
    before: dict[str, str]
    after: dict[str, str]


@cache
def _reasons() -> _Reasons:
    data = tomllib.loads(files("goft.repair").joinpath("data/reasons.toml").read_text(encoding="utf-8"))
    return _Reasons(
        {part: name for name, lists in data.items() for part in lists.get("before", ())},
        {part: name for name, lists in data.items() for part in lists.get("after", ())},
    )


def _place(left: str, right: str) -> str:
    known = _reasons()
    if both_names(left, right):
        return "between the letters of an abbreviation"
    if right in known.before:
        return f"before {_article(known.before[right])}"
    if left in known.after:
        return f"after {_article(known.after[left])}"
    return "between two parts of a word"


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def glued_reason(left: str, right: str) -> str:
    """The reason for a half-space between two parts that were written together."""
    return f"lost half-space {_place(left, right)}"


def spaced_reason(left: str, right: str) -> str:
    """The reason for a half-space where a space was written."""
    return f"space for a half-space {_place(left, right)}"
