"""Known names in running words: states, capitals, cities, institutions, outlets, from the lists (`lists.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec
from babel import Locale

from goft.actors.lists import entry_of, read_lists
from goft.actors.outlets import load_outlets
from goft.actors.spelling import key
from goft.errors import InputError

__all__ = [
    "Entry",
    "EntryKind",
    "Gazetteer",
    "Match",
    "english_state_name",
    "is_own_state",
    "is_state_code",
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
_CODE = re.compile("[A-Z]{3}")
_OWN_CODE = re.compile("X[A-Z]{2}")
"""Codes that ISO 3166-1 leaves to its users: a state that CLDR does not have takes one."""


class _State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state as `states.toml` has it; `cldr` is its two-letter code there."""

    cldr: str | None = None
    cldr_name: bool = True
    name: str | None = None
    english: str | None = None
    wikidata: str | None = None
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()

    def with_more(self, more: _State) -> _State:
        """This state with what another file says of it: further names, and its own name or id instead of these."""
        return _State(
            cldr=more.cldr or self.cldr,
            cldr_name=self.cldr_name and more.cldr_name,
            name=more.name or self.name,
            english=more.english or self.english,
            wikidata=more.wikidata or self.wikidata,
            names=self.names + more.names,
            adjectives=self.adjectives + more.adjectives,
            seats=self.seats + more.seats,
            cities=self.cities + more.cities,
        )


class _Institution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body as `institutions.toml` has it."""

    name: str
    country: str | None = None
    also: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """A known name: what it is, its full form, and the state it belongs to (ISO 3166-1 alpha-3)."""

    kind: EntryKind
    name: str
    country: str | None
    weak: bool = False


class Match(msgspec.Struct, frozen=True, gc=False):
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
        starts, entries = self._starts, self._entries
        if keys[first] not in starts:
            return None
        joined, found, last = "", None, first
        for position in range(first, len(keys)):
            joined += keys[position]
            if joined not in starts:
                break
            entry = entries.get(joined)
            if entry is not None:
                found, last = entry, position + 1
        return Match(first, last, found) if found is not None else None

    def scan(self, keys: Sequence[str]) -> Iterator[Match]:
        """All entries from left to right, none overlapping another."""
        starts, entries, behind = self._starts, self._entries, 0
        last = len(keys) - 1
        for position, word in enumerate(keys):
            if word not in starts or position < behind:
                continue
            # Most words that a name begins with begin none here.
            if word not in entries and (position == last or word + keys[position + 1] not in starts):
                continue
            if (found := self.at(keys, position)) is not None:
                yield found
                behind = found.last


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package's lists and the user's. Raises `InputError` that names a file's wrong entry."""
    return Gazetteer((key(form), entry) for form, entry in (*_states(), *_institutions(), *_outlets()))


@cache
def _state_table() -> dict[str, _State]:
    table: dict[str, _State] = {}
    for file in read_lists("states.toml"):
        for code, raw in file.tables.items():
            state = table.get(code, _State()).with_more(entry_of(_State, raw, code, file.place))
            _check_state(code, state, file.place)
            table[code] = state
    return table


def _check_state(code: str, state: _State, place: str) -> None:
    if not _CODE.fullmatch(code):
        raise InputError(f"{code}: is no code of three capital letters", where=place, hint="write ISO 3166-1 alpha-3")
    if state.cldr is not None:
        if state.cldr not in _cldr_names():
            raise InputError(
                f"{code}: CLDR has no {state.cldr}", where=place, hint="write a two-letter code such as IR"
            )
    elif not _OWN_CODE.fullmatch(code):
        raise InputError(f"{code}: has no `cldr`", where=place, hint="give it, or take a code from XAA to XZZ")
    elif not state.name:
        raise InputError(f"{code}: has no `name`", where=place, hint="CLDR has none for it; write the Persian name")


@cache
def _cldr_names() -> dict[str, str]:
    return dict(Locale("fa").territories)


def _name_of(state: _State) -> str:
    return (state.name or _cldr_names()[state.cldr or ""]).replace("هٔ", "ه")


def state_name(code: str) -> str:
    """What Persian news calls a state, by its ISO 3166-1 alpha-3 code; the code itself where the state is not known."""
    state = _state_table().get(code)
    return _name_of(state) if state else code


def english_state_name(code: str) -> str | None:
    """The English name of a state, in CLDR or a book; None where there is none or the code is of no state known.

    >>> english_state_name("JPN")
    'Japan'
    """
    state = _state_table().get(code)
    return (state.english or Locale("en").territories.get(state.cldr or "")) if state else None


def state_entity(code: str) -> str | None:
    """A state's Wikidata id, where the files give one.

    >>> state_entity("IRN")
    'Q794'
    """
    state = _state_table().get(code)
    return state.wikidata if state else None


@cache
def _by_entity() -> dict[str, str]:
    return {state.wikidata: code for code, state in _state_table().items() if state.wikidata}


def state_of_entity(entity: str) -> str | None:
    """The state that a Wikidata id means, None where the files have none of it."""
    return _by_entity().get(entity)


def is_state_code(code: str) -> bool:
    """Whether a three-letter code is that of a state known: ISO 3166-1, or a book's own."""
    return code in _state_table()


def is_own_state(code: str) -> bool:
    """Whether a three-letter code is that of a state which a user's book adds to CLDR's."""
    state = _state_table().get(code)
    return state is not None and state.cldr is None


def state_codes() -> dict[str, str]:
    """The two-letter codes of the states known, by three-letter code (ISO 3166-1); a book's own state has none."""
    return {code: state.cldr for code, state in _state_table().items() if state.cldr}


def state_names(code: str) -> tuple[str, ...]:
    """The names of a state, the usual one first: what news calls it by itself, no parts and no nicknames."""
    state = _state_table().get(code)
    return (_name_of(state), *state.names[:_FORMAL]) if state else ()


def _states() -> Iterator[tuple[str, Entry]]:
    for code, state in _state_table().items():
        name = _name_of(state)
        names = [*state.names]
        if state.cldr_name:
            names += [name, *([_cldr_names()[state.cldr]] if state.cldr else ())]
        for form in names:
            yield form, Entry("state", name, code)
            if form[-1] == "ا":
                yield form + "ی", Entry("state", name, code)
            for nisba in _nisba(form):
                yield from ((nisba + end, Entry("adjective", name, code)) for end in ("", "ها", "های", "ان"))
        for form in state.adjectives:
            yield from ((form + end, Entry("adjective", name, code)) for end in ("", "ها", "های", "ان", "ی"))
        yield from ((form, Entry("seat", name, code)) for form in state.seats)
        yield from ((form, Entry("city", name, code)) for form in state.cities)


def _nisba(name: str) -> Iterator[str]:
    """عراق → عراقی; names on ی, ه and ا have forms of their own, listed as adjectives."""
    if " " not in name and name[-1] not in "یهاآ":
        yield name + "ی"


def _institutions() -> Iterator[tuple[str, Entry]]:
    for file in read_lists("institutions.toml", ("institutions", "masks")):
        for raw in file.entries("institutions"):
            item = entry_of(_Institution, raw, None, file.place)
            weak = {key(form) for form in item.weak}
            for form in {item.name, *item.also, *item.weak}:
                yield form, Entry("institution", item.name, item.country, key(form) in weak)
        yield from (
            (entry_of(str, form, None, file.place), Entry("mask", form, None)) for form in file.entries("masks")
        )


def _outlets() -> Iterator[tuple[str, Entry]]:
    for form, outlet in load_outlets().items():
        yield form, Entry("outlet", outlet.name, outlet.country, outlet.weak)
