"""What pictures are made of: dots, weeks and steps, and the specification that they become."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, TypeAlias

import msgspec

__all__ = ["GROUPS", "Dot", "Group", "Language", "Series", "Spec", "StepKind", "StepPoint", "WeekBar", "WeekPoint"]

Language = Literal["fa", "en"]
Spec: TypeAlias = dict[str, Any]
"""A Vega-Lite specification: values that JSON has, no function, no address of anything."""

Group = Literal["material cooperation", "verbal cooperation", "verbal conflict", "material conflict"]
GROUPS: tuple[Group, ...] = ("material cooperation", "verbal cooperation", "verbal conflict", "material conflict")
"""The classes of events: two that are drawn upwards, two downwards; deeds lie next to the zero line."""

StepKind = Literal["total", "increment"]


class Dot(msgspec.Struct, frozen=True):
    """One thing on a lane. `label` is a few words, `note` a few more; a `strong` dot is filled, another hollow."""

    day: date
    lane: str
    label: str
    note: str | None = None
    strong: bool = True


class WeekBar(msgspec.Struct, frozen=True):
    """How many events of a class were in the week that begins on the day `week`; bars of one class add up."""

    week: date
    group: Group
    count: int


class WeekPoint(msgspec.Struct, frozen=True):
    """The mean intensity of the week that begins on the day `week`, below zero for conflict."""

    week: date
    value: float


class StepPoint(msgspec.Struct, frozen=True):
    """A figure: a running total, or what one report adds. `disputed` where others contradict it."""

    day: date
    value: float
    kind: StepKind
    label: str
    disputed: bool = False


class Series(msgspec.Struct, frozen=True):
    """The figures of one announcer or outlet."""

    name: str
    points: tuple[StepPoint, ...]
