"""Expressions that refer to the past, the present or the future without measuring: اخیراً، هم‌اکنون، به‌زودی، زمان آغاز …."""

from __future__ import annotations

from goft.times.items import Items
from goft.times.meanings import Fixed, Read
from goft.times.rules.parts import is_word

__all__ = ["reference_at"]

_EVENT_WORDS = ("زمان", "دوران")
_LONGEST_EVENT = 6  # words of what happened then: a phrase that goes on longer has been led astray


def reference_at(items: Items, at: int) -> Read | None:
    """The reference that begins at an item."""
    reference = items[at].entry.reference
    if reference:
        return Read(at + 1, "DATE", Fixed(reference), "relative", "a reference to now, before or after")
    if is_word(items, at, "گذشته", "آینده") and is_word(items, at - 1, "در") and not items.is_ezafe(at):
        value = "PAST_REF" if is_word(items, at, "گذشته") else "FUTURE_REF"
        return Read(at + 1, "DATE", Fixed(value), "relative", "the past or the future")
    if is_word(items, at, "حال") and at == 0 and not is_word(items, at + 1, "آن", "آنکه", "که", "و", "اینکه"):
        return Read(at + 1, "DATE", Fixed("PRESENT_REF"), "relative", "now")
    if items.marked(at, "that") and is_word(items, at + 1, "زمان"):
        return Read(at + 2, "DATE", Fixed("PAST_REF"), "relative", "a time named before")
    return _since_event(items, at)


def _since_event(items: Items, at: int) -> Read | None:
    """از زمان آغاز اعتراضات سراسری: the time of something that happened."""
    if not (is_word(items, at, *_EVENT_WORDS) and is_word(items, at - 1, "از") and items.is_ezafe(at)):
        return None
    end = at + 1
    while items.is_ezafe(end) and end - at < _LONGEST_EVENT:
        end += 1
    if items.tag(end) not in ("NOUN", "PROPN", "ADJ"):
        return None
    return Read(end + 1, "DATE", Fixed("PAST_REF"), "relative", "since something that happened")
