"""The times station: sentences of the repaired text to the times that they name."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from goft.language import Sentence
from goft.language.groups import verb_groups
from goft.language.verbs import BE
from goft.times.context import Context, context_of, days_in
from goft.times.finder import Finder, Placed
from goft.times.items import Items, items_of
from goft.times.lexicon import Lexicon, load_lexicon
from goft.times.meanings import Month, Year
from goft.times.model import Calendar, FoundTime
from goft.times.values import Before, value_of

__all__ = ["Times"]

# Presents that tell what was said or is so, not what is to come.
_NOW = frozenset(["گفت#گو", "نوشت#نویس", "خواند#خوان", "دانست#دان", "داد#ده", "داشت#دار", BE])
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)")
_NARRATIVE = 3  # sentences for which a year told in full goes on


class Times:
    """Finds time expressions and resolves them. Load once, use for many documents; it holds no state.

    >>> from goft.language import Language
    >>> text = "وزیر خارجه روز جمعه به آرانشهر رفت."
    >>> found = Times.load().find(text, Language.load().read(text), date(2026, 8, 10))
    >>> found[0].value
    '2026-08-07'
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder = Finder(lexicon)

    @classmethod
    def load(cls) -> Times:
        """Load the words of time; they come with the package."""
        return cls(load_lexicon())

    def find(self, text: str, sentences: tuple[Sentence, ...], published: date | None) -> tuple[FoundTime, ...]:
        """The times of a repaired text in order, none inside another.

        `published` is the day of publication, without a time zone. Where it is None, the stamp of a page takes its
        place; where there is none either, values that depend on it are None.
        """
        read = [
            (items, list(self._finder.reads_of(items))) for items in (items_of(one, self._lexicon) for one in sentences)
        ]
        context = context_of((placed.read for _, all_placed in read for placed in all_placed), published)
        found: list[FoundTime] = []
        before, told_in = Before(), -_NARRATIVE
        for number, (items, all_placed) in enumerate(read):
            for placed in all_placed:
                if number - told_in > _NARRATIVE:
                    before = msgspec.structs.replace(before, nearby=None)
                value = _value(sentences[number], items, placed, context, before)
                if _full_year(placed):
                    told_in = number
                before = _after(before, placed, value)
                if not placed.read.anchor:
                    found.append(_found(items, placed, number, value))
        return tuple(found)


def _value(sentence: Sentence, items: Items, placed: Placed, context: Context, before: Before) -> str | None:
    ahead = _asks_ahead(placed) and _is_ahead(sentence, items[placed.end - 1].last + 1)
    return value_of(placed.read.meaning, context, before, ahead=ahead)


def _found(items: Items, placed: Placed, sentence: int, value: str | None) -> FoundTime:
    read = placed.read
    return FoundTime(
        start=items[placed.first].start,
        end=items[placed.end - 1].end,
        type=read.type,
        value=value,
        calendar=read.calendar,
        sentence=sentence,
        why=read.why,
    )


def _full_year(placed: Placed) -> tuple[Calendar, int] | None:
    """The year of a date in full."""
    for day in days_in(placed.read.meaning):
        if day.year is not None and day.calendar is not None:
            return day.calendar, day.year
    return None


def _after(before: Before, placed: Placed, value: str | None) -> Before:
    """What has been told once an expression has been read."""
    full, meaning = _full_year(placed), placed.read.meaning
    year = full or before.year
    if isinstance(meaning, Year | Month) and meaning.year is not None and getattr(meaning, "years", 1) == 1:
        year = meaning.calendar, meaning.year
    day = before.day
    if value and placed.read.type in ("DATE", "TIME") and _DAY.match(value):
        day = date.fromisoformat(value[:10])
    return Before(day, year, full or before.nearby)


def _asks_ahead(placed: Placed) -> bool:
    """Whether the clause decides: a weekday without a date lies before or after now."""
    return any(day.weekday is not None and day.month is None for day in days_in(placed.read.meaning))


def _is_ahead(sentence: Sentence, token: int) -> bool:
    """Whether the next finite verb speaks of what is to come."""
    for group in verb_groups(sentence):
        if group.start >= token and group.tense not in ("participle", "infinitive"):
            return group.tense in ("future", "subjunctive") or (group.tense == "present" and group.root not in _NOW)
    return False
