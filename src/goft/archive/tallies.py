"""What the store counts by itself: statements by facet, and how actors are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, String, bindparam, func, select, type_coerce

from goft.archive.anytext import AnyText
from goft.archive.engine import in_pieces
from goft.archive.fetching import all_rows
from goft.archive.schema import called, statements, tallies

__all__ = [
    "FACETS",
    "MANY",
    "TOP",
    "ActorEntry",
    "Count",
    "FacetName",
    "changes",
    "counts_of",
    "entries_of",
    "outlets",
    "plain",
    "tallied",
    "tallied_of",
    "tallied_top",
    "total",
    "value_of",
]

FacetName = Literal["act", "kind", "outlet", "speaker", "state", "month"]
"""By what statements are counted: what is asked for in a query, and the month of publication."""
FACETS: tuple[FacetName, ...] = get_args(FacetName)
TOP = 12
"""Values that are shown of a facet that has many."""
MANY: frozenset[FacetName] = frozenset(("outlet", "speaker", "state"))
"""Facets that have many; of the others all values are shown."""
_PLACES: dict[FacetName, ColumnElement[Any]] = {
    "act": statements.c.act,
    "kind": statements.c.kind,
    "outlet": statements.c.outlet,
    "speaker": statements.c.speaker,
    "state": statements.c.speaker_country,
    "month": func.substr(statements.c.day, 1, 7),
}
_TEXT = AnyText()
# Questions that every page asks are put together once: for the quick ones that takes longer than to answer them.
_CHANGES = select(tallies.c.said).where(tallies.c.facet == "changes")
_BEST = func.row_number().over(
    partition_by=called.c.key,
    order_by=(called.c.articles.desc(), called.c.name, called.c.kind, called.c.country),
)
_RANKED = (
    select(called, _BEST.label("place"))
    .where(called.c.key.in_(bindparam("keys", expanding=True)), called.c.articles > 0)
    .subquery()
)
_CALLED = select(_RANKED).where(_RANKED.c.place == 1)


class Count(msgspec.Struct, frozen=True):
    """How many statements there are of a value: an act, a kind, an outlet, a state's code or a month (YYYY-MM)."""

    value: str
    count: int


class ActorEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a list: the key, what it is, the name it is most often called by, its state, and how many statements.

    `kind` is a record's: person, office, state … `country` is ISO 3166-1 alpha-3.
    """

    key: str
    kind: str
    name: str
    country: str | None
    count: int


def value_of(facet: FacetName) -> ColumnElement[str]:
    """A statement's value of a facet, as the store has it (see `plain`); NULL or "" where it has none."""
    return type_coerce(_PLACES[facet], String())


def plain(value: str) -> str:
    """A value as it was given; decoding those that are shown is much cheaper than all that are counted."""
    return _TEXT.process_result_value(value, None) or ""


def counts_of(connection: Connection, query: Select[Any]) -> dict[str, int]:
    """The rows of a question for values and their counts."""
    return dict(all_rows(connection, query))


def tallied(connection: Connection, facet: FacetName, *, once: bool = False) -> dict[str, int]:
    """How many statements of the whole archive have each value of a facet, as the store has it (see `plain`).

    `once` leaves out copies of a story.
    """
    return counts_of(connection, _tallied(facet, once=once))


def tallied_top(
    connection: Connection, facet: FacetName, *, once: bool = False, chosen: Iterable[str] = ()
) -> dict[str, int]:
    """The most frequent values only, and some that are `chosen`, as they are shown; a facet may have a million."""
    query, count = _tallied(facet, once=once), _count(once=once)
    best = query.order_by(count.desc(), tallies.c.value).limit(TOP)
    found = counts_of(connection, best)
    for some in in_pieces(list(chosen)):
        found.update(counts_of(connection, query.where(tallies.c.value.in_(some))))
    return found


def tallied_of(connection: Connection, facet: FacetName, values: Iterable[str]) -> int:
    """How many statements of the whole archive have one of some values, as they are shown."""
    count = func.coalesce(func.sum(tallies.c.said), 0)
    query = select(count).where(tallies.c.facet == facet)
    some = (query.where(tallies.c.value.in_(piece)) for piece in in_pieces(list(values)))
    return sum(int(connection.execute(one).scalar_one()) for one in some)


def total(connection: Connection, *, once: bool = False) -> int:
    """How many statements the archive has."""
    return connection.execute(select(_count(once=once)).where(tallies.c.facet == "all")).scalar() or 0


def changes(connection: Connection) -> int:
    """A number that grows whenever an article or a thread comes, changes or goes, whoever writes."""
    return connection.execute(_CHANGES).scalar() or 0


def _tallied(facet: FacetName, *, once: bool) -> Select[Any]:
    count = _count(once=once)
    columns: list[Any] = [type_coerce(tallies.c.value, String()), count]
    return select(*columns).where(tallies.c.facet == facet, count > 0)


def _count(*, once: bool) -> ColumnElement[int]:
    return tallies.c.once if once else tallies.c.said


def outlets(connection: Connection) -> tuple[Count, ...]:
    """All outlets with how many statements they carried, in the order of their names."""
    found = tallied(connection, "outlet")
    return tuple(sorted((Count(plain(value), count) for value, count in found.items()), key=lambda one: one.value))


def entries_of(connection: Connection, counts: Sequence[tuple[str, int]]) -> tuple[ActorEntry, ...]:
    """Actors with their counts, in the order given, by keys as they are shown; those in no article are left out."""
    known: dict[str, Any] = {}
    for some in in_pieces([key for key, _ in counts]):
        known.update((row.key, row) for row in connection.execute(_CALLED, {"keys": list(some)}))
    return tuple(
        ActorEntry(key=key, kind=known[key].kind, name=known[key].name, country=known[key].country or None, count=count)
        for key, count in counts
        if key in known
    )
