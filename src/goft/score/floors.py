"""Floors under the figures: a file that says how low each may fall before a change is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from goft.errors import ScoreError

__all__ = ["Floor", "Shortfall", "load_floors", "shortfalls"]

_UNITS = ("f1", "recall", "accuracy")


class Floor(msgspec.Struct, frozen=True):
    """The lowest (and, for a figure that should be even, the highest) value that passes."""

    figure: str
    low: float
    high: float | None = None


class Shortfall(msgspec.Struct, frozen=True):
    """A figure outside its floor."""

    floor: Floor
    value: float


def load_floors(path: Path) -> tuple[Floor, ...]:
    """Read a TOML file whose `[floors]` table gives each figure's lowest value, or `[lowest, highest]`.

    Raises ScoreError where the file cannot be read or a value is no number.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))["floors"]
        return tuple(_floor(figure, value) for figure, value in table.items())
    except FileNotFoundError as error:
        raise ScoreError("there is no such file", where=str(path)) from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        hint = 'a [floors] table such as: attribution = 75.0, "over-generation" = [0.9, 1.1]'
        raise ScoreError(f"not a floors file: {error!r}", where=str(path), hint=hint) from error


def shortfalls(figures: Mapping[str, Any], floors: tuple[Floor, ...]) -> tuple[Shortfall, ...]:
    """The floors that the figures (of `Report.figures()`) do not keep, F1 before recall before accuracy.

    Raises ScoreError for a floor under a figure that does not exist.
    """
    found = [Shortfall(floor, _value(figures, floor.figure)) for floor in floors]
    return tuple(one for one in found if not _kept(one))


def _floor(figure: str, value: Any) -> Floor:
    if isinstance(value, list):
        low, high = value
        return Floor(figure, float(low), float(high))
    return Floor(figure, float(value))


def _value(figures: Mapping[str, Any], name: str) -> float:
    figure = figures.get(name)
    if figure is None:
        raise ScoreError(f"no figure is called {name!r}", hint="the figures are: " + ", ".join(figures))
    if isinstance(figure, Mapping):
        return float(next(figure[unit] for unit in _UNITS if unit in figure))
    return float(figure)


def _kept(one: Shortfall) -> bool:
    return one.floor.low <= one.value and (one.floor.high is None or one.value <= one.floor.high)
