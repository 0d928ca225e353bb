"""References to the past, the present or the future that measure nothing: اخیراً، هم‌اکنون، به‌زودی، زمان آغاز …."""

from __future__ import annotations

from goft.times.items import Items
from goft.times.meanings import Fixed, Read
from goft.times.rules.parts import is_word

__all__ = ["reference_at"]

_LONGEST_EVENT = 6  # words of what happened then: a phrase that goes on longer has been led astray
_NOMINAL = ("NOUN", "PROPN", "ADJ")


def reference_at(items: Items, at: int) -> Read | None:
    """The reference that begins at an item."""
    reference = items[at].entry.reference
    if reference:
        return Read(at + 1, "DATE", Fixed(reference), "relative", "a reference to now, before or after")
    if is_word(items, at, "گذشته", "آینده") and is_word(items, at - 1, "در") and not items.is_ezafe(at):
        value = "PAST_REF" if is_word(items, at, "گذشته") else "FUTURE_REF"
        return Read(at + 1, "DATE", Fixed(value), "relative", "the past or the future")
    if (
        is_word(items, at, "حال")
        and at == 0
        and items[1].first > items[0].last
        and not is_word(items, at + 1, "آن", "آنکه", "که", "و", "اینکه")
    ):
        return Read(at + 1, "DATE", Fixed("PRESENT_REF"), "relative", "now")
    if items.marked(at, "that") and is_word(items, at + 1, "زمان"):
        return Read(at + 2, "DATE", Fixed("PAST_REF"), "relative", "a time named before")
    return _of_event(items, at)


def _of_event(items: Items, at: int) -> Read | None:
    """از زمان گشایش بندر, تا زمان اعلام رسمی, در دوران ریاست جمهوری او: when something happened."""
    bound = items.is_ezafe(at) or items.tag(at + 1) in ("NOUN", "PROPN")
    if not items.marked(at, "event words") or not bound:
        return None
    before = items[at - 1].text
    reign = items.tag(at + 1) == "PROPN" or items.marked(at + 1, "reigns")
    if not (is_word(items, at, "زمان") and before in ("از", "تا")) and not (reign and before in ("از", "در")):
        return None
    end = at + 1
    while end - at < _LONGEST_EVENT and _goes_on(items, end):
        end += 1
    while end > at and items.tag(end) not in (*_NOMINAL, "PRON"):
        end -= 1
    if end == at:
        return None
    value = "FUTURE_REF" if before == "تا" else "PAST_REF"
    return Read(end + 1, "DATE", Fixed(value), "relative", "the time of something that happened")


def _goes_on(items: Items, at: int) -> bool:
    """Whether a phrase goes on behind a word: by ezafe, a name's second part, or an adjective that lost its ezafe."""
    if items.is_ezafe(at):
        return True
    following = items.tag(at + 1)
    return (following == "PROPN" and items.tag(at) == "PROPN") or (following == "ADJ" and items.tag(at) == "NOUN")
