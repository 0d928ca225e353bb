"""The feeds that are watched: when each was seen last, when it is due, and what it said of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Engine, Row, delete, insert, select

from goft.archive.engine import in_pieces, reading, writing
from goft.archive.schema import articles, feeds

__all__ = ["FeedState", "Feeds"]

_LONGEST_ERROR = 500


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as the store knows it.

    `etag` and `modified` are what the server said with the last answer that was stored whole; `checked` and `due` are
    in UTC, None before the first visit; `failures` counts those since the last success, `error` is the last one's.
    """

    url: str
    outlet: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked: datetime | None = None
    due: datetime | None = None
    failures: int = 0
    error: str | None = None


class Feeds:
    """The table of feeds, and which of their articles are there."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, url: str) -> FeedState:
        """What is known of a feed; of one that is new, nothing but its address."""
        with reading(self._engine) as connection:
            row = connection.execute(select(feeds).where(feeds.c.url == url)).first()
        return _state(row) if row is not None else FeedState(url=url)

    def all(self) -> tuple[FeedState, ...]:
        """Every feed, by address."""
        with reading(self._engine) as connection:
            return tuple(_state(row) for row in connection.execute(select(feeds).order_by(feeds.c.url)))

    def put(self, state: FeedState) -> None:
        """Keep what is known of a feed in the place of what was."""
        row = msgspec.structs.asdict(state) | {
            "checked": _written(state.checked),
            "due": _written(state.due),
            "error": state.error[:_LONGEST_ERROR] if state.error else None,
        }
        with writing(self._engine) as connection:
            connection.execute(delete(feeds).where(feeds.c.url == state.url))
            connection.execute(insert(feeds), row)

    def have(self, keys: Sequence[str]) -> frozenset[str]:
        """Which of these are ids of articles that the store has, whatever their text."""
        there: set[str] = set()
        with reading(self._engine) as connection:
            for some in in_pieces(keys):
                query = select(articles.c.key).where(articles.c.key.in_(some))
                there.update(connection.execute(query).scalars())
        return frozenset(there)


def _state(row: Row[Any]) -> FeedState:
    return FeedState(
        url=row.url,
        outlet=row.outlet,
        etag=row.etag,
        modified=row.modified,
        checked=_read(row.checked),
        due=_read(row.due),
        failures=row.failures,
        error=row.error,
    )


def _written(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment is not None else None


def _read(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
