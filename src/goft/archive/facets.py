"""How many statements a query finds, and how they spread over acts, kinds, outlets, speakers, states and months.

Of the whole archive the store itself keeps count (`goft.archive.tallies`). A query is counted exactly where it finds
few statements; where it finds many, the newest are counted, and the value says so.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import msgspec
from sqlalchemy import Connection

from goft.archive.counting import OWN, Counted, Counting
from goft.archive.search import Groups, Query
from goft.archive.tallies import FACETS, TOP, ActorEntry, Count, entries_of, plain

__all__ = ["ActorFacet", "Facet", "Facets", "actors_of", "facet_of", "find_facets", "months_of"]


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """How statements spread over the values of a facet, the most frequent first; months are in order.

    `counted` is how many statements were looked at, those without a value among them. `whole` says that these are all
    that there are; else they are the newest.
    """

    values: tuple[Count, ...]
    counted: int
    whole: bool


class ActorFacet(msgspec.Struct, frozen=True, kw_only=True):
    """How statements spread over actors, as in `Facet`."""

    values: tuple[ActorEntry, ...]
    counted: int
    whole: bool


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """How many statements a query finds, and how they spread.

    `found` is exact, or, where `exact` is false, how many were met before the counting was stopped. Outlets, speakers
    and states are the twelve most frequent ones and the one that is asked for; months ("YYYY-MM") are all. What a query
    asks of a facet is left aside for that facet (of months: `since` and `until`), so that the others are there, too.
    """

    found: int
    exact: bool
    acts: Facet
    kinds: Facet
    outlets: Facet
    speakers: ActorFacet
    states: Facet
    months: Facet


def find_facets(connection: Connection, query: Query, groups: Groups) -> Facets:
    """The facets of what a query asks for; `groups` are its words, made by `goft.archive.search.groups_of`."""
    counting = Counting(connection, query, groups)
    asked = [facet for facet in FACETS if any(getattr(query, name) for name in OWN[facet])]
    free = [facet for facet in FACETS if facet not in asked]
    found = {facet: counting.by_itself(facet) for facet in asked} | counting.together(free)
    if "month" in free and not found["month"].whole:
        found["month"] = counting.by_itself("month", aside=False)
    whole = next((found[facet] for facet in free if found[facet].whole), None)
    number, exact = (whole.counted, True) if whole else counting.how_many()
    chosen = counting.chosen
    return Facets(
        found=number,
        exact=exact,
        acts=facet_of(found["act"], every=True),
        kinds=facet_of(found["kind"], every=True),
        outlets=facet_of(found["outlet"], chosen["outlet"]),
        speakers=actors_of(connection, found["speaker"], chosen["speaker"]),
        states=facet_of(found["state"], chosen["state"]),
        months=months_of(found["month"]),
    )


def facet_of(found: Counted, chosen: AbstractSet[str] = frozenset(), *, every: bool = False) -> Facet:
    """Counts as they are shown: the most frequent, those that are `chosen` wherever they stand, or `every` one."""
    values = tuple(Count(value, count) for value, count in _top(found, chosen, None if every else TOP))
    return Facet(values=values, counted=found.counted, whole=found.whole)


def actors_of(connection: Connection, found: Counted, chosen: AbstractSet[str] = frozenset()) -> ActorFacet:
    """Counts of actors by key as they are shown, with their names."""
    values = entries_of(connection, _top(found, chosen, TOP))
    return ActorFacet(values=values, counted=found.counted, whole=found.whole)


def months_of(found: Counted) -> Facet:
    """Counts of months as they are shown: all, in order."""
    values = tuple(Count(month, count) for month, count in sorted(found.counts.items()))
    return Facet(values=values, counted=found.counted, whole=found.whole)


def _top(found: Counted, chosen: AbstractSet[str], most: int | None) -> list[tuple[str, int]]:
    """The most frequent values as they are shown, and those that are asked for wherever they stand."""
    ranked = sorted(found.counts.items(), key=lambda one: (-one[1], one[0]))
    shown = [(plain(value), count) for value, count in ranked[:most]]
    more = ((plain(value), count) for value, count in ranked[len(shown) :]) if chosen else ()
    return shown + [(value, count) for value, count in more if value in chosen]
