"""Many articles put into the store: by several processes, in small transactions, going on where it was.

An article is read; of one that was read before, its record comes instead, and is taken as it is. What the archive has
already, with a record of the same reader version, is passed over: so a run that was stopped at any moment, and is
started again, does only what is left.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from importlib.metadata import version
from itertools import islice

import msgspec

from goft.archive.rows import rows_of
from goft.archive.spreading import AHEAD, spread
from goft.archive.store import Archive, Entry
from goft.archive.stories import mark_of
from goft.archive.telling import keep_told, told_of
from goft.article import Article
from goft.preparing import Preparer
from goft.reader import Reader
from goft.record import Record
from goft.words import WordMaker

__all__ = ["EntryMaker", "Taken", "take_in"]

_LOOKED_AT = 200
"""Articles that are looked up in the store at a time."""
_READ = 20
"""Articles that a process reads at a time, and that are stored in one transaction."""

Given = Article | Record
"""An article that is to be read, or the record of one that was."""


class Taken(msgspec.Struct):
    """What became of the articles."""

    new: int = 0
    replaced: int = 0
    same: int = 0


def take_in(
    archive: Archive, articles: Iterable[Given], *, workers: int = 1, told: Callable[[int], None] = lambda _: None
) -> Taken:
    """Read articles, take records as they are, and store them; `told` is called with the number of articles that have
    just been done.

    Raises `ArchiveError` where a reading process dies; what was stored until then stays.
    """
    taken: Counter[str] = Counter()
    batches = _unread(archive, articles, in_flight=workers * AHEAD * _READ)
    for entries, skipped in spread(_entries_of, batches, workers):
        if entries:
            taken.update(archive.add(entries))
        taken["same"] += skipped
        told(len(entries) + skipped)
    return Taken(taken["new"], taken["replaced"], taken["same"])


def _unread(archive: Archive, articles: Iterable[Given], *, in_flight: int) -> Iterator[tuple[list[Given], int]]:
    """The articles that are not there, some at a time, and how many beside them are there already.

    Of two texts under one id the later stays. It may be there from an earlier run when the earlier text comes again,
    is news, and will take its place: so what the store says of the last ids, as many as are `in_flight`, is not asked.
    """
    source = iter(articles)
    coming: deque[str] = deque(maxlen=in_flight + _LOOKED_AT)
    while batch := list(islice(source, _LOOKED_AT)):
        latest = {article.id: article for article in batch}
        known = _known(archive, latest.values()) - set(coming)
        left = [article for key, article in latest.items() if key not in known]
        yield [], len(batch) - len(left)
        for first in range(0, len(left), _READ):
            some = left[first : first + _READ]
            coming.extend(article.id for article in some)
            yield some, 0


def _known(archive: Archive, articles: Iterable[Given]) -> frozenset[str]:
    """The ids of those that the archive has as they would be stored."""
    by_version: defaultdict[str, list[Article]] = defaultdict(list)
    for one in articles:
        reader = one.reader.version if isinstance(one, Record) else version("goft")
        by_version[reader].append(_article_of(one))
    return frozenset[str]().union(*(archive.known(some, reader) for reader, some in by_version.items()))


def _article_of(given: Given) -> Article:
    if isinstance(given, Article):
        return given
    published = date.fromisoformat(given.published) if given.published is not None else None
    return Article(
        id=given.id, text=given.text, title=given.title, outlet=given.outlet, published=published, url=given.url
    )


def _entries_of(batch: tuple[list[Given], int]) -> tuple[Sequence[Entry], int]:
    articles, skipped = batch
    return [_loaded().entry_of(one) for one in articles], skipped


class EntryMaker:
    """Makes entries of a store. Load once, and give each process its own; what reads comes with the first article."""

    def __init__(self, preparer: Preparer, words: WordMaker) -> None:
        self._preparer = preparer
        self._words = words

    @classmethod
    def load(cls) -> EntryMaker:
        """Over the package's own weights and word lists."""
        preparer = Preparer.load()
        return cls(preparer, WordMaker.load(preparer))

    def entry_of(self, given: Given) -> Entry:
        """An article read, or a record as it is, with everything that the store wants of it; the text is prepared once
        for both."""
        prepared = self._preparer.prepare(given.text)
        record = given if isinstance(given, Record) else self._reader.read_prepared(given, prepared)
        placed = self._words.placed(prepared)
        told = keep_told(told_of(record, self._words))
        mark = mark_of([word for one in placed for word in one.words])
        return Entry(_article_of(given), record, rows_of(record, placed, told), mark)

    @cached_property
    def _reader(self) -> Reader:
        return Reader.load(self._preparer)


@cache
def _loaded() -> EntryMaker:
    return EntryMaker.load()
