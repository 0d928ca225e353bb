"""The articles of a feed: the pages that its entries lead to, or what the feed itself has of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

import msgspec

from goft.article import Article
from goft.errors import InputError
from goft.intake.defaults import Defaults
from goft.intake.feed import Entry, Feed
from goft.intake.fetched import page_of, require_found
from goft.intake.furniture import unfurnished
from goft.intake.loaded import Loaded, Tally, reason_of
from goft.intake.persian import require_persian
from goft.intake.visits import Visitor

__all__ = ["load_feed"]

_Known = Callable[[Sequence[str]], Collection[str]]


def load_feed(
    feed: Feed, visitor: Visitor, defaults: Defaults, known: _Known = lambda _: frozenset()
) -> Iterator[Loaded]:
    """The articles of a feed's entries, but for those whose ids are `known`: they are not fetched.

    Entries that the feed shows not to be Persian are not fetched either, but counted. A page that cannot be had gives
    way to the feed's own text, with a note; an entry with neither gives an error.
    """
    yield from (Loaded(None, note=note) for note in feed.notes)
    tally = Tally()
    there = frozenset(known([entry.key for entry in feed.entries]))
    for entry in feed.entries:
        if entry.key not in there:
            loaded = _load(entry, feed, visitor, defaults, tally)
            if loaded is not None:
                tally.articles += loaded.article is not None
                yield loaded
    if tally:
        yield Loaded(None, note=f"{feed.url}: {tally}")


def _load(entry: Entry, feed: Feed, visitor: Visitor, defaults: Defaults, tally: Tally) -> Loaded | None:
    shown = "\n\n".join(part for part in (entry.title, entry.text) if part)
    foreign = _foreign(shown, entry.key) if shown else None
    if foreign is not None:
        tally.leave(reason_of(foreign))
        return None
    if entry.link is None:
        return _of_feed(entry, feed, defaults, "has no link")
    try:
        loaded = page_of(require_found(visitor.get(entry.link), entry.link), entry.key, defaults)
    except InputError as error:
        return _of_feed(entry, feed, defaults, error.what)
    return _with(loaded, entry, feed)


def _foreign(shown: str, where: str) -> InputError | None:
    try:
        require_persian(shown, where)
    except InputError as error:
        return error
    return None


def _with(loaded: Loaded, entry: Entry, feed: Feed) -> Loaded:
    """A page's article, with what the feed knows better than nothing."""
    article = loaded.article
    if article is None:
        return loaded
    more = {"outlet": article.outlet or feed.title, "published": article.published or entry.published}
    return msgspec.structs.replace(loaded, article=msgspec.structs.replace(article, **more))


def _of_feed(entry: Entry, feed: Feed, defaults: Defaults, why: str) -> Loaded:
    """The article that the feed itself has, since its page could not be had: `why`."""
    body = unfurnished(entry.text)
    if not body:
        lacks = "has no text in the feed"
        return Loaded(None, InputError(f"{why}, and {lacks}", where=f"{feed.url}: {entry.key[:200]}"))
    article = Article(
        id=entry.key,
        text=f"{entry.title}\n\n{body}" if entry.title else body,
        title=entry.title,
        outlet=defaults.outlet or feed.title,
        published=defaults.published or entry.published,
        url=entry.link,
    )
    return Loaded(article, note=f"{entry.key[:200]}: {why}; the text is the feed's own")
