"""The station's word lists, read from `data/*.toml` and checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import msgspec

from goft.figures.model import Bound
from goft.language.tokens import fold

__all__ = [
    "FigureFileError",
    "Unit",
    "UnitKind",
    "Units",
    "load_bounds",
    "load_table",
    "load_units",
    "load_words",
    "plain",
]

UnitKind = Literal["count", "classifier", "measure", "money", "share", "multiple", "time"]
_LONGEST_NAME = 3


class FigureFileError(ValueError):
    """A data file has an entry that cannot be used; the message names the file, the entry and the mend."""


class Unit(msgspec.Struct, frozen=True):
    """What a word behind a number says of it. `attributive` is the form that qualifies a noun (۱۵ کشوری)."""

    name: str
    kind: UnitKind
    attributive: bool = False


class Units(msgspec.Struct, frozen=True):
    """The units by the words that name them, each word in its `plain` form.

    `money` maps a popular unit or subunit to how many of which ISO 4217 currency it is; `signs` are written before or
    behind the digits ($).
    """

    words: dict[str, Unit]
    signs: dict[str, str]
    money: dict[str, tuple[float, str]]


def plain(word: str) -> str:
    """A word folded, without half-spaces and spaces: the form under which all spellings of it are one."""
    return fold(word).replace("\u200c", "").replace(" ", "")


@cache
def load_table(name: str) -> dict[str, Any]:
    """The raw table of `data/NAME.toml`. Raises FigureFileError where the file cannot be read."""
    text = resources.files("goft.figures").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FigureFileError(f"{name}.toml: {error}; mend the line it names") from error


@cache
def load_words(name: str) -> dict[str, frozenset[str]]:
    """The lists of `data/NAME.toml`, whose every entry is a list of words. Raises FigureFileError."""
    found: dict[str, frozenset[str]] = {}
    for key, words in load_table(name).items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise FigureFileError(f"{name}.toml: {key} is {words!r}; write a list of words")
        found[key] = frozenset(plain(word) for word in words)
    return found


@cache
def load_units() -> Units:
    """Read `data/units.toml`. Raises FigureFileError where a word has two units or a kind is unknown."""
    table = dict(load_table("units"))
    signs = {sign: name for name, marks in table.pop("signs").items() for sign in marks}
    money = {name: (float(factor), str(currency)) for name, (factor, currency) in table.pop("currencies").items()}
    words: dict[str, Unit] = {}
    derived: dict[str, Unit] = {}
    for kind, names in table.items():
        if kind not in get_args(UnitKind):
            raise FigureFileError(f"units.toml: [{kind}] is unknown; write one of {', '.join(get_args(UnitKind))}")
        for name, nouns in names.items():
            for noun in nouns:
                if plain(noun) in words:
                    raise FigureFileError(f"units.toml: {noun!r} stands under two units; leave it under one")
                unit = msgspec.convert({"name": name, "kind": kind}, Unit)
                words[plain(noun)] = unit
                attributive = msgspec.structs.replace(unit, attributive=True)
                derived |= dict.fromkeys(_forms(plain(noun)), attributive)
    return Units(words=derived | words, signs=signs, money=money)


def _forms(noun: str) -> list[str]:
    """The forms of a noun that qualify another (کشوری، بشکه‌ای، یورویی), or that have an owner (نفرشان)."""
    glide = ["یی", "یشان"] if noun.endswith(("و", "ا")) else []
    return [noun + ending for ending in ("ی", "ه", "ای", "شان", "ند", "اند", *glide)]


@cache
def load_bounds() -> tuple[dict[str, Bound], dict[str, Bound]]:
    """The bounds by the words before a number, and by those behind it, in `plain` forms. Raises FigureFileError."""
    table = load_table("bounds")
    return _bounds(table["before"]), _bounds(table["behind"])


def _bounds(table: dict[str, list[str]]) -> dict[str, Bound]:
    found: dict[str, Bound] = {}
    for bound, phrases in table.items():
        if bound not in get_args(Bound):
            raise FigureFileError(f"bounds.toml: {bound!r} is unknown; write one of {', '.join(get_args(Bound))}")
        found |= {plain(phrase): bound for phrase in phrases}  # type: ignore[misc]  # checked above
    return found
