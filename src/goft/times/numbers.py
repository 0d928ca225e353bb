"""Numbers inside time expressions: digits, words and mixtures; cardinal, ordinal, vague."""

from __future__ import annotations

import msgspec

from goft.times.items import Items

__all__ = ["Number", "number_at"]


class Number(msgspec.Struct, frozen=True):
    """A number read; `end` is the item behind it. `value` None is an unknown number (چند، دو سه، چند هزار)."""

    value: int | None
    end: int
    ordinal: bool = False
    upto: int | None = None
    digits: bool = False


def number_at(items: Items, at: int) -> Number | None:
    """The number that begins at an item, as long as it goes: دو هزار و بیست و دو، ۲ میلیون، پانزدهم، دو سه."""
    first = _single(items, at)
    if first is None or first.ordinal:
        return first
    return _pair(items, first) or first


def _pair(items: Items, first: Number) -> Number | None:
    """Two numbers that stand for a range (۲۴ تا ۴۸، ۲-۳), or loosely for something between them (دو سه، یکی دو)."""
    at = first.end
    text = items[at].text
    if first.value is None:
        return None
    if text in ("تا", "-", "–", "_", "الی", "ـ", "یا"):
        second = _single(items, at + 1)
        if second and second.value is not None and not second.ordinal and second.value > first.value:
            return Number(first.value, second.end, upto=second.value, digits=first.digits)
        return None
    second = _single(items, at)
    if second and second.value is not None and not second.ordinal and second.digits == first.digits:
        near = first.value < second.value <= first.value + 2 or (first.value >= 10 and second.value <= first.value * 2)
        if near and second.value > first.value:
            return Number(None, second.end)
    return None


def _single(items: Items, at: int) -> Number | None:
    item = items[at]
    entry, marks = item.entry, item.entry.marks
    if item.number is not None:
        return _digits(items, at, item.number)
    if "hundreds" in marks:
        return Number(None, at + 2 if items[at + 1].entry.scale else at + 1)
    if "several" in marks:
        end = at + 1
        while items[end].entry.scale or (items[end].entry.cardinal or 0) >= 10:
            end += 1
        return Number(None, end)
    if "one_of" in marks:
        end = at + 2 if items[at + 1].text in ("-", "–") else at + 1
        return Number(None, end + 1) if items[end].entry.cardinal == 2 else None
    counts = entry.cardinal is not None or entry.ordinal is not None or entry.scale
    return _words(items, at) if counts else None


def _digits(items: Items, at: int, value: int) -> Number:
    end = at + 1
    if items.marked(end, "ordinal suffix") and items[end].start - items[at].end <= 1:
        return Number(value, end + 1, ordinal=True, digits=True)
    scale = items[end].entry.scale
    while scale:
        value, end = value * scale, end + 1
        scale = items[end].entry.scale
    return Number(value, end, digits=True)


def _words(items: Items, at: int) -> Number | None:
    """Number words: each part behind و is smaller than the one before it."""
    total, group, last, end = 0, 0, 0, at
    i = at
    while True:
        entry = items[i].entry
        if entry.ordinal is not None and (end == at or (items[i - 1].text == "و" and entry.ordinal < min(last, 10))):
            return Number(total + group + entry.ordinal, i + 1, ordinal=True)
        if entry.ordinal is not None and items[i].text == "سیم" and end == at:
            return Number(30, i + 1, ordinal=True)
        if entry.scale and (group or end == at):
            group, total, last = 0, total + max(group, 1) * entry.scale, entry.scale
        elif entry.cardinal is not None and (end == at or entry.cardinal < _room(last)):
            group, last = group + entry.cardinal, entry.cardinal
        else:
            break
        i += 1
        end = i
        if items[i].text == "و":
            i += 1
        elif not items[i].entry.scale:
            break
    if end == at:
        return None
    if items.marked(end, "ordinal suffix") and items[end].text != "م":
        return Number(total + group, end + 1, ordinal=True)
    return Number(total + group, end)


def _room(last: int) -> int:
    """What may stand behind a number word and و: tens behind hundreds, units behind tens."""
    if last >= 1000:
        return 1000
    if last >= 100:
        return 100
    return 10 if last >= 20 else 0
