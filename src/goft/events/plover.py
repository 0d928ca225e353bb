"""PLOVER's event types: quad class, whether a recipient is required, modes, and the documented intensity of each."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from goft.events.model import EventType

__all__ = ["EventClass", "QuadClass", "event_class", "load_event_classes"]

QuadClass = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


class EventClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One type: `intensity` from -10 (most hostile) to 10 (most friendly), and that of each mode."""

    quad: QuadClass
    intensity: float
    recipient_required: bool = False
    modes: dict[str, float] = {}


@cache
def load_event_classes() -> dict[EventType, EventClass]:
    """All types. Raises `msgspec.ValidationError` where the file is not as it should be."""
    text = resources.files("goft.events").joinpath("data/plover.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[EventType, EventClass])


def event_class(kind: EventType) -> EventClass:
    """What PLOVER says of a type.

    >>> event_class("ASSAULT").quad
    'material conflict'
    """
    return load_event_classes()[kind]
