"""Scales: of values with round marks, and of days with room at their ends."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

import msgspec

from goft.plots.model import Spec

__all__ = ["ValueScale", "day_bounds", "usable", "value_scale"]

_FLAT, _LARGEST = 1e-4, 1e15

_SHORTEST = 6
"""Days that an axis has at least: fewer would make a day as wide as a hand."""


class ValueScale(msgspec.Struct, frozen=True):
    """Values `low` to `high` between the pixels `foot` and `top`, with marks at round values."""

    low: float
    high: float
    top: float
    foot: float
    ticks: tuple[float, ...]

    def y(self, value: float) -> float:
        """The pixel of a value."""
        return self.foot - (value - self.low) / (self.high - self.low) * (self.foot - self.top)

    def channel(self, field: str) -> Spec:
        """The channel that puts a field of values on the scale."""
        scale = {"domain": [self.low, self.high], "range": [self.foot, self.top], "zero": False, "nice": False}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def usable(value: float) -> bool:
    """Whether a value is a number of a size that a picture can show."""
    return math.isfinite(value) and abs(value) <= _LARGEST


def value_scale(values: Iterable[float], top: float, foot: float, *, whole: bool = False, most: int = 5) -> ValueScale:
    """A scale from zero that holds the values; about `most` marks, at whole numbers only where asked."""
    known = [0.0, *values]
    low, high = min(known), max(known)
    if high - low < _FLAT:
        low, high = 0.0, 1.0
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    step = max(step, 1.0) if whole else step
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    marks = tuple(round(at * step, 12) for at in range(first, last + 1))
    spare = (high - low) * 0.05
    return ValueScale(low - spare if low else 0.0, high + spare if high else 0.0, top, foot, marks)


def day_bounds(days: Iterable[date]) -> tuple[int, int]:
    """First and last day of an axis as ordinals, at least some days apart, the days in the middle."""
    ordinals = [day.toordinal() for day in days]
    first, last = min(ordinals), max(ordinals)
    short = max(0, _SHORTEST - (last - first))
    return max(1, first - short // 2), min(date.max.toordinal(), last + (short + 1) // 2)
