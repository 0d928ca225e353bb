"""Wikidata's JSON dump, or a part of it: people (P31 Q5) with the offices they held (P39), from (P580) and to (P582).

One entity a line, inside [ and ] and with commas behind the lines as Wikidata publishes them, or without. The name of
an office comes from its own entity, where the file has it, so the file is read twice: first for those who held offices,
then for the offices and states. Source: https://www.wikidata.org/wiki/Wikidata:Database_download.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import IO, Any

import msgspec

from goft.actors.book.model import Imported, ImportedTerm, Refusal, arrange, iso_day, state_of
from goft.actors.gazetteer import state_of_entity

__all__ = ["read_wikidata"]

_HUMAN = "Q5"
_LANGUAGES = ("fa", "en", "ar")
_TYPE, _POSITION, _START, _END = "P31", "P39", "P580", "P582"
_COUNTRY, _JURISDICTION, _CITIZENSHIP, _ALPHA3 = "P17", "P1001", "P27", "P298"


class _Entity(msgspec.Struct):
    id: str
    labels: dict[str, Any] = {}
    aliases: dict[str, Any] = {}
    claims: dict[str, Any] = {}


def read_wikidata(name: str, lines: IO[str]) -> Iterator[Imported | Refusal]:
    """The office holders of a dump. Offices without a label in the file are refused, each with its id."""
    people: list[_Entity] = []
    for found in _entities(name, lines, frozenset([f'"{_POSITION}"'])):
        if isinstance(found, Refusal):
            yield found
        elif _HUMAN in _ids(found.claims.get(_TYPE, ())):
            people.append(found)
    wanted = {f'"{office}"' for person in people for office in _ids(person.claims.get(_POSITION, ()))}
    lines.seek(0)
    others: dict[str, _Entity] = {}
    for found in _entities(name, lines, frozenset([f'"{_ALPHA3}"']), wanted):
        if isinstance(found, _Entity):
            others[found.id] = found
    for person in people:
        yield from _person(name, person, others)


_ID = re.compile(r'"id"\s*:\s*("Q\d+")')


def _entities(
    name: str, lines: Iterable[str], marks: frozenset[str], ids: Collection[str] = ()
) -> Iterator[_Entity | Refusal]:
    """The entities whose line has one of some marks or begins with one of some ids; the others are not decoded."""
    decoder = msgspec.json.Decoder(_Entity)
    for number, line in enumerate(lines, start=1):
        text = line.strip().rstrip(",")
        if text in ("", "[", "]"):
            continue
        own = _ID.search(text)
        if text[0] == "{" and not any(mark in text for mark in marks) and (own is None or own[1] not in ids):
            continue
        try:
            yield decoder.decode(text)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            yield Refusal(f"{name}, line {number}", text[:60], f"no Wikidata entity: {error}")


def _person(name: str, person: _Entity, others: dict[str, _Entity]) -> Iterator[Imported | Refusal]:
    names = arrange(_names(person))
    if names is None:
        yield Refusal(f"{name}, {person.id}", "person", f"has no name in {', '.join(_LANGUAGES)}")
        return
    terms: list[ImportedTerm] = []
    for claim in person.claims.get(_POSITION, ()):
        term = _term(claim, others)
        if isinstance(term, str):
            yield Refusal(f"{name}, {person.id}", names[0], term)
        else:
            terms.append(term)
    state = next((found for one in _ids(person.claims.get(_CITIZENSHIP, ())) if (found := _state(one, others))), None)
    yield Imported(
        kind="person",
        name=names[0],
        also=names[1],
        english=names[2],
        wikidata=person.id,
        country=state,
        terms=tuple(terms),
    )


def _term(claim: Any, others: dict[str, _Entity]) -> ImportedTerm | str:
    """The term of a claim, or why there is none."""
    held = _ids([claim])
    position = others.get(held[0]) if held else None
    names = arrange(_names(position)) if position is not None else None
    if position is None or names is None:
        return f"the office {held[0] if held else '?'} has no label in the file"
    qualifiers = claim.get("qualifiers", {})
    places = [*_ids(position.claims.get(_JURISDICTION, ())), *_ids(position.claims.get(_COUNTRY, ()))]
    country = next((state for place in places if (state := _state(place, others))), None)
    return ImportedTerm(names[0], country, _day(qualifiers.get(_START)), _day(qualifiers.get(_END)))


def _names(entity: _Entity) -> list[str]:
    labels = [entity.labels[language]["value"] for language in _LANGUAGES if language in entity.labels]
    others = [alias["value"] for language in _LANGUAGES for alias in entity.aliases.get(language, ())]
    return [*labels, *others]


def _ids(claims: Iterable[Any]) -> list[str]:
    """The entities that claims point at; unknown values have none."""
    values = (claim.get("mainsnak", {}).get("datavalue", {}).get("value") for claim in claims)
    return [value["id"] for value in values if isinstance(value, dict) and "id" in value]


def _state(entity: str, others: dict[str, _Entity]) -> str | None:
    """The code of a state, by our own lists or the file's entity for it."""
    if known := state_of_entity(entity):
        return known
    found = others.get(entity)
    for claim in found.claims.get(_ALPHA3, ()) if found is not None else ():
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value")
        if isinstance(value, str) and (state := state_of(value)):
            return state
    return None


def _day(qualifiers: Any) -> str | None:
    for snak in qualifiers or ():
        value = snak.get("datavalue", {}).get("value")
        if isinstance(value, dict) and (day := iso_day(value.get("time"))):
            return day
    return None
