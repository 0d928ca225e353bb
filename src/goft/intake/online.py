"""What is at an address to articles: a page, a plain text, or a feed and the pages that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goft.errors import InputError
from goft.intake.defaults import Defaults
from goft.intake.feed import parse_feed
from goft.intake.feed_articles import load_feed
from goft.intake.fetch import Fetched
from goft.intake.fetched import page_of, require_found
from goft.intake.limits import Limits
from goft.intake.loaded import Loaded
from goft.intake.visits import Visitor

__all__ = ["is_feed", "load_online"]

_FEEDS = frozenset(["application/rss+xml", "application/atom+xml", "application/rdf+xml"])
_FEED_HEAD = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*<(?:rss|feed|rdf:RDF)\b", re.S | re.I
)
_HEAD = 4096  # bytes in which a feed's first element stands


def load_online(url: str, defaults: Defaults, limits: Limits) -> Iterator[Loaded]:
    """The article at an address, or those of a feed. The address as it was given is the article's id."""
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
