"""One pass over a sentence, from the first word to the last: at each place the longest expression is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from goft.times.items import Items
from goft.times.lexicon import NOTHING
from goft.times.meanings import Day, Month, Read
from goft.times.rules.day_times import time_at
from goft.times.rules.days import day_at
from goft.times.rules.lengths import approximate_at, length_at
from goft.times.rules.parts import is_word
from goft.times.rules.periods import edge_at, month_read, season_read, year_read
from goft.times.rules.portions import portion_at
from goft.times.rules.references import reference_at
from goft.times.rules.relative import distance_at, unit_read
from goft.times.rules.repeats import repeat_at

__all__ = ["Placed", "reads_of"]

Rule = Callable[[Items, int], Read | None]


def _month(items: Items, at: int) -> Read | None:
    gregorian = items[at].entry.calendar == "gregorian" and is_word(items, at - 1, "در", "از")
    return month_read(items, at, led=gregorian or is_word(items, at - 1, "تا", "توی"))


# Where two read as far, the earlier one is taken: a time says more than its day, a distance more than a length.
_RULES: tuple[Rule, ...] = (
    time_at,
    day_at,
    edge_at,
    portion_at,
    _month,
    year_read,
    season_read,
    unit_read,
    distance_at,
    approximate_at,
    repeat_at,
    length_at,
    reference_at,
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_OPENERS = frozenset(["زمان", "دوران", "حال"])


class Placed(msgspec.Struct, frozen=True):
    """An expression in its place: the items from `first` up to `end`."""

    first: int
    end: int
    read: Read


def reads_of(items: Items) -> Iterator[Placed]:
    """The expressions of a sentence in order, none inside another."""
    at = 0
    while at < len(items.items):
        item = items[at]
        if item.entry is NOTHING and not item.text[:1].isdigit() and item.text not in _OPENERS:
            at += 1
            continue
        read = _longest(items, at)
        if read is None or _is_name(items, at, read):
            at = read.end if read else at + 1
            continue
        stamped = _stamp(items, at, read)
        yield Placed(at, stamped.end, stamped)
        at = stamped.end


def _longest(items: Items, at: int) -> Read | None:
    best: Read | None = None
    for rule in _RULES:
        read = rule(items, at)
        if read and (best is None or read.end > best.end):
            best = read
    return best


def _is_name(items: Items, at: int, read: Read) -> bool:
    """Whether a day is only the name of something: امام جمعه، میدان ۱۵ خرداد، جمعه بازار."""
    meaning = read.meaning
    if items[at].entry.weekday is not None and (
        items.marked(at - 1, "before friday") or items.marked(read.end, "market")
    ):
        return True
    if isinstance(meaning, Day) and meaning.month is not None and meaning.year is None:
        return items.marked(at - 1, "name heads")
    return isinstance(meaning, Month) and items.marked(at - 1, "name heads") and meaning.year is None


def _stamp(items: Items, at: int, read: Read) -> Read:
    """A full date with a bare clock time beside it is the stamp of a page: it tells the day, and is not reported."""
    if not isinstance(read.meaning, Day) or read.meaning.year is None:
        return read
    after = read.end + 1 if is_word(items, read.end, "-", "،", ",", "–", "|", "/") else read.end
    if _CLOCK.fullmatch(items[after].text) and not items[after + 1].entry.part:
        return msgspec.structs.replace(read, anchor=True, end=after + 1)
    if _CLOCK.fullmatch(items[at - 1].text):
        return msgspec.structs.replace(read, anchor=True)
    return read
