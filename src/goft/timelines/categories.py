"""What the ledgers count, and by which words it is known: `data/ledgers.toml`, checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

import msgspec

from goft.actors.spelling import key
from goft.events.model import EventType
from goft.timelines.phrases import Phrases

__all__ = ["Category", "Lexicon", "Mark", "Role", "load_away", "load_categories", "load_lexicon", "stems_of"]

Role = Literal["inside", "behind", "before", "part", "unreal", "other"]
_ROLES: tuple[Role, ...] = ("inside", "behind", "before")


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is counted; the file says what each field means."""

    label: str
    means: str
    units: tuple[str, ...]
    sums: Literal["announcer", "target"]
    bears: bool
    event: EventType
    inside: tuple[str, ...]
    behind: tuple[str, ...]
    before: tuple[str, ...]


class Mark(NamedTuple):
    """What a phrase means for the figures around it: by each role that it may have, the category."""

    roles: tuple[tuple[Role, str], ...]

    def counts(self, role: Role) -> str | None:
        """The category that it has in a role; "" for the roles that have none."""
        return next((name for held, name in self.roles if held == role), None)


class Lexicon(NamedTuple):
    """The phrases of all categories at once; and words around a state's name.

    Before it, `places` say that something happened there (with `regions` in between) and `ties` that the counted are
    its own; `joins` stand between counts; `owners` in an announcer's name show that it counts its own country's.
    """

    phrases: Phrases[Mark]
    places: Phrases[str]
    regions: frozenset[str]
    ties: Phrases[str]
    joins: frozenset[str]
    owners: Phrases[str]


@cache
def load_categories() -> dict[str, Category]:
    """The categories by name, with their units written out.

    Raises `msgspec.ValidationError` or `ValueError` naming what is wrong.
    """
    table = _table()
    lists: dict[str, list[str]] = table.pop("units")
    del table["words"]
    categories = msgspec.convert(table, dict[str, Category])
    return {name: _spelled_out(name, one, lists) for name, one in categories.items()}


def _spelled_out(name: str, category: Category, lists: dict[str, list[str]]) -> Category:
    units = [unit for one in category.units for unit in lists.get(one, [one])]
    for role in _ROLES:
        _refuse_twice(getattr(category, role), f"ledgers.toml: {name}.{role}")
    return msgspec.structs.replace(category, units=tuple(dict.fromkeys(units)))


@cache
def load_away() -> frozenset[str]:
    """The units of people who may be far from home, so that where they died does not tell whose they are."""
    return frozenset(_table()["units"]["away"])


@cache
def stems_of(category: str) -> tuple[str, ...]:
    """The shortest beginnings of a category's phrases, as keys: a text that has none of them counts nothing of it."""
    one = load_categories()[category]
    forms = sorted({_form(phrase).rstrip("*") for role in _ROLES for phrase in getattr(one, role)}, key=len)
    kept: list[str] = []
    for form in forms:
        if not any(stem in form for stem in kept):
            kept.append(form)
    return tuple(kept)


@cache
def load_lexicon() -> Lexicon:
    """The words of all categories, for one look at a text. Raises `ValueError` where a phrase stands in two of them."""
    held: dict[str, dict[Role, str]] = {}
    for name, category in load_categories().items():
        for role in _ROLES:
            for phrase in getattr(category, role):
                other = held.setdefault(_form(phrase), {}).setdefault(role, name)
                if other != name:
                    raise ValueError(f"ledgers.toml: {phrase!r} is in {other} and in {name}; leave it in one")
    words: dict[str, list[str]] = _table()["words"]
    for role in ("part", "unreal", "other"):
        for phrase in words[role]:
            held.setdefault(_form(phrase), {})[role] = ""
    marks = {form: Mark(tuple(roles.items())) for form, roles in held.items()}
    return Lexicon(
        phrases=Phrases(marks),
        places=Phrases(dict.fromkeys(words["place"], "place")),
        regions=frozenset(key(word) for word in words["region"]),
        ties=Phrases(dict.fromkeys(words["tied"], "tie")),
        joins=frozenset(key(word) for word in words["joins"]),
        owners=Phrases(dict.fromkeys(words["own"], "own")),
    )


def _form(phrase: str) -> str:
    return key(phrase.rstrip("*")) + ("*" if phrase.endswith("*") else "")


def _refuse_twice(phrases: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for phrase in phrases:
        if not key(phrase.rstrip("*")):
            raise ValueError(f"{where}: {phrase!r} has no letters")
        if _form(phrase) in seen and "\u200c" not in phrase:
            raise ValueError(f"{where}: {phrase!r} stands there twice")
        seen.add(_form(phrase))


def _table() -> dict[str, Any]:
    text = resources.files("goft.timelines").joinpath("data/ledgers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
