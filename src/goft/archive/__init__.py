"""The archive: articles and their records kept in SQLite or PostgreSQL, checked, searched and handed out."""

from __future__ import annotations

from goft.archive.check import Problem
from goft.archive.search import Hit, Page, Query
from goft.archive.store import Added, Archive, Stats, Wanted

__all__ = ["Added", "Archive", "Hit", "Page", "Problem", "Query", "Stats", "Wanted"]
