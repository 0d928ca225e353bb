"""Known names in running words: states, capitals, cities, institutions, outlets, from the station's data files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec
from babel import Locale

from goft.actors.outlets import load_outlets
from goft.actors.spelling import key

__all__ = [
    "Entry",
    "EntryKind",
    "Gazetteer",
    "Match",
    "english_state_name",
    "load_gazetteer",
    "state_codes",
    "state_entity",
    "state_name",
    "state_names",
    "state_of_entity",
]

EntryKind = Literal["state", "seat", "adjective", "city", "institution", "outlet", "mask"]
# Where two kinds have one spelling (الیزه: palace, capital's byname), the first of these is meant.
_ORDER: tuple[EntryKind, ...] = ("mask", "outlet", "institution", "state", "seat", "adjective", "city")


_FORMAL = 2
"""The first names listed for a state are its formal ones (جمهوری اسلامی)."""


class Entry(msgspec.Struct, frozen=True):
    """A known name: what it is, its full form, and the state it belongs to (ISO 3166-1 alpha-3)."""

    kind: EntryKind
    name: str
    country: str | None
    weak: bool = False


class Match(msgspec.Struct, frozen=True):
    """An entry found at words `first` to `last` (exclusive)."""

    first: int
    last: int
    entry: Entry


class Gazetteer:
    """Looks names up in sequences of word keys; the longest name at a place wins, however its parts are spaced."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self._entries: dict[str, Entry] = {}
        for form, entry in entries:
            held = self._entries.get(form)
            if held is None or _ORDER.index(entry.kind) < _ORDER.index(held.kind):
                self._entries[form] = entry
        self._starts = frozenset(form[:end] for form in self._entries for end in range(1, len(form) + 1))

    def items(self) -> Iterable[tuple[str, Entry]]:
        """Every key with what it means."""
        return self._entries.items()

    def get(self, phrase_key: str) -> Entry | None:
        """The entry that a whole phrase is."""
        return self._entries.get(phrase_key)

    def at(self, keys: Sequence[str], first: int) -> Match | None:
        """The longest entry that begins at word `first`."""
        joined, found = "", None
        for position in range(first, len(keys)):
            joined += keys[position]
            if joined not in self._starts:
                break
            if joined in self._entries:
                found = Match(first, position + 1, self._entries[joined])
        return found

    def scan(self, keys: Sequence[str]) -> Iterator[Match]:
        """All entries from left to right, none overlapping another."""
        position = 0
        while position < len(keys):
            found = self.at(keys, position) if keys[position] else None
            if found is None:
                position += 1
                continue
            yield found
            position = found.last


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package's data. Raises `ValueError` that names a file's wrong entry."""
    return Gazetteer((key(form), entry) for form, entry in (*_states(), *_institutions(), *_outlets()))


@cache
def _state_table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = msgspec.toml.decode(_read("states.toml"))
    allowed = {"cldr", "cldr_name", "name", "names", "adjectives", "seats", "cities", "wikidata"}
    for code, state in table.items():
        if len(code) != 3 or set(state) - allowed or "cldr" not in state:
            raise ValueError(
                f"states.toml: {code} must be three letters, with `cldr` and only {', '.join(sorted(allowed))}"
            )
    return table


@cache
def _cldr_names() -> dict[str, str]:
    return dict(Locale("fa").territories)


def state_name(code: str) -> str:
    """What Persian news calls a state, by its ISO 3166-1 alpha-3 code; the code itself where the state is not known."""
    state = _state_table().get(code)
    if state is None:
        return code
    name: str = state.get("name") or _cldr_names()[state["cldr"]]
    return name.replace("هٔ", "ه")


def english_state_name(code: str) -> str | None:
    """The English name of a state in CLDR, None where the code is of none that the package knows.

    >>> english_state_name("JPN")
    'Japan'
    """
    state = _state_table().get(code)
    return Locale("en").territories.get(state["cldr"]) if state else None


def state_entity(code: str) -> str | None:
    """A state's Wikidata id, where the files give one.

    >>> state_entity("IRN")
    'Q794'
    """
    entity: str | None = _state_table().get(code, {}).get("wikidata")
    return entity


@cache
def _by_entity() -> dict[str, str]:
    return {state["wikidata"]: code for code, state in _state_table().items() if "wikidata" in state}


def state_of_entity(entity: str) -> str | None:
    """The state that a Wikidata id means, None where the files have none of it."""
    return _by_entity().get(entity)


def state_codes() -> dict[str, str]:
    """The two-letter codes of the states that the package knows by their three-letter ones (ISO 3166-1)."""
    return {code: state["cldr"] for code, state in _state_table().items()}


def state_names(code: str) -> tuple[str, ...]:
    """The names of a state, the usual one first: what news calls it by itself, no parts and no nicknames."""
    state = _state_table().get(code)
    return (state_name(code), *state.get("names", ())[:_FORMAL]) if state else ()


def _states() -> Iterator[tuple[str, Entry]]:
    for code, state in _state_table().items():
        name = state_name(code)
        names = [*state.get("names", ())]
        if state.get("cldr_name", True):
            names += [name, _cldr_names()[state["cldr"]]]
        for form in names:
            yield form, Entry("state", name, code)
            if form[-1] == "ا":
                yield form + "ی", Entry("state", name, code)
            for nisba in _nisba(form):
                yield from ((nisba + end, Entry("adjective", name, code)) for end in ("", "ها", "های", "ان"))
        for form in state.get("adjectives", ()):
            yield from ((form + end, Entry("adjective", name, code)) for end in ("", "ها", "های", "ان", "ی"))
        yield from ((form, Entry("seat", name, code)) for form in state.get("seats", ()))
        yield from ((form, Entry("city", name, code)) for form in state.get("cities", ()))


def _nisba(name: str) -> Iterator[str]:
    """عراق → عراقی; names on ی, ه and ا have forms of their own, listed as adjectives."""
    if " " not in name and name[-1] not in "یهاآ":
        yield name + "ی"


def _institutions() -> Iterator[tuple[str, Entry]]:
    raw: dict[str, list[Any]] = msgspec.toml.decode(_read("institutions.toml"))
    for item in raw["institutions"]:
        if set(item) - {"name", "country", "also", "weak"}:
            raise ValueError(f"institutions.toml: {item['name']!r} may have only name, country, also, weak")
        weak = {key(form) for form in item.get("weak", ())}
        for form in {item["name"], *item.get("also", ()), *item.get("weak", ())}:
            yield form, Entry("institution", item["name"], item.get("country"), key(form) in weak)
    yield from ((form, Entry("mask", form, None)) for form in raw["masks"])


def _outlets() -> Iterator[tuple[str, Entry]]:
    for form, outlet in load_outlets().items():
        yield form, Entry("outlet", outlet.name, outlet.country, outlet.weak)


def _read(name: str) -> bytes:
    return (files("goft.actors") / "data" / name).read_bytes()
