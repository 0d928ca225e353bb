"""Plurals of Arabic and of people, brought back to the singular (مذاکرات to مذاکره, ایرانیان to ایرانی)."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Sequence
from importlib.resources import files

import msgspec

from goft.errors import GoftError

__all__ = ["Plural", "load_plurals", "singular_of"]


class Plural(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ending; the file says what each field means. `shortest` counts letters."""

    ending: str
    instead: tuple[str, ...]
    shortest: int
    examples: tuple[str, ...]
    looks: tuple[str, ...] = msgspec.field(name="not", default=())


def load_plurals() -> tuple[Plural, ...]:
    """The package's own endings. Raises `GoftError` for an entry that is none."""
    where = "words/data/plurals.toml"
    found = tomllib.loads(files("goft.words").joinpath("data/plurals.toml").read_text(encoding="utf-8"))
    try:
        return msgspec.convert(found["plural"], tuple[Plural, ...])
    except (msgspec.ValidationError, KeyError) as error:
        raise GoftError(
            f"no list of plurals: {error}", where=where, hint="the file's head says what it holds"
        ) from error


def singular_of(word: str, plurals: Sequence[Plural], known: Container[str]) -> str:
    """The singular of a word that is a plural of a known one; the word itself else."""
    for plural in plurals:
        if word.endswith(plural.ending):
            for ending in plural.instead:
                singular = word.removesuffix(plural.ending) + ending
                if len(singular) >= plural.shortest and singular in known:
                    return singular
    return word
