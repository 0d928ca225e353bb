"""What is at an address to articles: a page, a plain text, or a feed and the pages that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from goft.article import Article
from goft.errors import InputError
from goft.intake.decoding import decode
from goft.intake.defaults import Defaults
from goft.intake.fetch import Fetched
from goft.intake.limits import Limits
from goft.intake.loaded import Loaded
from goft.intake.page import article_of_page
from goft.intake.persian import require_persian
from goft.intake.titles import title_of
from goft.intake.visits import Visitor

__all__ = ["is_feed", "load_online", "page_of", "require_found"]

_FEEDS = frozenset(["application/rss+xml", "application/atom+xml", "application/rdf+xml"])
_FEED_HEAD = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*<(?:rss|feed|rdf:RDF)\b", re.S | re.I
)
_HEAD = 4096  # bytes in which a feed's first element stands


def load_online(url: str, defaults: Defaults, limits: Limits) -> Iterator[Loaded]:
    """The article at an address, or those of a feed. The address as it was given is the article's id."""
    from goft.intake.feed import parse_feed
    from goft.intake.feed_articles import load_feed

    visitor = Visitor(limits)
    try:
        found = require_found(visitor.get(url), url)
        if is_feed(found):
            yield from load_feed(parse_feed(found.body, url, found.url), visitor, defaults)
        else:
            yield page_of(found, url, defaults)
    except InputError as error:
        yield Loaded(None, error)


def is_feed(found: Fetched) -> bool:
    """Whether an answer is a feed, by what it says or by its first element."""
    return found.kind in _FEEDS or bool(_FEED_HEAD.match(found.body[:_HEAD]))


def require_found(found: Fetched, url: str) -> Fetched:
    """The answer, if it is one. Raises InputError for any status but 200."""
    if found.status != 200:
        raise InputError(f"was not found: the server answered {found.status}", where=url)
    return found


def page_of(found: Fetched, key: str, defaults: Defaults) -> Loaded:
    """The article of a page or a plain text. Raises InputError where there is none in Persian."""
    if found.kind == "text/plain":
        decoded = decode(found.body, key)
        require_persian(decoded.text, key)
        text, note = decoded.text, decoded.note
        article = Article(id=key, text=text, title=title_of(text), outlet=defaults.outlet, published=defaults.published)
    else:
        article, note = article_of_page(found.body, key, key, defaults)
    return Loaded(msgspec.structs.replace(article, url=found.url), note=f"{key}: {note}" if note else None)
