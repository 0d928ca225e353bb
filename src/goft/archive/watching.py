"""Feeds watched: new articles taken in as they come, politely, and a feed that fails left alone for longer and longer.

A feed is asked whether it has changed since its last answer (ETag, Last-Modified); only pages that the archive does not
have are fetched. What the server said of its answer is kept after the articles are, so a run that is stopped in between
asks for all of it again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Literal

import msgspec

from goft.archive.feeds import FeedState
from goft.archive.store import Archive
from goft.archive.taking_in import Taken, take_in
from goft.article import Article
from goft.errors import InputError
from goft.intake.defaults import Defaults
from goft.intake.feed import Feed, parse_feed
from goft.intake.feed_articles import load_feed
from goft.intake.fetch import Fetched
from goft.intake.fetched import require_found
from goft.intake.limits import Limits
from goft.intake.loaded import Loaded
from goft.intake.visits import Visitor

__all__ = ["Visit", "Watch"]

_LONGEST = timedelta(days=1)
"""The longest that a feed is left alone, whatever it asks for and however often it failed."""
_AT_ONCE = 10
"""Articles that are fetched before they are read and stored."""


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking a feed. `refused` counts entries of which nothing could be read; `due` is in UTC."""

    url: str
    outcome: Literal["read", "unchanged", "failed", "resting"]
    due: datetime
    taken: Taken = msgspec.field(default_factory=Taken)
    refused: int = 0
    error: str | None = None


class Watch:
    """Visits feeds in turn, one request at a time.

    `every` is the time between two visits of a feed; a feed may ask for more (its ttl, Retry-After). A failure doubles
    it, up to a day. `outlet` is for articles that name none; `told` hears what the user should.
    """

    def __init__(
        self,
        archive: Archive,
        urls: Sequence[str],
        *,
        every: timedelta,
        outlet: str | None = None,
        limits: Limits | None = None,
        told: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._archive = archive
        self._urls = tuple(dict.fromkeys(urls))
        self._every = every
        self._outlet = outlet
        self._visitor = Visitor(limits)
        self._told = told
        self._met: set[str] = set()  # articles that the store has under another id: copies

    def round(self, *, early: bool = False) -> Iterator[Visit]:
        """Visit the feeds that are due; with `early`, also those that are not, unless they failed and rest."""
        for url in self._urls:
            state, now = self._archive.feeds.get(url), _now()
            if state.due is None or state.due <= now or (early and not state.failures):
                yield self._visit(state)
            elif early:
                yield Visit(url=url, outcome="resting", due=state.due, error=state.error)

    def rest(self) -> float:
        """Seconds until the next feed is due."""
        dues = [state.due for url in self._urls if (state := self._archive.feeds.get(url)).due is not None]
        if len(dues) < len(self._urls):
            return 0.0
        return max(0.0, (min(due for due in dues if due is not None) - _now()).total_seconds())

    def run(self) -> Iterator[Visit]:
        """Visit feeds as they fall due, without end."""
        while True:
            yield from self.round()
            time.sleep(self.rest())

    def _visit(self, state: FeedState) -> Visit:
        asked: timedelta | None = None
        try:
            found = self._visitor.get(state.url, _conditions(state))
            asked = _retry_after(found)
            if found.status == 304:
                return self._done(state, "unchanged", self._every)
            feed = parse_feed(require_found(found, state.url).body, state.url, found.url)
        except InputError as error:
            return self._failed(state, str(error), asked)
        return self._read(state, found, feed)

    def _read(self, state: FeedState, found: Fetched, feed: Feed) -> Visit:
        outlet = self._outlet or state.outlet
        refused: list[InputError] = []
        loaded = load_feed(feed, self._visitor, Defaults(outlet=outlet), self._known)
        taken = self._take_in(self._articles(loaded, refused))
        # Entries that failed are asked for again, so the next answer must be a whole one.
        tags = (
            {"etag": found.headers.get("etag"), "modified": found.headers.get("last-modified")} if not refused else {}
        )
        known = msgspec.structs.replace(state, outlet=outlet, **{"etag": None, "modified": None, **tags})
        visit = self._done(known, "read", max(self._every, timedelta(minutes=feed.ttl or 0)))
        return msgspec.structs.replace(visit, taken=taken, refused=len(refused))

    def _known(self, keys: Sequence[str]) -> frozenset[str]:
        return self._archive.feeds.have(keys) | self._met.intersection(keys)

    def _articles(self, loaded: Iterable[Loaded], refused: list[InputError]) -> Iterator[Article]:
        for one in loaded:
            if one.note:
                self._told(one.note)
            if one.error is not None:
                self._told(str(one.error))
                refused.append(one.error)
            if one.article is not None:
                self._met.add(one.article.id)
                yield one.article

    def _take_in(self, articles: Iterator[Article]) -> Taken:
        taken = Taken()
        while some := list(islice(articles, _AT_ONCE)):
            more = take_in(self._archive, some)
            taken = Taken(taken.new + more.new, taken.replaced + more.replaced, taken.same + more.same)
        return taken

    def _done(self, state: FeedState, outcome: Literal["read", "unchanged"], pause: timedelta) -> Visit:
        now = _now()
        due = now + min(pause, _LONGEST)
        self._archive.feeds.put(msgspec.structs.replace(state, checked=now, due=due, failures=0, error=None))
        return Visit(url=state.url, outcome=outcome, due=due)

    def _failed(self, state: FeedState, error: str, asked: timedelta | None) -> Visit:
        now, failures = _now(), state.failures + 1
        pause = self._every * 2 ** min(failures, 16)
        due = now + min(max(pause, asked or pause), _LONGEST)
        known = msgspec.structs.replace(state, checked=now, due=due, failures=failures, error=error)
        self._archive.feeds.put(known)
        return Visit(url=state.url, outcome="failed", due=due, error=error)


def _conditions(state: FeedState) -> dict[str, str]:
    """What asks a server to answer only if something has changed."""
    asked = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in asked.items() if value}


def _retry_after(found: Fetched) -> timedelta | None:
    """How long a server asks to be left alone: seconds, or a date."""
    text = found.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), _LONGEST.total_seconds()))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return until - _now() if until.tzinfo is not None else None


def _now() -> datetime:
    return datetime.now(UTC)
