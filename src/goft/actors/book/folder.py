"""A book of actors as a folder of files in the package's own format, and adding to it.

`terms/*.csv` are the package's (`goft.actors.holders`), one file a state; `bodies.csv` has bodies with their names.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from goft.actors.book.model import Imported, ImportedTerm, Refusal
from goft.actors.holders import COLUMNS, INTERNATIONAL, Known, Term, TermsFileError, read_terms
from goft.actors.spelling import key
from goft.errors import InputError, OutputError

__all__ = ["BODY_COLUMNS", "Body", "Report", "add_to_folder", "read_bodies", "read_folder"]

BODY_COLUMNS = ("name", "also", "english", "wikidata", "state")
_SEPARATOR = "؛ "


class Body(msgspec.Struct, frozen=True):
    """A body of a book: a ministry, a company, an armed group."""

    name: str
    also: tuple[str, ...] = ()
    english: str | None = None
    wikidata: str | None = None
    country: str | None = None


class Report(msgspec.Struct):
    """What became of what was imported. `merged` counts those who were there and got more names or terms."""

    new: int = 0
    merged: int = 0
    unchanged: int = 0
    refused: list[Refusal] = []


class _Entry(msgspec.Struct):
    """A person or body while names and terms are put together."""

    name: str
    also: dict[str, None] = {}
    english: str | None = None
    wikidata: str | None = None
    country: str | None = None
    terms: dict[tuple[str, str | None, str | None], tuple[ImportedTerm, Known, str | None]] = {}
    alone: bool = True


def read_folder(folder: Path) -> tuple[Term, ...]:
    """The terms of a folder. Raises `InputError` naming the file, the line and the mend."""
    found: list[Term] = []
    try:
        for path in sorted((folder / "terms").glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as lines:
                found += read_terms(path.name, lines)
    except (TermsFileError, OSError, UnicodeDecodeError) as error:
        raise InputError(str(error), where=str(folder), hint="mend the line, or import the list again") from error
    return tuple(found)


def read_bodies(folder: Path) -> tuple[Body, ...]:
    """The bodies of a folder."""
    path = folder / "bodies.csv"
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Body(
                name=row["name"],
                also=tuple(filter(None, row["also"].split(_SEPARATOR))),
                english=row["english"] or None,
                wikidata=row["wikidata"] or None,
                country=row["state"] or None,
            )
            for row in csv.DictReader(lines)
        )


def add_to_folder(folder: Path, items: Iterable[Imported | Refusal], known: Known = "imported") -> Report:
    """Put what was imported into a folder, and say what became of it.

    Whom the folder has (by Wikidata id, else by name and state) gets the names and terms that are new; nobody is taken
    out. The files are replaced only when all has been read. Raises `InputError` and `OutputError`.
    """
    report = Report(refused=[])
    people, bodies = _Shelf(_people(folder)), _Shelf(_bodies(folder))
    for item in items:
        if isinstance(item, Refusal):
            report.refused.append(item)
            continue
        usable = tuple(term for term in item.terms if _is_in_order(term))
        report.refused += [
            Refusal(item.name, term.office, f"ends {term.until}, before it begins ({term.since})")
            for term in item.terms
            if term not in usable
        ]
        _add(people if item.kind == "person" else bodies, msgspec.structs.replace(item, terms=usable), known, report)
    try:
        _write(folder, people.entries, bodies.entries)
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}", where=str(folder), hint="name another folder"
        ) from error
    return report


def _is_in_order(term: ImportedTerm) -> bool:
    return not (term.since and term.until) or term.since[: len(term.until)] <= term.until


class _Shelf:
    """Entries with their index."""

    def __init__(self, entries: list[_Entry]) -> None:
        self.entries = entries
        self._by_id = {entry.wikidata: entry for entry in entries if entry.wikidata}
        self._by_name = {self._place(entry.name, entry.country): entry for entry in entries}
        self._taken = {entry.name for entry in entries}

    @staticmethod
    def _place(name: str, country: str | None) -> tuple[str, str | None]:
        return key(name), country

    def find(self, item: Imported) -> _Entry | None:
        """Who is meant: the same id, or the same name and state where one of both has no id."""
        if item.wikidata and (found := self._by_id.get(item.wikidata)):
            return found
        named = self._by_name.get(self._place(item.name, item.country))
        differs = named is not None and item.wikidata and named.wikidata and named.wikidata != item.wikidata
        return None if differs else named

    def put(self, item: Imported) -> _Entry:
        """A new entry; a name that another has gets the id or a number behind it, as names tell entries apart."""
        name, number = item.name, 2
        if name in self._taken and item.wikidata:
            name = f"{item.name} ({item.wikidata})"
        while name in self._taken:
            name, number = f"{item.name} ({number})", number + 1
        entry = _Entry(name, {}, item.english, item.wikidata, item.country, {})
        if name != item.name:
            entry.also[item.name] = None
        self.entries.append(entry)
        self._taken.add(name)
        self._by_name.setdefault(self._place(item.name, item.country), entry)
        if item.wikidata:
            self._by_id[item.wikidata] = entry
        return entry


def _add(shelf: _Shelf, item: Imported, known: Known, report: Report) -> None:
    entry = shelf.find(item)
    if entry is None:
        report.new += 1
        entry = shelf.put(item)
        _extend(entry, item, known)
    elif _extend(entry, item, known):
        report.merged += 1
    else:
        report.unchanged += 1


def _extend(entry: _Entry, item: Imported, known: Known) -> bool:
    """Add what an entry lacks; whether there was anything."""
    before = len(entry.also), len(entry.terms), entry.english, entry.wikidata
    for name in (item.name, *item.also):
        if name != entry.name:
            entry.also.setdefault(name)
    entry.english = entry.english or item.english
    entry.wikidata = entry.wikidata or item.wikidata
    for term in item.terms:
        held = msgspec.structs.replace(term, country=term.country or item.country)
        entry.terms.setdefault((key(held.office), held.country, held.since), (held, known, None))
    return before != (len(entry.also), len(entry.terms), entry.english, entry.wikidata)


def _people(folder: Path) -> list[_Entry]:
    entries: dict[str, _Entry] = {}
    for term in read_folder(folder):
        entry = entries.setdefault(term.person, _Entry(term.person, {}, country=term.country, terms={}))
        entry.also.update(dict.fromkeys(term.also))
        entry.english = entry.english or term.english
        entry.wikidata = entry.wikidata or term.wikidata
        entry.alone = entry.alone and term.alone
        if term.office:
            held = ImportedTerm(term.office, term.country, term.since, term.until)
            place = key(term.office), term.country, term.since
            entry.terms[place] = (held, term.known or "imported", term.as_of)
    return list(entries.values())


def _bodies(folder: Path) -> list[_Entry]:
    return [
        _Entry(body.name, dict.fromkeys(body.also), body.english, body.wikidata, body.country, {})
        for body in read_bodies(folder)
    ]


def _write(folder: Path, people: Sequence[_Entry], bodies: Sequence[_Entry]) -> None:
    rows: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for entry in sorted(people, key=lambda entry: entry.name):
        for state, row in _rows(entry):
            rows[state].append(row)
    (folder / "terms").mkdir(parents=True, exist_ok=True)
    for state, lines in rows.items():
        _replace(folder / "terms" / f"{state}.csv", COLUMNS, lines)
    if bodies:
        ordered = sorted(bodies, key=lambda entry: entry.name)
        _replace(folder / "bodies.csv", BODY_COLUMNS, [_body_row(entry) for entry in ordered])


def _rows(entry: _Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines of a person, each with the file it stands in."""
    alone = "" if entry.alone else "no"
    about = (_SEPARATOR.join(entry.also), entry.english or "", entry.wikidata or "", alone)
    if not entry.terms:
        yield entry.country or INTERNATIONAL, (entry.name, *about, "", "", "", "", "")
        return
    for term, known, as_of in sorted(entry.terms.values(), key=lambda held: held[0].since or ""):
        dates = (term.since or "", term.until or "", known, as_of or "")
        yield term.country or entry.country or INTERNATIONAL, (entry.name, *about, term.office, *dates)
        about = ("", "", "", "")


def _body_row(entry: _Entry) -> tuple[str, ...]:
    return (
        entry.name,
        _SEPARATOR.join(entry.also),
        entry.english or "",
        entry.wikidata or "",
        entry.country or "",
    )


def _replace(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a file beside the old one and put it in its place, so that a stop in between loses nothing."""
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    fresh.replace(path)
