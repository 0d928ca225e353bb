"""One pass over a sentence, from the first word to the last: at each place the longest expression is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from goft.times.items import Items
from goft.times.lexicon import NOTHING, Entry, Lexicon
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

__all__ = ["Finder", "Placed"]

Rule = Callable[[Items, int], Read | None]
Starts = Callable[[Entry], bool]


def _month(items: Items, at: int) -> Read | None:
    gregorian = items[at].entry.calendar == "gregorian" and is_word(items, at - 1, "در", "از")
    return month_read(items, at, led=gregorian or (is_word(items, at - 1, "تا", "توی") and not items.is_ezafe(at)))


def _counts(entry: Entry) -> bool:
    return entry.cardinal is not None or entry.scale is not None or bool(entry.marks & _NUMBERS)


def _names_day(entry: Entry) -> bool:
    return entry.day is not None or entry.weekday is not None or entry.ordinal is not None or entry.unit == "day"


_NUMBERS = frozenset(["several", "one_of", "hundreds"])
_TIME = frozenset(["edges", "moments", "that", "at_hour"])
_REFERRING = frozenset(["that", "past measured", "future measured", "event words", "now words"])
_POINTS = frozenset(["now before", "that"])

# Each rule with the words that it can begin with; the flag says whether also with a number in digits.
# Where two read as far, the earlier one is taken: a time says more than its day, a distance more than a length.
_RULES: tuple[tuple[Rule, bool, Starts], ...] = (
    (
        time_at,
        True,
        lambda e: (
            _names_day(e) or _counts(e) or bool(e.part or e.marks & _TIME) or e.night is not None or e.unit == "hour"
        ),
    ),
    (
        day_at,
        True,
        lambda e: _names_day(e) or _counts(e) or e.month is not None or e.feast is not None or "that" in e.marks,
    ),
    (edge_at, False, lambda e: bool(e.marks & {"firsts", "lasts", "edges"})),
    (
        portion_at,
        True,
        lambda e: _counts(e) or e.unit is not None or e.ordinal is not None or bool(e.marks & {"ending", "edges"}),
    ),
    (_month, False, lambda e: e.month is not None or e.unit == "month"),
    (year_read, True, lambda e: _counts(e) or e.unit in ("year", "decade", "century")),
    (season_read, False, lambda e: e.season is not None or "season_word" in e.marks),
    (unit_read, False, lambda e: e.unit is not None or e.year is not None or bool(e.marks & _POINTS)),
    (distance_at, True, lambda e: _counts(e) or "little" in e.marks),
    (approximate_at, False, lambda e: "approximate" in e.marks),
    (repeat_at, False, lambda e: bool(e.repeats or e.rate) or "every" in e.marks),
    (length_at, True, lambda e: _counts(e) or e.unit is not None or bool(e.marks & {"length", "half"})),
    (reference_at, False, lambda e: e.reference is not None or bool(e.marks & _REFERRING)),
)
_DIGITS = tuple(rule for rule, digits, _ in _RULES if digits)


class Finder:
    """The rules by the word that an expression begins with."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_word = {
            word: rules
            for word, entry in lexicon.entries.items()
            if (rules := tuple(rule for rule, _, starts in _RULES if starts(entry)))
        }

    def reads_of(self, items: Items) -> Iterator[Placed]:
        """The expressions of a sentence in order, none inside another."""
        by_word, behind = self._by_word, 0
        for at in items.places:
            rules = by_word.get(items[at].text)
            if rules is None and items[at].text[:1].isdigit():
                rules = _DIGITS
            read = _longest(rules, items, at) if rules is not None and at >= behind else None
            if read is None:
                continue
            if _is_name(items, at, read):
                behind = read.end
                continue
            stamped = _stamp(items, at, read)
            yield Placed(at, stamped.end, stamped)
            behind = stamped.end


_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")


class Placed(msgspec.Struct, frozen=True):
    """An expression in its place: the items from `first` up to `end`."""

    first: int
    end: int
    read: Read


def _longest(rules: tuple[Rule, ...], items: Items, at: int) -> Read | None:
    best: Read | None = None
    for rule in rules:
        read = rule(items, at)
        if read and (best is None or read.end > best.end):
            best = read
    return best


def _is_name(items: Items, at: int, read: Read) -> bool:
    """Whether a day is only the name of something: امام جمعه، میدان ۱۵ خرداد، جمعه بازار."""
    meaning = read.meaning
    if _is_cut(items, read.end) or _begins_inside(items, at):
        return True
    if items[at].entry.weekday is not None and (
        items.marked(at - 1, "before friday") or items.marked(read.end, "market")
    ):
        return True
    if isinstance(meaning, Day) and meaning.month is not None and meaning.year is None:
        return items.marked(at - 1, "name heads")
    return isinstance(meaning, Month) and items.marked(at - 1, "name heads") and meaning.year is None


def _is_cut(items: Items, end: int) -> bool:
    """Whether an expression would end inside a word that is none of time: هفته‌نامه; clitics are cut off (دوساله‌شان)."""
    after = items[end]
    return after.first >= 0 and after.first == items[end - 1].last and after.text not in _CLITICS


def _begins_inside(items: Items, at: int) -> bool:
    """Whether a place lies inside a word that begins otherwise; و is often written together with digits (و30)."""
    before = items[at - 1]
    return before.last == items[at].first and before.entry is NOTHING and before.text != "و"


_CLITICS = frozenset(["ام", "ات", "اش", "مان", "تان", "شان", "ست", "است", "ی", "ای", "اند", "ایم", "هم", "را"])


def _stamp(items: Items, at: int, read: Read) -> Read:
    """A full date beside a bare clock time or «تاریخ انتشار» stamps a page: it tells the day, and is not reported."""
    if not isinstance(read.meaning, Day) or read.meaning.year is None:
        return read
    after = read.end + 1 if is_word(items, read.end, "-", "،", ",", "–", "|", "/") else read.end
    if _CLOCK.fullmatch(items[after].text) and not items[after + 1].entry.part:
        return msgspec.structs.replace(read, anchor=True, end=after + 1)
    label = at - 2 if is_word(items, at - 1, ":") else at - 1
    if _CLOCK.fullmatch(items[at - 1].text) or is_word(items, label, "انتشار"):
        return msgspec.structs.replace(read, anchor=True)
    return read
