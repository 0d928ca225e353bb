"""Who held which office when, read from `data/holders.toml`."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from goft.actors.spelling import key, words

__all__ = ["Holder", "OfficeName", "Term", "holders_of_surname", "load_holders", "load_same_office"]


class Term(msgspec.Struct, frozen=True, rename={"since": "from", "until": "to"}, forbid_unknown_fields=True):
    """A person in an office. `since` and `until` are "YYYY" or "YYYY-MM"; `until` None: not known to have ended."""

    person: str
    office: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    also: tuple[str, ...] = ()

    def covers(self, day: date | None) -> bool:
        """Whether the term may have run on a day (years are taken whole); with no day, any term may have."""
        if day is None:
            return True
        stamp = f"{day.year:04}-{day.month:02}"
        return (self.since is None or self.since <= stamp) and (
            self.until is None or stamp[: len(self.until)] <= self.until
        )


class Holder(msgspec.Struct, frozen=True):
    """A known person: the name, the state (ISO 3166-1 alpha-3), all terms."""

    name: str
    country: str | None
    terms: tuple[Term, ...]


class OfficeName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wordings of one office, and the only state that has it (ISO 3166-1 alpha-3) where that is so."""

    names: tuple[str, ...]
    country: str | None = None


class _File(msgspec.Struct, frozen=True):
    terms: tuple[Term, ...]
    same_office: tuple[OfficeName, ...] = ()


@cache
def _load_file() -> _File:
    raw = (files("goft.actors") / "data" / "holders.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_File)


@cache
def load_same_office() -> dict[str, OfficeName]:
    """The wordings of an office that has several, by the key of each."""
    return {key(form): office for office in _load_file().same_office for form in office.names}


@cache
def load_holders() -> dict[str, Holder]:
    """Known persons by the key of each spelling of the name. Raises `msgspec.ValidationError` naming a wrong field."""
    grouped: dict[str, list[Term]] = defaultdict(list)
    for term in _load_file().terms:
        grouped[term.person].append(term)
    found: dict[str, Holder] = {}
    for name, terms in grouped.items():
        holder = Holder(name=name, country=terms[0].country, terms=tuple(terms))
        for form in (name, *(other for term in terms for other in term.also)):
            found.setdefault(key(form), holder)
    return found


@cache
def _surnames() -> dict[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = defaultdict(list)
    for holder in {holder.name: holder for holder in load_holders().values()}.values():
        parts = words(holder.name)
        for first in range(1, len(parts)):
            found["".join(parts[first:])].append(holder)
    return {surname: tuple(held) for surname, held in found.items()}


def holders_of_surname(surname_key: str) -> tuple[Holder, ...]:
    """Known persons whose surname has this key, in no order."""
    return _surnames().get(surname_key, ())
