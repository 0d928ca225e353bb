"""The tables of a run: what a row of each is, and the rows of one record.

The columns of statements are those of `goft export`. Every row but a refusal's has its article, outlet and day; offsets
are code points of the article's text. `item` is added to every table while it is staged: the place in its source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Final

import msgspec

from goft.export.columns import arrow, schema_of, table_of
from goft.export.table import Row as StatementRow
from goft.export.table import rows as statement_rows
from goft.intake import Item
from goft.record import Actor, ActorSpan, Record, Span

__all__ = ["ITEM", "TABLES", "Refusal", "schema", "staged_schema", "staged_tables"]

ITEM: Final = "item"


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article: where it was, its text, and all that was read, as JSON (`goft.record`)."""

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    source: str
    place: str
    text: str
    record: str


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event; who acts and who receives by name, key and state, and in the article's words."""

    article: str
    outlet: str | None
    published: str | None
    event: str
    type: str
    mode: str | None
    status: str
    auxiliary: tuple[str, ...]
    start: int
    end: int
    text: str
    actor: str | None
    actor_key: str | None
    actor_state: str | None
    actor_words: Span | None
    recipient: str | None
    recipient_key: str | None
    recipient_state: str | None
    recipient_words: Span | None
    place: Span | None
    time: str | None
    said_in: str | None
    confidence: float


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure."""

    article: str
    outlet: str | None
    published: str | None
    figure: str
    start: int
    end: int
    text: str
    value: float
    unit: str | None
    bound: str
    kind: str
    event: str | None


class TimeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A time; `value` is ISO 8601."""

    article: str
    outlet: str | None
    published: str | None
    time: str
    start: int
    end: int
    text: str
    type: str
    value: str | None
    calendar: str


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of one article, with every place that names it."""

    article: str
    outlet: str | None
    published: str | None
    actor: str
    key: str
    kind: str
    name: str
    names: tuple[str, ...]
    name_en: str | None
    country: str | None
    office: str | None
    wikidata: str | None
    mentions: tuple[Span, ...]


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """An item that is no article of the run, and why; `kind` is the reason without what is of this item only.

    `fault` says that something is wrong. Nothing is where a web archive has what is no article, and where an id comes
    again, whose `article` it is.
    """

    source: str
    place: str
    kind: str
    reason: str
    fault: bool
    article: str | None = None


TABLES: Final[dict[str, type[msgspec.Struct]]] = {
    "articles": ArticleRow,
    "statements": StatementRow,
    "events": EventRow,
    "figures": FigureRow,
    "times": TimeRow,
    "actors": ActorRow,
    "refusals": Refusal,
}


@cache
def schema(table: str) -> Any:
    """The columns of a table."""
    return schema_of(TABLES[table])


@cache
def staged_schema(table: str) -> Any:
    """The same, while it is staged."""
    return schema(table).append(arrow().field(ITEM, arrow().int64(), nullable=False))


def staged_tables(found: Iterable[tuple[int, Item, Record | Refusal]], source: str) -> dict[str, Any]:
    """What was found in items, each with its place among those of its source, as tables of Arrow, all of them.

    Raises whatever Arrow raises for what no table can have.
    """
    rows: dict[str, list[msgspec.Struct]] = {name: [] for name in TABLES}
    places: dict[str, list[int]] = {name: [] for name in TABLES}
    for place, item, one in found:
        for name, some in _rows_of(one, item, source):
            before = len(rows[name])
            rows[name].extend(some)
            places[name].extend([place] * (len(rows[name]) - before))
    return {name: _staged(name, rows[name], places[name]) for name in TABLES}


def _rows_of(found: Record | Refusal, item: Item, source: str) -> Iterator[tuple[str, Iterable[msgspec.Struct]]]:
    if isinstance(found, Refusal):
        yield "refusals", [found]
        return
    yield "articles", [_article(found, item, source)]
    yield "statements", statement_rows(found)
    for name, make in _ROWS.items():
        yield name, make(found)


def _staged(table: str, rows: list[msgspec.Struct], places: list[int]) -> Any:
    column = arrow().array(places, arrow().int64())
    return table_of(rows, schema(table)).append_column(staged_schema(table).field(ITEM), column)


def _article(record: Record, item: Item, source: str) -> ArticleRow:
    return ArticleRow(
        **_head(record),
        title=record.title,
        url=record.url,
        source=source,
        place=item.place,
        text=record.text,
        record=record.to_json(),
    )


def _head(record: Record) -> dict[str, Any]:
    return {"article": record.id, "outlet": record.outlet, "published": record.published}


def _events(record: Record) -> Iterator[EventRow]:
    known = {actor.id: actor for actor in record.actors}
    values = {time.id: time.value for time in record.times}
    for one in record.events:
        yield EventRow(
            **_head(record),
            event=one.id,
            type=one.type,
            mode=one.mode,
            status=one.status,
            auxiliary=one.auxiliary,
            start=one.trigger.start,
            end=one.trigger.end,
            text=one.trigger.text,
            **_party("actor", one.actor, known),
            **_party("recipient", one.recipient, known),
            place=one.place,
            time=values.get(one.time or ""),
            said_in=one.said_in,
            confidence=one.confidence,
        )


def _party(role: str, span: ActorSpan | None, known: dict[str, Actor]) -> dict[str, Any]:
    actor = known.get(span.actor or "") if span is not None else None
    words = None
    if span is not None and span.start is not None and span.end is not None and span.text is not None:
        words = Span(span.start, span.end, span.text)
    return {
        role: actor.name if actor is not None else None,
        f"{role}_key": actor.key if actor is not None else None,
        f"{role}_state": actor.country if actor is not None else None,
        f"{role}_words": words,
    }


def _figures(record: Record) -> Iterator[FigureRow]:
    for one in record.figures:
        values = msgspec.structs.asdict(one)
        yield FigureRow(**_head(record), figure=values.pop("id"), **values)


def _times(record: Record) -> Iterator[TimeRow]:
    for one in record.times:
        values = msgspec.structs.asdict(one)
        yield TimeRow(**_head(record), time=values.pop("id"), **values)


def _actors(record: Record) -> Iterator[ActorRow]:
    for one in record.actors:
        values = msgspec.structs.asdict(one)
        yield ActorRow(**_head(record), actor=values.pop("id"), **values)


_ROWS: Final[dict[str, Callable[[Record], Iterator[msgspec.Struct]]]] = {
    "events": _events,
    "figures": _figures,
    "times": _times,
    "actors": _actors,
}
