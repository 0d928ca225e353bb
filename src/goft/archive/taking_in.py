"""Many articles read and put into the store: by several processes, in small transactions, going on where it was.

An article that the archive has with a record of this reader is not read again, so a run that was stopped at any moment,
and is started again, reads only what is left.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
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
from goft.words import WordMaker

__all__ = ["EntryMaker", "Taken", "take_in"]

_LOOKED_AT = 200
"""Articles that are looked up in the store at a time."""
_READ = 20
"""Articles that a process reads at a time, and that are stored in one transaction."""


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
    batches = _unread(archive, articles, in_flight=workers * AHEAD * _READ)
    for entries, skipped in spread(_entries_of, batches, workers):
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


def _entries_of(batch: tuple[list[Article], int]) -> tuple[Sequence[Entry], int]:
    articles, skipped = batch
    return [_loaded().entry_of(article) for article in articles], skipped


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
        told = keep_told(told_of(record, self._words))
        mark = mark_of([word for one in placed for word in one.words])
        return Entry(article, record, rows_of(record, placed, told), mark)


@cache
def _loaded() -> EntryMaker:
    return EntryMaker.load()
