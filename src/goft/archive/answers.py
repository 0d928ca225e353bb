"""What an archive answers: searches, facets, profiles, timelines and threads."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Engine

from goft.archive.engine import reading
from goft.archive.facets import Facets, find_facets
from goft.archive.keeping import Kept
from goft.archive.profiles import Profile, find_namesakes, find_profile
from goft.archive.search import Groups, Page, Query, find, groups_of
from goft.archive.tallies import ActorEntry, Count, changes, outlets
from goft.archive.threading import count_waiting
from goft.archive.threads import Summary, Thread, ThreadList, ThreadQuery, find_thread, find_threads
from goft.archive.timelines import (
    DyadQuery,
    LedgerQuery,
    PositionQuery,
    find_counts,
    find_dyad,
    find_ledger,
    find_positions,
)
from goft.archive.today import Today, find_today
from goft.timelines import Dyad, Ledger, Positions
from goft.timelines.ledger_model import CountRow
from goft.words import WordMaker

__all__ = ["Answers"]

_T = TypeVar("_T")
_ANSWERS = 256
"""Answers of a kind that an archive keeps; one takes some ten kilobytes."""


class Answers:
    """The questions to a store. Threads may share it; what takes long is kept as long as the store is as it was."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._facets: Kept[Facets] = Kept(_ANSWERS)
        self._profiles: Kept[Profile | None] = Kept(_ANSWERS)
        self._days: Kept[Today] = Kept(_ANSWERS)
        self._counts: Kept[tuple[CountRow, ...]] = Kept(_ANSWERS)
        self._positions: Kept[Positions] = Kept(_ANSWERS)
        self._threads: Kept[tuple[Summary, ...]] = Kept(_ANSWERS)
        self._words: WordMaker | None = None
        self._making_words = Lock()

    @property
    def words(self) -> WordMaker:
        """What makes words of queries; loaded when it is first needed."""
        self._words = self._words or WordMaker.load()
        return self._words

    def _groups_of(self, words: str) -> Groups:
        with self._making_words:
            return groups_of(words, self.words)

    def search(self, query: Query) -> Page:
        """A page of statements (`goft.archive.search`)."""
        groups = self._groups_of(query.words)
        with reading(self._engine) as connection:
            return find(connection, query, groups)

    def facets(self, query: Query) -> Facets:
        """How many statements a query finds, and how they spread (`goft.archive.facets`)."""
        asked = msgspec.structs.replace(query, limit=1, after=None)
        groups = self._groups_of(asked.words)
        return self._kept(self._facets, asked, lambda connection: find_facets(connection, asked, groups))

    def _kept(self, kept: Kept[_T], question: Hashable, find_: Callable[[Connection], _T]) -> _T:
        """An answer, looked for once if it is not kept or the store has changed."""
        with reading(self._engine) as connection:
            found = kept.get(question, changes(connection))
        if found is not None:
            return found
        with kept.finding(question), reading(self._engine) as connection:
            had = changes(connection)
            found = kept.get(question, had)
            if found is None:
                found = find_(connection)
                kept.put(question, had, found)
        return found

    def forget_answers(self) -> None:
        """Look for everything anew, to see how long that takes; answers are never stale."""
        for answers in (self._facets, self._profiles, self._days, self._counts, self._positions, self._threads):
            answers.clear()

    def outlets(self) -> tuple[Count, ...]:
        """All outlets by name, with how many statements they carried."""
        with reading(self._engine) as connection:
            return outlets(connection)

    def profile(self, name: str) -> Profile | None:
        """An actor by key or by name in any spelling (`goft.archive.profiles`); None where nobody is called so."""
        return self._kept(self._profiles, name, lambda connection: find_profile(connection, name))

    def namesakes(self, name: str) -> tuple[ActorEntry, ...]:
        """Actors whose name, in any spelling, begins so; those most quoted under it first, at most 20."""
        with reading(self._engine) as connection:
            return find_namesakes(connection, name)

    def today(self, day: date | None = None) -> Today:
        """What a day has; None is the last day with articles (`goft.archive.today`)."""
        return self._kept(self._days, day, lambda connection: find_today(connection, day))

    def positions(self, query: PositionQuery) -> Positions:
        """A speaker's statements on a topic over time (`goft.timelines.positions`)."""
        groups = self._groups_of(query.about)
        return self._kept(
            self._positions, query, lambda connection: find_positions(connection, query, groups, self.words)
        )

    def dyad(self, query: DyadQuery) -> Dyad:
        """Two states week by week (`goft.timelines.dyads`)."""
        with reading(self._engine) as connection:
            return find_dyad(connection, query)

    def ledger(self, query: LedgerQuery) -> Ledger:
        """What was counted of one category (`goft.timelines.ledger`)."""
        counts = self.counts(query.category)
        with reading(self._engine) as connection:
            return find_ledger(connection, query, counts)

    def counts(self, category: str) -> tuple[CountRow, ...]:
        """Every figure of a category (`goft.timelines.categories`); seconds for a large archive, then kept."""
        return self._kept(self._counts, category, lambda connection: find_counts(connection, category))

    def threads(self, query: ThreadQuery) -> ThreadList:
        """Threads of claims, in short (`goft.archive.threads`)."""
        groups = self._groups_of(query.words)
        found = self._kept(self._threads, query, lambda connection: find_threads(connection, query, groups))
        return ThreadList(threads=found, waiting=self.waiting())

    def thread_of(self, article: str, statement: str) -> Thread | None:
        """The thread of a statement of an article with everybody who takes part; None where it is alone.

        Raises `ArchiveError` for what can be no statement.
        """
        with reading(self._engine) as connection:
            return find_thread(connection, article, statement)

    def waiting(self) -> int:
        """Articles that are not in the threads yet."""
        with reading(self._engine) as connection:
            return count_waiting(connection)
