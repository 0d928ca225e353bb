"""An article's text cut where statements begin and end, so that overlapping spans become plain nested elements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import msgspec

from goft.record import ActorSpan, Record, Span, Statement

__all__ = ["Layer", "Part", "Segment", "paragraphs"]

Part = Literal["content", "via", "addressee", "speaker", "cue"]


class Layer(msgspec.Struct, frozen=True):
    """One part of one statement (by its place in the record) that covers a segment."""

    statement: int
    part: Part


class Segment(msgspec.Struct, frozen=True):
    """A piece of text that all its layers cover wholly, the outermost layer first.

    `opens` are the statements whose first word this is, `cues` those whose cue begins here.
    """

    text: str
    layers: tuple[Layer, ...] = ()
    opens: tuple[int, ...] = ()
    cues: tuple[int, ...] = ()


class _Cover(msgspec.Struct, frozen=True):
    start: int
    end: int
    layer: Layer


def paragraphs(record: Record) -> tuple[tuple[Segment, ...], ...]:
    """The text's lines as segments, in order; empty lines are left out."""
    covers = [cover for n, one in enumerate(record.statements) for cover in _covers(n, one)]
    opens, cues = _firsts(covers)
    lines: list[tuple[Segment, ...]] = []
    at = 0
    for line in record.text.split("\n"):
        if line.strip():
            lines.append(tuple(_cut(record.text, at, at + len(line), covers, opens, cues)))
        at += len(line) + 1
    return tuple(lines)


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


def _firsts(covers: list[_Cover]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Where each statement opens, and where its cue (else its first part) begins: place to statements."""
    first: dict[int, int] = {}
    cue: dict[int, int] = {}
    for cover in covers:
        number = cover.layer.statement
        first[number] = min(cover.start, first.get(number, cover.start))
        if cover.layer.part == "cue":
            cue[number] = min(cover.start, cue.get(number, cover.start))
    opens: dict[int, list[int]] = defaultdict(list)
    cues: dict[int, list[int]] = defaultdict(list)
    for number, place in sorted(first.items()):
        opens[place].append(number)
        cues[cue.get(number, place)].append(number)
    return opens, cues


def _cut(
    text: str, start: int, end: int, covers: list[_Cover], opens: dict[int, list[int]], cues: dict[int, list[int]]
) -> Iterator[Segment]:
    here = [cover for cover in covers if cover.start < end and cover.end > start]
    places = {start, end} | {place for cover in here for place in (cover.start, cover.end) if start < place < end}
    edges = sorted(places)
    for a, b in pairwise(edges):
        over = [cover for cover in here if cover.start <= a and cover.end >= b]
        over.sort(key=_outermost_first)
        yield Segment(
            text=text[a:b],
            layers=tuple(cover.layer for cover in over),
            opens=tuple(opens.get(a, ())),
            cues=tuple(cues.get(a, ())),
        )


def _outermost_first(cover: _Cover) -> tuple[bool, int, int]:
    # Contents hold everything else; a cue and its speaker lie side by side.
    return cover.layer.part != "content", cover.start - cover.end, cover.layer.statement
