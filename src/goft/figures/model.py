"""What the figures station gives: figures as places in the repaired text, before events are known."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Bound", "FigureKind", "FoundFigure", "Place"]

Bound = Literal["exact", "about", "at_least", "at_most"]
FigureKind = Literal["increment", "total", "level", "change"]
Place = tuple[int, int]
"""A span of the repaired text, in code points, end exclusive."""


class FoundFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as it was found.

    `start` and `end` are code points of the repaired text: the number with its unit and the noun it counts. A range is
    two figures on one place. `unit` is an English singular lemma (person, percent, USD), None where the noun counted is
    not in the lists. `trigger` is the noun or verb that says what happened to the counted, to link an event by.
    """

    sentence: int
    start: int
    end: int
    value: int | float
    unit: str | None
    bound: Bound
    kind: FigureKind
    trigger: Place | None = None
    why: str
