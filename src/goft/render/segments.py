"""An article's text cut where statements begin and end, so that overlapping spans become plain nested elements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import msgspec

from goft.record import ActorSpan, Record, Span, Statement

__all__ = ["Layer", "Line", "Mark", "MarkKind", "Part", "Segment", "paragraphs"]

Part = Literal["content", "via", "addressee", "speaker", "cue"]
MarkKind = Literal["event", "figure", "time", "repair"]


class Layer(msgspec.Struct, frozen=True):
    """One part of one statement (by its place in the record) that covers a segment."""

    statement: int
    part: Part


class Mark(msgspec.Struct, frozen=True):
    """What else a segment belongs to: an event's trigger, a figure, a time or a repair, by its place in the record."""

    kind: MarkKind
    index: int


class Segment(msgspec.Struct, frozen=True):
    """A piece of text that all its layers and marks cover wholly, the outermost layer first.

    `opens` are the statements whose first word this is, `cues` those whose cue begins here.
    """

    text: str
    layers: tuple[Layer, ...] = ()
    opens: tuple[int, ...] = ()
    cues: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()


class Line(msgspec.Struct, frozen=True):
    """A line of the text: where it starts, in code points, and its pieces."""

    start: int
    segments: tuple[Segment, ...]


class _Cover(msgspec.Struct, frozen=True):
    start: int
    end: int
    layer: Layer | Mark


class _Edges(msgspec.Struct, frozen=True):
    """Where things begin: place to statements."""

    opens: dict[int, list[int]]
    cues: dict[int, list[int]]


def paragraphs(record: Record) -> tuple[Line, ...]:
    """The text's lines, in order; empty ones are left out."""
    covers = [cover for n, one in enumerate(record.statements) for cover in _covers(n, one)]
    edges = _firsts(covers)
    covers += _marked(record)
    lines: list[Line] = []
    at = 0
    for line in record.text.split("\n"):
        if line.strip():
            lines.append(Line(at, tuple(_cut(record.text, at, at + len(line), covers, edges))))
        at += len(line) + 1
    return tuple(lines)


def _marked(record: Record) -> Iterator[_Cover]:
    kinds: tuple[tuple[MarkKind, list[tuple[int, int]]], ...] = (
        ("event", [(one.trigger.start, one.trigger.end) for one in record.events]),
        ("figure", [(one.start, one.end) for one in record.figures]),
        ("time", [(one.start, one.end) for one in record.times]),
        ("repair", [(one.start, one.end) for one in record.repairs]),
    )
    for kind, places in kinds:
        for index, (start, end) in enumerate(places):
            if start < end:  # a space that was put in covers nothing
                yield _Cover(start, end, Mark(kind, index))


def _covers(number: int, statement: Statement) -> Iterator[_Cover]:
    parts: tuple[tuple[Part, tuple[Span | ActorSpan | None, ...]], ...] = (
        ("content", statement.content),
        ("via", statement.via),
        ("addressee", (statement.addressee,)),
        ("speaker", (statement.speaker,)),
        ("cue", statement.cue),
    )
    for part, spans in parts:
        for span in spans:
            if span is not None and span.start is not None and span.end is not None and span.start < span.end:
                yield _Cover(span.start, span.end, Layer(number, part))


def _firsts(covers: list[_Cover]) -> _Edges:
    """Where each statement opens, and where its cue (else its first part) begins."""
    first: dict[int, int] = {}
    cue: dict[int, int] = {}
    for cover in covers:
        if isinstance(cover.layer, Layer):
            number = cover.layer.statement
            first[number] = min(cover.start, first.get(number, cover.start))
            if cover.layer.part == "cue":
                cue[number] = min(cover.start, cue.get(number, cover.start))
    opens: dict[int, list[int]] = defaultdict(list)
    cues: dict[int, list[int]] = defaultdict(list)
    for number, place in sorted(first.items()):
        opens[place].append(number)
        cues[cue.get(number, place)].append(number)
    return _Edges(opens, cues)


def _cut(text: str, start: int, end: int, covers: list[_Cover], edges: _Edges) -> Iterator[Segment]:
    here = [cover for cover in covers if cover.start < end and cover.end > start]
    places = {start, end} | {place for cover in here for place in (cover.start, cover.end) if start < place < end}
    for a, b in pairwise(sorted(places)):
        over = [cover for cover in here if cover.start <= a and cover.end >= b]
        over.sort(key=_outermost_first)
        yield Segment(
            text=text[a:b],
            layers=tuple(cover.layer for cover in over if isinstance(cover.layer, Layer)),
            opens=tuple(edges.opens.get(a, ())),
            cues=tuple(edges.cues.get(a, ())),
            marks=tuple(cover.layer for cover in over if isinstance(cover.layer, Mark)),
        )


def _outermost_first(cover: _Cover) -> tuple[bool, int, int]:
    # Contents hold everything else; a cue and its speaker lie side by side.
    content = isinstance(cover.layer, Layer) and cover.layer.part == "content"
    number = cover.layer.statement if isinstance(cover.layer, Layer) else cover.layer.index
    return not content, cover.start - cover.end, number
