"""The archive: articles and their records kept in SQLite or PostgreSQL, checked, searched and handed out."""

from __future__ import annotations

from goft.archive.check import Problem
from goft.archive.correcting import Kept, KeptPage
from goft.archive.search import Hit, Page, Query
from goft.archive.store import Added, Archive, Stats, Wanted
from goft.archive.threading import Threaded
from goft.archive.threads import Member, Summary, Thread, ThreadList, ThreadQuery
from goft.archive.timelines import DyadQuery, LedgerQuery, PositionQuery

__all__ = [
    "Added",
    "Archive",
    "DyadQuery",
    "Hit",
    "Kept",
    "KeptPage",
    "LedgerQuery",
    "Member",
    "Page",
    "PositionQuery",
    "Problem",
    "Query",
    "Stats",
    "Summary",
    "Thread",
    "ThreadList",
    "ThreadQuery",
    "Threaded",
    "Wanted",
]
