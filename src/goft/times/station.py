"""The times station: sentences of the repaired text to the times that they name."""

from __future__ import annotations

from datetime import date

from goft.language import Sentence
from goft.times.context import Context, context_of, days_in
from goft.times.finder import Placed, reads_of
from goft.times.items import Items, items_of
from goft.times.lexicon import Lexicon, load_lexicon
from goft.times.meanings import Day
from goft.times.model import Calendar, FoundTime
from goft.times.resolve import value_of

__all__ = ["Times"]

_SAYING = frozenset(["گفت#گو", "نوشت#نویس", "خواند#خوان", "دانست#دان"])
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

    @classmethod
    def load(cls) -> Times:
        """Load the words of time; they come with the package."""
        return cls(load_lexicon())

    def find(self, text: str, sentences: tuple[Sentence, ...], published: date | None) -> tuple[FoundTime, ...]:
        """The times of a repaired text in order, none inside another.

        `published` is the day of publication, without a time zone. Where it is None, the stamp of a page takes its
        place; where there is none either, values that depend on it are None.
        """
        read = [(items, list(reads_of(items))) for items in (items_of(one, self._lexicon) for one in sentences)]
        context = context_of((placed.read for _, all_placed in read for placed in all_placed), published)
        found: list[FoundTime] = []
        told: tuple[int, Calendar, int] | None = None
        for number, (items, all_placed) in enumerate(read):
            for placed in all_placed:
                year = (told[1], told[2]) if told and number - told[0] <= _NARRATIVE else None
                told = _told(placed, number) or told
                if not placed.read.anchor:
                    found.append(_found(items, placed, number, context, year))
        return tuple(found)


def _told(placed: Placed, sentence: int) -> tuple[int, Calendar, int] | None:
    """The year of a date in full, and the sentence that tells it."""
    for day in days_in(placed.read.meaning):
        if day.year is not None and day.calendar is not None:
            return sentence, day.calendar, day.year
    return None


def _found(
    items: Items, placed: Placed, sentence: int, context: Context, year: tuple[Calendar, int] | None
) -> FoundTime:
    read = placed.read
    last = items[placed.end - 1]
    ahead = _is_ahead(items, last.last + 1) if _asks_ahead(placed) else False
    return FoundTime(
        start=items[placed.first].start,
        end=last.end,
        type=read.type,
        value=value_of(read.meaning, context, ahead=ahead, year=year),
        calendar=read.calendar,
        sentence=sentence,
        why=read.why,
    )


def _asks_ahead(placed: Placed) -> bool:
    """Whether the clause decides: a weekday without a date lies before or after now."""
    days: tuple[Day, ...] = days_in(placed.read.meaning)
    return any(day.weekday is not None and day.month is None for day in days)


def _is_ahead(items: Items, token: int) -> bool:
    """Whether the next finite verb speaks of what is to come."""
    for one in items.tokens[token:]:
        if one.verb is not None and one.verb.tense not in ("participle", "infinitive"):
            if one.verb.tense == "present":
                return one.verb.root not in _SAYING
            return one.verb.tense in ("future", "subjunctive")
    return False
