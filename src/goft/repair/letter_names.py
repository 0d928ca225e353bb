"""Abbreviations that are spelled out by the names of Latin letters (اس‌بی‌اس)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["both_names", "split_names"]


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """All names, and those that are words of their own as well."""
    data = tomllib.loads(files("goft.repair").joinpath("data/letter_names.toml").read_text(encoding="utf-8"))
    return frozenset([*data["names"], *data["also_words"]]), frozenset(data["also_words"])


@cache
def _row() -> re.Pattern[str]:
    """Three and more names, none left over."""
    one = "|".join(sorted(_names()[0], key=len, reverse=True))
    return re.compile(f"(?:{one}){{3,6}}")


def split_names(word: str) -> tuple[int, ...]:
    """Where the half-spaces of an abbreviation that is written together go, in letters before each; () if it is none.

    >>> split_names("اسبیاس")
    (2, 4)
    """
    if not _row().fullmatch(word):
        return ()
    names = sorted(_names()[0], key=len, reverse=True)
    return _cuts(word, 0, names) or ()


def _cuts(word: str, start: int, names: list[str]) -> tuple[int, ...] | None:
    for name in names:
        end = start + len(name)
        if not word.startswith(name, start):
            continue
        if end == len(word):
            return ()
        rest = _cuts(word, end, names)
        if rest is not None:
            return (end, *rest)
    return None


def both_names(left: str, right: str) -> bool:
    """Whether two parts are names of letters, and not both words of their own as well."""
    names, words = _names()
    return left in names and right in names and not (left in words and right in words)
