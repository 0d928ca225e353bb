"""Who held which office when, read from `data/terms/*.csv`, one file a state.

A file is a table with one term a line (`COLUMNS`); its name is the state's code (ISO 3166-1 alpha-3), INT for
international bodies. A person with several terms has several lines, the first of which gives the other names.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

import msgspec

from goft.actors.lists import user_books
from goft.actors.spelling import key, words
from goft.errors import InputError

__all__ = [
    "COLUMNS",
    "INTERNATIONAL",
    "Holder",
    "Known",
    "OfficeName",
    "Term",
    "TermsFileError",
    "first_words",
    "holder_of_office",
    "holders_of_surname",
    "load_holders",
    "load_same_office",
    "load_surnames",
    "read_terms",
]

COLUMNS = ("person", "also", "english", "wikidata", "alone", "office", "from", "to", "known", "as_of")
INTERNATIONAL = "INT"
Known = Literal["wikidata", "factbook", "reported", "imported"]
"""How a term is known: from Wikidata, the World Factbook, as widely reported in the news, or from a list imported."""
_STALE = 1
"""Years after the last day on which a term is known to run from which on it may have ended."""
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_ENTITY = re.compile(r"Q[1-9]\d*")
_SEPARATOR = "؛"


class TermsFileError(ValueError):
    """A line of a file of terms that cannot be used; the message names the file, the line and the mend."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A person in an office; `office` None: only the person and the state are known.

    `since` and `until` are "YYYY", "YYYY-MM" or "YYYY-MM-DD". `until` None says that the term is not known to have
    ended; `as_of` is then the last day on which it was known to run, where that is known.
    """

    person: str
    office: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    known: Known | None = None
    as_of: str | None = None
    also: tuple[str, ...] = ()
    english: str | None = None
    wikidata: str | None = None
    alone: bool = True

    def covers(self, day: date | None) -> bool:
        """Whether the term may have run on a day (years and months are taken whole); with no day, any may have."""
        if day is None:
            return True
        stamp = day.isoformat()
        return (self.since is None or self.since <= stamp[: len(self.since)]) and (
            self.until is None or stamp[: len(self.until)] <= self.until
        )


class Holder(msgspec.Struct, frozen=True):
    """A known person with all terms, the earliest first.

    `alone` says that the surname means the person where it stands by itself; it does not where it is an everyday word
    (سلام) or a given name.
    """

    name: str
    terms: tuple[Term, ...]
    english: str | None = None
    wikidata: str | None = None
    alone: bool = True

    def term_on(self, day: date | None) -> Term:
        """The latest term that runs on a day, else the nearest one; without a day, the latest."""
        dated = [term for term in self.terms if term.since is not None]
        if not dated or day is None:
            return (dated or self.terms)[-1 if dated else 0]
        running = [term for term in dated if term.covers(day)]
        begun = [term for term in dated if (term.since or "") <= day.isoformat()]
        return (running or begun or dated[:1])[-1]


class OfficeName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wordings of one office, and the only state that has it (ISO 3166-1 alpha-3) where that is so."""

    names: tuple[str, ...]
    country: str | None = None


class _Offices(msgspec.Struct, frozen=True):
    same_office: tuple[OfficeName, ...] = ()


def read_terms(name: str, lines: Iterable[str]) -> Iterator[Term]:
    """The terms of one file; `name` is its name. Raises `TermsFileError`."""
    table = csv.reader(lines)
    header = next(table, [])
    if tuple(header) != COLUMNS:
        raise TermsFileError(f"{name}, line 1: the columns must be {','.join(COLUMNS)}")
    country = name.partition(".")[0]
    for row in table:
        where = f"{name}, line {table.line_num}"
        if len(row) != len(COLUMNS):
            raise TermsFileError(f"{where}: has {len(row)} cells, {len(COLUMNS)} are needed (quote a comma)")
        yield _term(dict(zip(COLUMNS, row, strict=True)), None if country == INTERNATIONAL else country, where)


def _term(cells: dict[str, str], country: str | None, where: str) -> Term:
    _check(cells, where)
    return Term(
        person=cells["person"],
        office=cells["office"] or None,
        country=country,
        since=cells["from"] or None,
        until=cells["to"] or None,
        known=cast(Known, cells["known"]) if cells["known"] else None,
        as_of=cells["as_of"] or None,
        also=tuple(filter(None, (name.strip() for name in cells["also"].split(_SEPARATOR)))),
        english=cells["english"] or None,
        wikidata=cells["wikidata"] or None,
        alone=cells["alone"] != "no",
    )


def _check(cells: dict[str, str], where: str) -> None:
    if not cells["person"]:
        raise TermsFileError(f"{where}: `person` is empty; repeat the name on every line")
    for column in ("from", "to", "as_of"):
        if cells[column] and not _DATE.fullmatch(cells[column]):
            raise TermsFileError(f"{where}: `{column}` is {cells[column]!r}, not YYYY, YYYY-MM or YYYY-MM-DD")
    if cells["from"] and cells["to"] and cells["to"] < cells["from"][: len(cells["to"])]:
        raise TermsFileError(f"{where}: ends {cells['to']}, before it begins ({cells['from']})")
    if cells["wikidata"] and not _ENTITY.fullmatch(cells["wikidata"]):
        raise TermsFileError(f"{where}: `wikidata` is {cells['wikidata']!r}, not an id such as Q42")
    if cells["known"] and cells["known"] not in get_args(Known):
        raise TermsFileError(f"{where}: `known` is {cells['known']!r}; write one of {', '.join(get_args(Known))}")
    if cells["from"] and not cells["known"]:
        raise TermsFileError(f"{where}: has a date, but `known` does not say from where")
    if cells["alone"] not in ("", "no"):
        raise TermsFileError(f"{where}: `alone` is {cells['alone']!r}; leave it empty or write no")


@cache
def _load_terms() -> tuple[Term, ...]:
    """The package's terms, then those of the user's books. Raises `TermsFileError`, and `InputError` for a book's."""
    found: list[Term] = []
    for path in _csv_files(files("goft.actors") / "data" / "terms"):
        found += read_terms(path.name, path.read_text(encoding="utf-8").splitlines())
    for book in user_books():
        terms = book / "terms"
        try:
            for path in _csv_files(terms) if terms.is_dir() else ():
                found += read_terms(path.name, path.read_text(encoding="utf-8").splitlines())
        except (TermsFileError, UnicodeDecodeError) as error:
            raise InputError(str(error), where=str(terms), hint="mend the line") from error
    return tuple(found)


def _csv_files(folder: Traversable) -> list[Traversable]:
    return sorted((path for path in folder.iterdir() if path.name.endswith(".csv")), key=lambda path: path.name)


@cache
def load_same_office() -> dict[str, OfficeName]:
    """The wordings of an office that has several, by the key of each."""
    raw = (files("goft.actors") / "data" / "offices.toml").read_bytes()
    offices = msgspec.toml.decode(raw, type=_Offices).same_office
    return {key(form): office for office in offices for form in office.names}


@cache
def load_holders() -> dict[str, Holder]:
    """Known persons by the key of each spelling of the name. Raises `TermsFileError` naming a wrong line."""
    grouped: dict[str, list[Term]] = defaultdict(list)
    for term in _load_terms():
        grouped[term.person].append(term)
    found: dict[str, Holder] = {}
    for name, terms in grouped.items():
        holder = _holder(name, terms)
        for form in (name, *(other for term in terms for other in term.also)):
            found.setdefault(key(form), holder)
    return found


def _holder(name: str, terms: list[Term]) -> Holder:
    return Holder(
        name=name,
        terms=tuple(sorted(terms, key=lambda term: term.since or "")),
        english=next((term.english for term in terms if term.english), None),
        wikidata=next((term.wikidata for term in terms if term.wikidata), None),
        alone=all(term.alone for term in terms),
    )


@cache
def _by_office() -> dict[tuple[str, str | None], tuple[Term, ...]]:
    found: dict[tuple[str, str | None], list[Term]] = defaultdict(list)
    for term in _load_terms():
        office = load_same_office().get(key(term.office)) if term.office and term.since else None
        if office is not None:
            found[key(office.names[0]), term.country].append(term)
    return {place: tuple(terms) for place, terms in found.items()}


def holder_of_office(office: str, country: str | None, day: date) -> Holder | None:
    """Who held an office on a day, by the key of its first wording and the state; None where that is not clear.

    On the day of a change two did; a term that was last known to run more than a year before the day may have ended.
    """
    running = [term for term in _by_office().get((office, country), ()) if term.covers(day) and not _is_old(term, day)]
    names = {term.person for term in running}
    return load_holders().get(key(running[0].person)) if len(names) == 1 else None


def _is_old(term: Term, day: date) -> bool:
    known = term.as_of or ""
    return term.until is None and bool(known) and int(known[:4]) + _STALE < day.year


@cache
def load_surnames() -> dict[str, tuple[Holder, ...]]:
    """Known persons by the key of their surname, in no order."""
    found: dict[str, list[Holder]] = defaultdict(list)
    for holder in {holder.name: holder for holder in load_holders().values()}.values():
        parts = words(holder.name)
        for first in range(1, len(parts) if holder.alone else len(parts) - 1):
            found["".join(parts[first:])].append(holder)
    return {surname: tuple(held) for surname, held in found.items()}


def holders_of_surname(surname_key: str) -> tuple[Holder, ...]:
    """Known persons whose surname has this key, in no order."""
    return load_surnames().get(surname_key, ())


@cache
def first_words() -> frozenset[str]:
    """Keys of the words that the known persons' full names begin with."""
    return frozenset(parts[0] for holder in load_holders().values() if len(parts := words(holder.name)) > 1)
