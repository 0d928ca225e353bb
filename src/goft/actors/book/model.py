"""What an importer hands on: persons and bodies with their names and terms, and what it could not use."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from goft.actors.gazetteer import is_state_code, state_codes

__all__ = ["Imported", "ImportedTerm", "Refusal", "arrange", "entity_id", "iso_day", "state_of"]

_PERSIAN = range(0x0600, 0x0700)
_LENGTHS = (10, 7, 4)


class ImportedTerm(msgspec.Struct, frozen=True):
    """An office held, or a list stood on. Dates are "YYYY", "YYYY-MM" or "YYYY-MM-DD"; `country` ISO 3166-1 alpha-3."""

    office: str
    country: str | None = None
    since: str | None = None
    until: str | None = None


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """A person or body as a source has it. `name` is in Persian letters where the source has such a name."""

    kind: Literal["person", "body"]
    name: str
    also: tuple[str, ...] = ()
    english: str | None = None
    wikidata: str | None = None
    country: str | None = None
    terms: tuple[ImportedTerm, ...] = ()


def entity_id(text: str | None) -> str | None:
    """A Wikidata id as such, None for what is none."""
    return text if text and re.fullmatch(r"Q[1-9]\d*", text) else None


class Refusal(msgspec.Struct, frozen=True):
    """Something of a source that cannot be used: where it stands, what it is, and why not."""

    where: str
    what: str
    why: str


def arrange(names: list[str]) -> tuple[str, tuple[str, ...], str | None] | None:
    """(the name, the others, the English one) of the names that a source gives; None where it gives none.

    A name in Persian or Arabic letters goes first, Persian ones before Arabic ones; the English one is the first in
    Latin letters.
    """
    unique = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    if not unique:
        return None
    ours = sorted((name for name in unique if _is_persian(name)), key=_arabic_letters)
    latin = [name for name in unique if name.isascii() or not _is_persian(name)]
    name = ours[0] if ours else unique[0]
    return name, tuple(one for one in (*ours, *latin) if one != name), latin[0] if latin else None


def _is_persian(name: str) -> bool:
    return any(ord(letter) in _PERSIAN for letter in name)


def _arabic_letters(name: str) -> int:
    return sum(letter in "يكةى" for letter in name)


def iso_day(text: str | None) -> str | None:
    """A date as far as it is told: +2013-08-15T00:00:00Z, 2013-08, 2013; months and days of 00 are not told."""
    if not text:
        return None
    day = text.strip().lstrip("+")[:10].replace("-00", "")
    length = next((n for n in _LENGTHS if len(day) >= n), 0)
    day = day[:length]
    digits = day.replace("-", "")
    return day if digits.isascii() and digits.isdigit() and len(digits) in (4, 6, 8) else None


@cache
def _by_alpha2() -> dict[str, str]:
    return {alpha2.casefold(): code for code, alpha2 in state_codes().items()}


def state_of(code: str | None) -> str | None:
    """ISO 3166-1 alpha-3 of a code of two or three letters in any case, None where no state of ours has it."""
    if not code:
        return None
    folded = code.strip().casefold()
    return _by_alpha2().get(folded) or (folded.upper() if is_state_code(folded.upper()) else None)
