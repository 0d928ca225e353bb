"""Counting what a query finds, one facet or several at a time: all of it where that is cheap, else the newest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import CTE, CompoundSelect, Connection, Select, func, literal, select, union_all

from goft.archive.fetching import all_rows
from goft.archive.schema import statements
from goft.archive.search import Groups, Query, conditions_of, count_with, has_words, keys_of
from goft.archive.tallies import (
    FACETS,
    MANY,
    TOP,
    FacetName,
    counts_of,
    tallied,
    tallied_of,
    tallied_top,
    total,
    value_of,
)

__all__ = ["OWN", "Counted", "Counting", "by_month"]

OWN: dict[FacetName, tuple[str, ...]] = {
    "act": ("act",),
    "kind": ("kind",),
    "outlet": ("outlet",),
    "speaker": ("speaker",),
    "state": ("state",),
    "month": ("since", "until"),
}
"""By what of a query each facet is filtered."""
_NEWEST_ONES = 3_000
"""Statements of which facets are counted where a query finds more: all facets at once take 10 ms."""
_MOST = 100_000
"""Statements that are counted to say how many there are."""
_FEW = 20
"""The part of the archive below which a value's own index is quicker: to look up a row takes as long as to pass twenty
in the index that has all facets."""
_FEW_WORDS = 12
"""The part of the archive below which statements with the words asked for are looked up, rather than met by day."""
_INDEXED: dict[FacetName, str] = {
    "act": "act",
    "state": "speaker_country",
    "outlet": "outlet",
    "speaker": "speaker",
}
"""Columns with an index of their own, in which statements are in the order of their days."""
_ELSEWHERE = ("addressee", "via", "target", "event", "dyad")
"""What a query asks of other columns and tables, which few statements have."""
_ORDER = (statements.c.day.desc(), statements.c.id.desc())
_MONTH = len("2026-11")
_EVERY = (literal("").label("facet"), literal("").label("value"), func.count().label("number"))
"""How many there are, as a row beside those of the facets."""


class Counted(msgspec.Struct, frozen=True):
    """The counts of one facet by the values as the store has them; `counted` and `whole` as in a `Facet`."""

    counts: Mapping[str, int]
    counted: int
    whole: bool


class Counting:
    """The counts of what one query finds, in one transaction; `groups` are its words, made by `groups_of`."""

    def __init__(self, connection: Connection, query: Query, groups: Groups) -> None:
        self._connection = connection
        self._query = query
        self._total = total(connection)
        many = count_with(connection, groups) * _FEW_WORDS > self._total
        self._words = [has_words(connection, groups, many)] if groups else []
        self._few_words = bool(groups) and not many
        self.chosen = {facet: _chosen(connection, query, facet) for facet in FACETS}
        self._sizes = {
            facet: tallied_of(connection, facet, self.chosen[facet]) for facet in _INDEXED if self.chosen[facet]
        }

    def by_itself(self, facet: FacetName, *, aside: bool = True) -> Counted:
        """One facet; what the query asks of it is left `aside`."""
        query = msgspec.structs.replace(self._query, **dict.fromkeys(OWN[facet])) if aside else self._query
        if self._is_open(query):
            return self._tallied(facet)
        if facet == "month":
            return self._by_day(query)
        rows = self._chosen_rows(query, value_of(facet).label("value")).order_by(*_ORDER).limit(_NEWEST_ONES).subquery()
        counted = select(rows.c.value, func.count()).group_by(rows.c.value)
        counts = counts_of(self._connection, counted)
        number = sum(counts.values())
        return Counted({value: count for value, count in counts.items() if value}, number, number < _NEWEST_ONES)

    def together(self, facets: Sequence[FacetName]) -> dict[FacetName, Counted]:
        """Several facets of which the query asks nothing."""
        if self._is_open(self._query):
            return {facet: self._tallied(facet) for facet in facets}
        columns = [value_of(facet).label(facet) for facet in facets]
        newest = self._chosen_rows(self._query, *columns).order_by(*_ORDER).limit(_NEWEST_ONES).cte("newest")
        asked: CompoundSelect[Any] = union_all(
            select(*_EVERY).select_from(newest), *(_spread(newest, facet) for facet in facets)
        )
        counts: dict[str, dict[str, int]] = {facet: {} for facet in ("", *facets)}
        for facet, value, count in all_rows(self._connection, asked):
            counts[facet][value] = count
        counted = counts[""][""]
        return {facet: Counted(counts[facet], counted, counted < _NEWEST_ONES) for facet in facets}

    def how_many(self) -> tuple[int, bool]:
        """How many statements the query finds, and whether these are all."""
        rows = self._chosen_rows(self._query, statements.c.id).limit(_MOST).subquery()
        count = self._connection.execute(select(func.count()).select_from(rows)).scalar_one()
        return count, count < _MOST

    def _tallied(self, facet: FacetName) -> Counted:
        once = self._query.once
        if facet in MANY:
            counts = tallied_top(self._connection, facet, once=once, chosen=self.chosen[facet])
        else:
            counts = tallied(self._connection, facet, once=once)
        return Counted(counts, total(self._connection, once=once), True)

    def _by_day(self, query: Query) -> Counted:
        """Months, counted by day: indexes are in this order, and nothing is sorted."""
        day = statements.c.day
        days = self._chosen_rows(query, day, func.count(), only_days=True).group_by(day).order_by(day.desc())
        return by_month(self._connection, days)

    def _is_open(self, query: Query) -> bool:
        """Whether a query asks for everything, copies of stories aside."""
        return not self._words and not conditions_of(msgspec.structs.replace(query, once=False))

    def _chosen_rows(self, query: Query, *columns: Any, only_days: bool = False) -> Select[Any]:
        conditions = conditions_of(query, self._passed(query, only_days=only_days))
        return select(*columns).select_from(statements).where(*conditions, *self._words)

    def _passed(self, query: Query, *, only_days: bool) -> frozenset[str]:
        """The columns whose own indexes do not pay: SQLite knows nothing of how frequent a value is, and takes any."""
        every = frozenset(_INDEXED.values())
        if self._connection.dialect.name != "sqlite":
            return frozenset()
        if self._few_words or any(getattr(query, name) for name in _ELSEWHERE):
            return every
        sizes = {facet: size for facet, size in self._sizes.items() if getattr(query, facet)}
        fewest = min(sizes, key=lambda facet: sizes[facet], default=None)
        if fewest is None:
            return every
        alone = len(sizes) == 1 and not (query.kind or query.once or self._words)  # the index has all that is needed
        pays = (only_days and alone) or sizes[fewest] * _FEW < self._total
        return every - {_INDEXED[fewest]} if pays else every


def _spread(newest: CTE, facet: FacetName) -> Select[Any]:
    """Rows of (facet, value, count), of a facet with many values those that are shown: rows cost more than counts."""
    value, count = newest.c[facet], func.count()
    rows = select(literal(facet).label("facet"), value.label("value"), count.label("number")).where(value > "")
    rows = rows.group_by(value)
    if facet in MANY:
        rows = rows.order_by(count.desc(), value).limit(TOP)
    return select(rows.subquery(facet))


def by_month(connection: Connection, days: Select[Any]) -> Counted:
    """The months of a question for days and their counts; "" is a day that is not known."""
    counts: Counter[str] = Counter()
    for day, count in all_rows(connection, days):
        counts[day[:_MONTH]] += count
    counted = counts.total()
    del counts[""]
    return Counted(counts, counted, True)


def _chosen(connection: Connection, query: Query, facet: FacetName) -> frozenset[str]:
    """The values that a query asks of a facet, as they are shown."""
    if facet == "speaker" and query.speaker:
        return frozenset(row.key for row in connection.execute(keys_of(query.speaker)))
    value = getattr(query, facet, None)
    return frozenset((value,) if value else ())
