"""The archive: articles and their records kept in SQLite or PostgreSQL, checked, searched and handed out."""

from __future__ import annotations

from goft.archive.check import Problem
from goft.archive.correcting import Kept, KeptPage
from goft.archive.facets import ActorFacet, Facet, Facets
from goft.archive.profiles import Office, Profile, Spelling
from goft.archive.search import Hit, Page, Query
from goft.archive.store import Added, Archive, Stats, Wanted
from goft.archive.tallies import ActorEntry, Count
from goft.archive.threading import Threaded
from goft.archive.threads import Member, Summary, Thread, ThreadList, ThreadQuery
from goft.archive.timelines import DyadQuery, LedgerQuery, PositionQuery
from goft.archive.today import Today

__all__ = [
    "ActorEntry",
    "ActorFacet",
    "Added",
    "Archive",
    "Count",
    "DyadQuery",
    "Facet",
    "Facets",
    "Hit",
    "Kept",
    "KeptPage",
    "LedgerQuery",
    "Member",
    "Office",
    "Page",
    "PositionQuery",
    "Problem",
    "Profile",
    "Query",
    "Spelling",
    "Stats",
    "Summary",
    "Thread",
    "ThreadList",
    "ThreadQuery",
    "Threaded",
    "Today",
    "Wanted",
]
