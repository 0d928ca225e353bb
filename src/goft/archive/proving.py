"""What the timelines ask of the store alike: who is meant by a name, records of some articles, who carried a story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, bindparam, literal, select

from goft.actors.gazetteer import load_gazetteer
from goft.actors.spelling import key as spelling
from goft.archive.anytext import AnyText
from goft.archive.engine import in_pieces
from goft.archive.rows import kept
from goft.archive.schema import actors, articles, names, records
from goft.archive.search import keys_of
from goft.errors import ArchiveError
from goft.record import Record
from goft.timelines.proof import Proof, sentence_around

__all__ = ["Range", "Read", "Whom", "carriers", "proof_of", "read_articles", "state_of", "whom"]

_CODE = re.compile(r"[A-Za-z]{3}")
_MOST_DAYS = 36_525
_READ = (
    select(articles.c.id, articles.c.story, articles.c.text, records.c.data)
    .join(records, records.c.article == articles.c.id)
    .where(articles.c.id.in_(bindparam("numbers", expanding=True)))
    .order_by(articles.c.id)
)
_CARRIED = (
    select(articles.c.story, articles.c.outlet)
    .where(articles.c.story.in_(bindparam("stories", expanding=True)), articles.c.outlet.is_not(None))
    .distinct()
)


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """Days of publication, both included, and an outlet; None is any."""

    since: date | None = None
    until: date | None = None
    outlet: str | None = None

    def __post_init__(self) -> None:
        """Refuse what no timeline can have. Raises `ArchiveError`."""
        if self.since and self.until and self.since > self.until:
            raise ArchiveError("since is later than until", where=f"{self.since} … {self.until}")
        if self.since and self.until and (self.until - self.since).days > _MOST_DAYS:
            raise ArchiveError("a timeline has at most a hundred years", where=f"{self.since} … {self.until}")

    def within(self, day: Any) -> list[ColumnElement[bool]]:
        """The conditions on a column of days ("" or NULL where none is known) and on the article's outlet."""
        found: list[ColumnElement[bool]] = []
        if self.since:
            found.append(day >= self.since.isoformat())
        if self.until:
            found.append(and_(day <= self.until.isoformat(), day > ""))
        if self.outlet:
            found.append(articles.c.outlet == literal(self.outlet, AnyText()))
        return found

    def has(self, proof: Proof) -> bool:
        """The same conditions, on what is found already."""
        day = proof.day or ""
        return (
            (self.since is None or day >= self.since.isoformat())
            and (self.until is None or "" < day <= self.until.isoformat())
            and self.outlet in (None, proof.outlet)
        )


class Whom(msgspec.Struct, frozen=True):
    """Who is meant: a state by its code, or actors by their keys; one of the two is empty."""

    state: str | None
    keys: frozenset[str]


class Read(msgspec.Struct, frozen=True):
    """An article of the store with its record; `number` and `story` are the store's own."""

    number: int
    story: int
    record: Record


def state_of(connection: Connection, text: str) -> str | None:
    """The code of the state that is meant: a code itself, or a name in any spelling; None where it is no state's.

    Codes are three letters of ISO 3166-1, those that users may assign themselves (XAA to XZZ …) among them. A name is
    looked up in the package's list, then among the states of the archive.
    """
    if _CODE.fullmatch(text):
        return text.upper()
    entry = load_gazetteer().get(spelling(text))
    if entry is not None and entry.kind == "state" and entry.country:
        return entry.country
    called = select(names.c.article, names.c.key).where(names.c.folded == spelling(text)).subquery()
    found = (
        select(actors.c.country)
        .join(called, and_(called.c.article == actors.c.article, called.c.key == actors.c.key))
        .where(actors.c.kind == "state", actors.c.country.is_not(None))
        .limit(1)
    )
    code: str | None = connection.execute(found).scalar()
    return code


def whom(connection: Connection, text: str) -> Whom:
    """Who is meant by a state's code or name, or by an actor's key or name."""
    state = state_of(connection, text)
    if state is not None:
        return Whom(state, frozenset())
    return Whom(None, frozenset(row.key for row in connection.execute(keys_of(text))))


def read_articles(connection: Connection, numbers: Iterable[int]) -> Iterator[Read]:
    """Articles of some numbers with their records, each once, in the order of their numbers."""
    wanted = sorted(set(numbers))
    for some in in_pieces(wanted):
        for row in connection.execute(_READ, {"numbers": list(some)}):
            yield Read(row.id, row.story or row.id, kept(row.data, row.text))


def carriers(connection: Connection, stories: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The outlets that carried each story, in the order of their names."""
    wanted = sorted(set(stories))
    found: dict[int, set[str]] = {story: set() for story in wanted}
    for some in in_pieces(wanted):
        for story, outlet in connection.execute(_CARRIED, {"stories": list(some)}):
            found[story].add(outlet)
    return {story: tuple(sorted(outlets)) for story, outlets in found.items()}


def proof_of(record: Record, number: str, spans: Sequence[tuple[int, int]], outlets: tuple[str, ...]) -> Proof:
    """The proof of a thing of a record that stands at some spans: from the first to the last of them."""
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    return Proof(
        article=record.id,
        outlet=record.outlet,
        day=record.published,
        id=number,
        start=start,
        end=end,
        text=record.text[start:end],
        sentence=sentence_around(record.text, start, end),
        outlets=outlets,
    )
