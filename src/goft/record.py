"""The value that comes out: what one article says, format `goft/1`.

Every span points into the article's untouched text, in Unicode code points, end exclusive, and carries the words it
covers. Unknown is None, never a guess. The fields are those of the record's published format; `goft schema` prints
them as a JSON Schema.
"""

from __future__ import annotations

import json
from typing import Any, Final, Literal

import msgspec

__all__ = [
    "FORMAT",
    "Act",
    "Actor",
    "ActorSpan",
    "Auxiliary",
    "Event",
    "Figure",
    "ReaderInfo",
    "Record",
    "Repair",
    "Span",
    "Statement",
    "StatementKind",
    "Time",
]

FORMAT: Final = "goft/1"

StatementKind = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert",
    "deny",
    "accuse",
    "criticise",
    "support",
    "demand",
    "pledge",
    "threaten",
    "warn",
    "hope",
    "concern",
    "refuse",
    "ask",
    "characterise",
]
Auxiliary = Literal["historical", "future", "hypothetical", "negated"]


class Span(msgspec.Struct, frozen=True):
    """Words of the article: `text == article.text[start:end]`."""

    start: int
    end: int
    text: str


class ActorSpan(msgspec.Struct, frozen=True):
    """Words that name an actor; all of start, end and text are None where no words do."""

    start: int | None
    end: int | None
    text: str | None
    actor: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody said, thought, felt or took a position. `confidence` is between 0 and 1."""

    id: str
    kind: StatementKind
    act: Act
    speaker: ActorSpan | None
    speaker_actor: str | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressee: ActorSpan | None = None
    via: tuple[ActorSpan, ...] = ()
    about: Span | None = None
    parent: str | None = None
    answers: tuple[str, ...] = ()
    time: str | None = None
    confidence: float
    why: str


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that speaks or acts. `country` is ISO 3166-1 alpha-3."""

    id: str
    key: str
    kind: Literal["person", "office", "state", "organisation", "outlet", "group"]
    name: str
    names: tuple[str, ...] = ()
    name_en: str | None = None
    country: str | None = None
    office: str | None = None
    wikidata: str | None = None
    mentions: tuple[Span, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One political event of PLOVER's types."""

    id: str
    type: str
    mode: str | None
    status: Literal["fact", "claimed", "denied", "planned"]
    auxiliary: tuple[Auxiliary, ...] = ()
    trigger: Span
    actor: ActorSpan | None
    recipient: ActorSpan | None
    place: Span | None = None
    time: str | None = None
    said_in: str | None = None
    confidence: float
    why: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A count, amount, share or measure that carries news."""

    id: str
    start: int
    end: int
    text: str
    value: float
    unit: str | None
    bound: Literal["exact", "about", "at_least", "at_most"]
    kind: Literal["increment", "total", "level", "change"]
    event: str | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression; `value` is ISO 8601 as TIMEX3 writes it, in the Gregorian calendar."""

    id: str
    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    calendar: Literal["jalali", "gregorian", "hijri", "relative"]


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """One place where the text is read otherwise than it is written: `was == article.text[start:end]`."""

    start: int
    end: int
    was: str
    read_as: str
    why: str


class ReaderInfo(msgspec.Struct, frozen=True):
    """Which reader made a record."""

    version: str
    model: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What one article says."""

    format: Literal["goft/1"] = FORMAT
    id: str
    title: str | None
    text: str
    outlet: str | None
    url: str | None
    published: str | None
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    repairs: tuple[Repair, ...] = ()
    reader: ReaderInfo

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts and lists, ready for `json`."""
        built: dict[str, Any] = msgspec.to_builtins(self)
        return built

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON. Lone surrogates, which UTF-8 cannot carry, are written as escapes."""
        plain = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        try:
            plain.encode("utf-8")
        except UnicodeEncodeError:
            return json.dumps(self.to_dict(), ensure_ascii=True, indent=indent)
        return plain

    @classmethod
    def from_json(cls, text: str | bytes) -> Record:
        """Read a record back. Raises `msgspec.ValidationError` naming the field that does not fit."""
        return msgspec.convert(json.loads(text), cls)
