"""Many articles read and put into the store: by several processes, in small transactions, going on where it was.

An article that the archive has with a record of this reader is not read again, so a run that was stopped at any moment,
and is started again, reads only what is left.
"""

from __future__ import annotations

import ctypes
import signal
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context

import msgspec

from goft.archive.rows import rows_of
from goft.archive.store import Archive, Entry
from goft.archive.stories import mark_of
from goft.archive.words import WordMaker
from goft.article import Article
from goft.errors import ArchiveError
from goft.preparing import Preparer
from goft.reader import Reader

__all__ = ["EntryMaker", "Taken", "take_in"]

_LOOKED_AT = 200
"""Articles that are looked up in the store at a time."""
_READ = 20
"""Articles that a process reads at a time, and that are stored in one transaction."""
_PR_SET_PDEATHSIG = 1
"""From <sys/prctl.h>."""
_AHEAD = 3
"""Batches that each process has before it; more would only fill the memory."""


class Taken(msgspec.Struct):
    """What became of the articles."""

    new: int = 0
    replaced: int = 0
    same: int = 0


def take_in(
    archive: Archive, articles: Iterable[Article], *, workers: int = 1, told: Callable[[int], None] = lambda _: None
) -> Taken:
    """Read articles and store them; `told` is called with the number of articles that have just been done.

    Raises `ArchiveError` where a reading process dies; what was stored until then stays.
    """
    taken: Counter[str] = Counter()
    with _reading(workers) as read:
        for entries, skipped in read(_unread(archive, articles, in_flight=workers * _AHEAD * _READ)):
            if entries:
                taken.update(archive.add(entries))
            taken["same"] += skipped
            told(len(entries) + skipped)
    return Taken(taken["new"], taken["replaced"], taken["same"])


def _unread(archive: Archive, articles: Iterable[Article], *, in_flight: int) -> Iterator[tuple[list[Article], int]]:
    """The articles that are to be read, some at a time, and how many beside them are there already.

    Of two texts under one id the later stays. It may be there from an earlier run when the earlier text comes again,
    is news, and will take its place: so what the store says of the last ids, as many as are `in_flight`, is not asked.
    """
    source = iter(articles)
    coming: deque[str] = deque(maxlen=in_flight + _LOOKED_AT)
    while batch := list(islice(source, _LOOKED_AT)):
        latest = {article.id: article for article in batch}
        known = archive.known(list(latest.values()), version("goft")) - set(coming)
        left = [article for key, article in latest.items() if key not in known]
        yield [], len(batch) - len(left)
        for first in range(0, len(left), _READ):
            some = left[first : first + _READ]
            coming.extend(article.id for article in some)
            yield some, 0


_Batches = Iterator[tuple[list[Article], int]]
_Done = Iterator[tuple[Sequence[Entry], int]]


@contextmanager
def _reading(workers: int) -> Iterator[Callable[[_Batches], _Done]]:
    """What turns batches of articles into entries, in their order: here, or in processes of their own."""
    if workers < 2:
        yield lambda batches: ((_entries(batch), skipped) for batch, skipped in batches)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        try:
            yield lambda batches: _in_pool(pool, batches, workers * _AHEAD)
        except BrokenProcessPool as error:
            raise ArchiveError(
                "a reading process died", hint="start again: what was stored is not read again"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Have Linux end this process with the one that made it, however that ends (kill -9, too)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _in_pool(pool: ProcessPoolExecutor, batches: _Batches, ahead: int) -> _Done:
    waiting: list[tuple[Future[Sequence[Entry]], int]] = []
    for batch, skipped in batches:
        if not batch:
            yield [], skipped
            continue
        waiting.append((pool.submit(_entries, batch), skipped))
        if len(waiting) >= ahead:
            done, skipped = waiting.pop(0)
            yield done.result(), skipped
    for done, skipped in waiting:
        yield done.result(), skipped


def _entries(articles: Sequence[Article]) -> Sequence[Entry]:
    return [_loaded().entry_of(article) for article in articles]


class EntryMaker:
    """Reads articles for a store. Load once, and give each process its own."""

    def __init__(self, preparer: Preparer, reader: Reader, words: WordMaker) -> None:
        self._preparer = preparer
        self._reader = reader
        self._words = words

    @classmethod
    def load(cls) -> EntryMaker:
        """Over the package's own weights and word lists."""
        preparer = Preparer.load()
        return cls(preparer, Reader.load(preparer), WordMaker.load(preparer))

    def entry_of(self, article: Article) -> Entry:
        """An article read, with everything that the store wants of it; its text is prepared once for both."""
        prepared = self._preparer.prepare(article.text)
        record = self._reader.read_prepared(article, prepared)
        placed = self._words.placed(prepared)
        mark = mark_of([word for one in placed for word in one.words])
        return Entry(article, record, rows_of(record, placed), mark)


@cache
def _loaded() -> EntryMaker:
    return EntryMaker.load()
