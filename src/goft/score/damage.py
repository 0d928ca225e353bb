"""Gold whose half-spaces are lost: how much does a reader depend on good spelling?"""

from __future__ import annotations

from itertools import accumulate
from typing import Literal, TypeVar

import msgspec

from goft.score.gold import Gold, GoldEvent, GoldFigure, GoldStatement, GoldTime, Range

__all__ = ["Damage", "damaged"]

Damage = Literal["drop", "space"]
"""`drop` takes every half-space out; `space` puts a space in its place."""

_Spanned = TypeVar("_Spanned", GoldFigure, GoldTime)

_HALF_SPACE = "\u200c"


class _Shift(msgspec.Struct, frozen=True):
    """Where each code point of the text went; one entry more than the text is long, for ends."""

    to: tuple[int, ...]

    def range(self, old: Range) -> Range:
        return self.to[old[0]], self.to[old[1]]

    def optional(self, old: Range | None) -> Range | None:
        return None if old is None else self.range(old)

    def all(self, old: tuple[Range, ...]) -> tuple[Range, ...]:
        return tuple(self.range(one) for one in old)


def damaged(gold: Gold, damage: Damage) -> Gold:
    """The document with every half-space (U+200C) dropped or turned into a space, its ranges moved along."""
    if damage == "space":
        # A space is as long as a half-space: no range moves.
        return msgspec.structs.replace(gold, text=gold.text.replace(_HALF_SPACE, " "))
    kept = (character != _HALF_SPACE for character in gold.text)
    shift = _Shift(tuple(accumulate(kept, initial=0)))
    return msgspec.structs.replace(
        gold,
        text=gold.text.replace(_HALF_SPACE, ""),
        statements=tuple(_statement(one, shift) for one in gold.statements),
        events=tuple(_event(one, shift) for one in gold.events),
        figures=tuple(_moved(one, shift) for one in gold.figures),
        times=tuple(_moved(one, shift) for one in gold.times),
    )


def _statement(one: GoldStatement, shift: _Shift) -> GoldStatement:
    return msgspec.structs.replace(
        one,
        speaker=shift.optional(one.speaker),
        cue=shift.all(one.cue),
        content=shift.all(one.content),
        addressee=shift.optional(one.addressee),
        via=shift.all(one.via),
        about=shift.optional(one.about),
    )


def _event(one: GoldEvent, shift: _Shift) -> GoldEvent:
    return msgspec.structs.replace(
        one,
        trigger=shift.range(one.trigger),
        actor=shift.optional(one.actor),
        recipient=shift.optional(one.recipient),
    )


def _moved(one: _Spanned, shift: _Shift) -> _Spanned:
    return msgspec.structs.replace(one, span=shift.range(one.span))
