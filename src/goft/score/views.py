"""One view of a statement for gold and record alike: each part as its words and as its edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from goft.record import ActorSpan, Record, Span, Statement
from goft.score.gold import Gold, GoldStatement
from goft.score.spans import Range, trimmed, words_of

__all__ = ["PARTS", "Part", "StatementView", "gold_views", "range_of", "record_views"]

Part = Literal["speaker", "cue", "content", "addressee", "via"]
PARTS: tuple[Part, ...] = ("speaker", "cue", "content", "addressee", "via")


class StatementView(msgspec.Struct, frozen=True):
    """A statement's parts: `ranges` as given, `words` inside them, `edges` with punctuation cut off."""

    kind: str
    act: str
    ranges: dict[Part, tuple[Range, ...]]
    words: dict[Part, frozenset[Range]]
    edges: dict[Part, tuple[Range, ...]]


def gold_views(gold: Gold) -> tuple[StatementView, ...]:
    """The views of a gold document's statements, in its order."""
    return tuple(_view(gold.text, one.kind, one.act, _gold_ranges(one)) for one in gold.statements)


def record_views(record: Record) -> tuple[StatementView, ...]:
    """The views of a record's statements, in its order."""
    return tuple(_view(record.text, one.kind, one.act, _record_ranges(one)) for one in record.statements)


def range_of(span: Span | ActorSpan | None) -> tuple[Range, ...]:
    """A span as no range or one; an actor without words has none."""
    if span is None or span.start is None or span.end is None:
        return ()
    return ((span.start, span.end),)


def _view(text: str, kind: str, act: str, ranges: dict[Part, tuple[Range, ...]]) -> StatementView:
    words = {part: words_of(text, found) for part, found in ranges.items()}
    edges = {part: trimmed(text, found) for part, found in ranges.items()}
    return StatementView(kind, act, ranges, words, edges)


def _gold_ranges(one: GoldStatement) -> dict[Part, tuple[Range, ...]]:
    return {
        "speaker": (one.speaker,) if one.speaker else (),
        "cue": one.cue,
        "content": one.content,
        "addressee": (one.addressee,) if one.addressee else (),
        "via": one.via,
    }


def _record_ranges(one: Statement) -> dict[Part, tuple[Range, ...]]:
    return {
        "speaker": range_of(one.speaker),
        "cue": _all(one.cue),
        "content": _all(one.content),
        "addressee": range_of(one.addressee),
        "via": _all(one.via),
    }


def _all(spans: Iterable[Span | ActorSpan]) -> tuple[Range, ...]:
    return tuple(found for span in spans for found in range_of(span))
