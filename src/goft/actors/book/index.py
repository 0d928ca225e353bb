"""Asking a book for a name in any spelling: candidates by index, ranked by evidence that can be read.

The index is an SQLite file beside the book's files (in memory for the package's own lists), made again when a file of
the book is newer. A name is found by its key, by its last words, and by how its words sound.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
from rapidfuzz.distance import JaroWinkler

from goft.actors.book.folder import read_bodies, read_folder
from goft.actors.book.sounds import sounds
from goft.actors.gazetteer import english_state_name, load_gazetteer
from goft.actors.holders import Term, load_holders
from goft.actors.spelling import key, words

__all__ = ["Candidate", "NameIndex", "Named", "meant"]

SURE = 0.85
"""From this evidence on a candidate can be meant; below it none is."""
AHEAD = 0.08
"""So far the first must lie before the second to be the one that is meant."""
_SAME, _ALSO, _SURNAME, _SOUND, _PART = 1.0, 0.97, 0.8, 0.88, 0.55
_UNLIKE, _AHEAD_OF_SOUND = 0.4, 0.05
"""How much a spelling that is otherwise takes away, and how far what is written the same goes before what sounds so."""
_LITTLE, _ENOUGH = 0.15, 3
"""How much less it says that a name sounds alike which has fewer consonants than so many."""
_IN_OFFICE, _OUT_OF_OFFICE = 0.05, -0.03
_MOST = 100
"""Candidates that are looked at for one name."""
_FILE = "index.sqlite"
_SCHEMA = """
CREATE TABLE actors (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE names (name TEXT NOT NULL, actor INTEGER NOT NULL, own INTEGER NOT NULL);
CREATE TABLE sounds (sound TEXT NOT NULL, actor INTEGER NOT NULL, last INTEGER NOT NULL);
"""
_INDEXES = """
CREATE INDEX by_name ON names (name, own, actor);
CREATE INDEX by_sound ON sounds (sound, last, actor);
CREATE INDEX by_actor ON sounds (actor, sound);
"""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a book as the index keeps it. `kind` is person, body, state or outlet."""

    kind: str
    name: str
    also: tuple[str, ...] = ()
    english: str | None = None
    wikidata: str | None = None
    country: str | None = None
    terms: tuple[Term, ...] = ()


class Candidate(msgspec.Struct, frozen=True):
    """Somebody a name may mean: the evidence from 0 to 1, and what it is in a reader's words."""

    actor: Named
    evidence: float
    why: tuple[str, ...]


def meant(found: Sequence[Candidate]) -> Candidate | None:
    """The one that is meant, where the evidence is enough and the next lies far behind; None says «unsure»."""
    if not found or found[0].evidence < SURE:
        return None
    return found[0] if len(found) == 1 or found[0].evidence - found[1].evidence >= AHEAD else None


class NameIndex:
    """Names of a book, ready to be asked; close it when done, or use it in a `with`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._actors = msgspec.msgpack.Decoder(Named)

    @classmethod
    def of_package(cls) -> NameIndex:
        """The index of the package's own lists."""
        connection = sqlite3.connect(":memory:")
        _fill(connection, _package_actors())
        return cls(connection)

    @classmethod
    def of_folder(cls, folder: Path) -> NameIndex:
        """The index of a book's folder, made again where one of its files is newer. Raises `InputError`."""
        path = folder / _FILE
        files = [*(folder / "terms").glob("*.csv"), *folder.glob("bodies.csv")]
        newest = max((file.stat().st_mtime_ns for file in files), default=0)
        if not path.exists() or path.stat().st_mtime_ns < newest:
            fresh = path.with_suffix(".new")
            fresh.unlink(missing_ok=True)
            with closing(sqlite3.connect(fresh)) as connection:
                _fill(connection, _folder_actors(folder))
            fresh.replace(path)
        return cls(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True))

    def find(self, name: str, day: date | None = None, most: int = 5) -> tuple[Candidate, ...]:
        """Whom a name may mean, the likeliest first; `day` makes those who held an office then likelier."""
        found = [_judge(name, self._actor(number), day) for number in self._candidates(name)]
        found.sort(key=lambda one: (-one.evidence, one.actor.name))
        return tuple(found[:most])

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> NameIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _actor(self, number: int) -> Named:
        (data,) = self._db.execute("SELECT data FROM actors WHERE id = ?", (number,)).fetchone()
        return self._actors.decode(data)

    def _candidates(self, name: str) -> list[int]:
        """Numbers of actors with the name, with its surname, or with words that sound alike; the surest first."""
        own = "SELECT DISTINCT actor FROM names WHERE name = ? ORDER BY own DESC, actor LIMIT ?"
        found = dict.fromkeys(row[0] for row in self._db.execute(own, (key(name), _MOST)))
        if heard := sounds(name):
            found.update(dict.fromkeys(self._sounding(heard)))
        return list(found)[:_MOST]

    def _sounding(self, heard: Sequence[str]) -> Iterator[int]:
        """Those with all the sounds first, then those whose last word is the name's last."""
        also = " AND EXISTS (SELECT 1 FROM sounds b WHERE b.actor = a.actor AND b.sound = ?)" * (len(heard) - 1)
        every = f"SELECT actor FROM sounds a WHERE a.sound = ?{also} LIMIT ?"
        yield from (row[0] for row in self._db.execute(every, (heard[-1], *heard[:-1], _MOST)))
        last = "SELECT DISTINCT actor FROM sounds WHERE sound = ? AND last = 1 LIMIT ?"
        yield from (row[0] for row in self._db.execute(last, (heard[-1], _MOST)))


def _judge(name: str, actor: Named, day: date | None) -> Candidate:
    evidence, why = max(_evidence(name, form, own=form == actor.name) for form in (actor.name, *_forms(actor)))
    reasons = [why]
    if day is not None and any(term.since for term in actor.terms):
        held = next((term for term in reversed(actor.terms) if term.office and term.since and term.covers(day)), None)
        evidence += _IN_OFFICE if held else _OUT_OF_OFFICE
        reasons.append(f"on {day} {held.office}" if held and held.office else f"no office on {day}")
    return Candidate(actor, round(min(1.0, max(0.0, evidence)), 3), tuple(reasons))


def _forms(actor: Named) -> Iterator[str]:
    yield from actor.also
    if actor.english:
        yield actor.english


def _evidence(name: str, form: str, *, own: bool) -> tuple[float, str]:
    """How much speaks for a name meaning somebody of this form, and what."""
    asked, kept = words(name), words(form)
    if "".join(asked) == "".join(kept):
        return (_SAME, "the same name") if own else (_ALSO, f"also called {form}")
    if len(kept) > len(asked) and "".join(kept[-len(asked) :]) == "".join(asked):
        return _SURNAME, f"the last words of {form}"
    heard, spoken = sounds(name), sounds(form)
    little = _LITTLE if len("".join(heard)) < _ENOUGH else 0.0
    if heard and heard == spoken:
        return _SOUND - little - _UNLIKE * (1 - _likeness("".join(asked), "".join(kept))), f"sounds like {form}"
    if heard and spoken[-len(heard) :] == heard:
        ending = "".join(kept[-len(asked) :])
        unlike = _UNLIKE * (1 - _likeness("".join(asked), ending))
        return _SURNAME - _AHEAD_OF_SOUND - little - unlike, f"sounds like the last words of {form}"
    return _PART * JaroWinkler.similarity(" ".join(heard), " ".join(spoken)), f"sounds somewhat like {form}"


def _likeness(one: str, other: str) -> float:
    """How alike two words are written, from 0 to 1; those of two scripts cannot be compared and count as alike."""
    return JaroWinkler.similarity(one, other) if one.isascii() == other.isascii() else 1.0


def _fill(connection: sqlite3.Connection, actors: Iterable[Named]) -> None:
    encoder = msgspec.msgpack.Encoder()
    connection.executescript(_SCHEMA)
    for number, actor in enumerate(actors, start=1):
        connection.execute("INSERT INTO actors VALUES (?, ?)", (number, encoder.encode(actor)))
        forms = dict.fromkeys((actor.name, *_forms(actor)))
        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", _name_rows(forms, actor.name, number))
        connection.executemany("INSERT INTO sounds VALUES (?, ?, ?)", _sound_rows(forms, number))
    connection.executescript(_INDEXES)
    connection.commit()


def _name_rows(forms: Iterable[str], own: str, number: int) -> Iterator[tuple[str, int, int]]:
    for form in forms:
        parts = words(form)
        for first in range(len(parts)):
            yield "".join(parts[first:]), number, int(first == 0 and form == own)


def _sound_rows(forms: Iterable[str], number: int) -> Iterator[tuple[str, int, int]]:
    rows: dict[str, int] = {}
    for form in forms:
        heard = sounds(form)
        for place, one in enumerate(heard, start=1):
            rows[one] = max(rows.get(one, 0), int(place == len(heard)))
    return ((one, number, last) for one, last in rows.items())


def _package_actors() -> Iterator[Named]:
    for holder in {id(held): held for held in load_holders().values()}.values():
        also = tuple(name for term in holder.terms for name in term.also)
        yield _person(holder.name, also, holder.english, holder.wikidata, holder.terms)
    bodies: dict[tuple[str, str, str | None], dict[str, None]] = {}
    for form, entry in load_gazetteer().items():
        if entry.kind in ("state", "seat", "institution", "outlet"):
            kind = {"institution": "body", "seat": "state"}.get(entry.kind, entry.kind)
            bodies.setdefault((kind, entry.name, entry.country), {})[form] = None
    for (kind, name, country), forms in bodies.items():
        english = english_state_name(country) if kind == "state" and country else None
        yield Named(kind=kind, name=name, also=tuple(forms), english=english, country=country)


def _folder_actors(folder: Path) -> Iterator[Named]:
    people: dict[str, list[Term]] = {}
    for term in read_folder(folder):
        people.setdefault(term.person, []).append(term)
    for name, terms in people.items():
        also = tuple(other for term in terms for other in term.also)
        english = next((term.english for term in terms if term.english), None)
        wikidata = next((term.wikidata for term in terms if term.wikidata), None)
        yield _person(name, also, english, wikidata, sorted(terms, key=lambda term: term.since or ""))
    for body in read_bodies(folder):
        yield Named(
            kind="body",
            name=body.name,
            also=body.also,
            english=body.english,
            wikidata=body.wikidata,
            country=body.country,
        )


def _person(
    name: str, also: tuple[str, ...], english: str | None, wikidata: str | None, terms: Sequence[Term]
) -> Named:
    held = tuple(msgspec.structs.replace(term, also=(), english=None, wikidata=None) for term in terms if term.office)
    country = terms[-1].country if terms else None
    return Named(kind="person", name=name, also=also, english=english, wikidata=wikidata, country=country, terms=held)
