"""The archive: articles and their records kept in SQLite or PostgreSQL, checked, searched and handed out."""

from __future__ import annotations

from goft.archive.check import Problem
from goft.archive.facets import Facet, Facets, SpeakerFacet
from goft.archive.search import Hit, Page, Query
from goft.archive.store import Added, Archive, Stats, Wanted
from goft.archive.tallies import ActorEntry, Count
from goft.archive.threading import Threaded
from goft.archive.threads import Member, Summary, Thread, ThreadList, ThreadQuery
from goft.archive.timelines import DyadQuery, LedgerQuery, PositionQuery

__all__ = [
    "ActorEntry",
    "Added",
    "Archive",
    "Count",
    "DyadQuery",
    "Facet",
    "Facets",
    "Hit",
    "LedgerQuery",
    "Member",
    "Page",
    "PositionQuery",
    "Problem",
    "Query",
    "SpeakerFacet",
    "Stats",
    "Summary",
    "Thread",
    "ThreadList",
    "ThreadQuery",
    "Threaded",
    "Wanted",
]
