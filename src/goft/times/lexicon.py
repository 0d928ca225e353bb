"""The words of time, read from the data files: every spelling to what it can mean."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from typing import Any, Literal

import msgspec

from goft.language.tokens import fold
from goft.remembered import Remembered
from goft.times.model import Calendar

__all__ = ["NOTHING", "Entry", "Lexicon", "load_lexicon", "plain"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a word can mean; None or empty where it has no such meaning.

    `form` is that of a unit, weekday or part of a day: one, many (روزها), adjective (روزه), vague (ساعاتی). `weak`
    marks a month's name that is another word, too; `feast` is calendar, month, day and days; `marks` are the closed
    lists that hold the word.
    """

    weekday: int | None = None
    calendar: Calendar | None = None
    month: int | None = None
    weak: bool = False
    season: str | None = None
    part: str | None = None
    feast: tuple[Calendar, int, int, int] | None = None
    era: Calendar | None = None
    unit: str | None = None
    form: Literal["one", "many", "adjective", "vague"] = "one"
    day: int | None = None
    night: int | None = None
    year: int | None = None
    reference: str | None = None
    repeats: str | None = None
    rate: str | None = None
    cardinal: int | None = None
    scale: int | None = None
    ordinal: int | None = None
    marks: frozenset[str] = frozenset()


NOTHING = Entry()
"""The entry of a word that has nothing to do with time."""


class _Months(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    calendar: Calendar
    number: int
    names: tuple[str, ...]
    weak: tuple[str, ...]


class _Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unit: Literal["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"]
    names: tuple[str, ...]
    plural: tuple[str, ...]
    adjectives: tuple[str, ...]
    vague: tuple[str, ...]


class _Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    after_unit: tuple[str, ...] = ()
    before_unit: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that the data files hold, checked."""

    weekdays: dict[str, int]
    months: tuple[_Months, ...]
    seasons: dict[str, Literal["SP", "SU", "FA", "WI"]]
    parts: dict[str, Literal["MO", "MI", "AF", "EV", "NI"]]
    feasts: dict[str, tuple[Calendar, int, int, int]]
    eras: dict[str, Calendar]
    units: tuple[_Units, ...]
    days: dict[str, int]
    nights: dict[str, int]
    years: dict[str, int]
    past: _Side
    future: _Side
    now: _Side
    references: dict[Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"], tuple[str, ...]]
    lengths: dict[Literal["words"], tuple[str, ...]]
    sets: dict[str, str]
    rates: dict[str, str]
    small: dict[str, tuple[str, ...]]
    years_with: dict[Literal["nouns"], tuple[str, ...]]
    names: dict[Literal["heads", "before_friday", "market"], tuple[str, ...]]
    cardinals: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    suffixes: dict[Literal["ordinal"], tuple[str, ...]]


class Lexicon(msgspec.Struct, frozen=True):
    """`entries` by plain spelling (see `plain`); `beginnings` are all their beginnings, to stop looking early;
    `glued` are two of them written as one that belong together (هفتهگذشته، دوساله), and where the second begins.
    `stands_out` tells of a word, as the text has it, whether it may begin a time or has parts that may."""

    entries: dict[str, Entry]
    beginnings: frozenset[str]
    glued: dict[str, int]
    stands_out: Remembered[str, bool]


def plain(word: str) -> str:
    """A word without half-spaces and spaces, letters folded: the form under which all its spellings are one."""
    return fold(word).replace("\u200c", "").replace(" ", "")


@cache
def load_lexicon() -> Lexicon:
    """Read the data files. Raises `msgspec.ValidationError` where a list is missing, unknown or of another kind."""
    raw: dict[str, Any] = {}
    for name in ("calendar", "words", "numbers"):
        text = resources.files("goft.times").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
        raw.update(tomllib.loads(text))
    data = msgspec.convert(raw, _Data)
    entries: dict[str, Entry] = {}
    for word, fields in _senses(data):
        key = plain(word)
        before = entries.get(key, NOTHING)
        marks = before.marks | fields.pop("marks", frozenset())
        entries[key] = msgspec.structs.replace(before, **fields, marks=marks)
    glued = _glued(entries)
    beginnings = frozenset(key[:end] for key in entries for end in range(1, len(key) + 1)) | frozenset(glued)

    def stands_out(text: str) -> bool:
        digits = text[:1].isdigit() or (text[0] == "و" and text[1:].isdecimal())
        return digits or "\u200c" in text or fold(text) in beginnings or fold(text)[:1].isdigit()

    return Lexicon(entries, beginnings, glued, Remembered(stands_out, most=50_000))


def _glued(entries: dict[str, Entry]) -> dict[str, int]:
    """Pairs that damaged texts write as one word."""

    def keys(wanted: Callable[[Entry], bool]) -> list[str]:
        return [key for key, entry in entries.items() if wanted(entry)]

    units = keys(lambda entry: bool(entry.unit) and entry.form in ("one", "many"))
    weekdays = keys(lambda entry: entry.weekday is not None and entry.form == "one" and not entry.part)
    parts = keys(lambda entry: bool(entry.part) and entry.form == "one")
    days = keys(lambda entry: entry.day is not None)
    sides = keys(lambda entry: bool(entry.marks & {"past after", "future after", "now after"}))
    counts = keys(lambda entry: entry.cardinal is not None or "several" in entry.marks)
    counted = keys(lambda entry: bool(entry.unit) and entry.form in ("one", "adjective"))
    pairs: tuple[tuple[list[str], list[str]], ...] = (
        (units, sides),
        (["روز"], weekdays),
        (weekdays, sides),
        (weekdays, parts),
        (parts, weekdays),
        (parts, days),
        (days, parts),
        (parts, sides),
        (counts, counted),
        (["هر", "این", "همین", "همان", "آن"], keys(lambda entry: bool(entry.unit) and entry.form == "one")),
    )
    found = {a + b: len(a) for first, second in pairs for a in first for b in second}
    return {key: cut for key, cut in found.items() if key not in entries}


def _senses(data: _Data) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every word with one of its meanings."""
    yield from _named(data)
    yield from _months(data)
    for unit in data.units:
        forms = (("one", unit.names), ("many", unit.plural), ("adjective", unit.adjectives), ("vague", unit.vague))
        for form, words in forms:
            for word in words:
                yield word, {"unit": unit.unit, "form": form}
    for name, words in data.references.items():
        for word in words:
            yield word, {"reference": name}
    yield from _numbers(data)
    for mark, words in _lists(data):
        for word in words:
            yield word, {"marks": frozenset([mark])}


def _named(data: _Data) -> Iterator[tuple[str, dict[str, Any]]]:
    for word, weekday in data.weekdays.items():
        yield word, {"weekday": weekday}
        for plural in ("ها", "های"):
            yield word + plural, {"weekday": weekday, "form": "many"}
        for part in ("شب", "صبح", "عصر", "ظهر"):
            yield word + part, {"weekday": weekday, "part": data.parts[part]}
    for word, part_code in data.parts.items():
        yield word, {"part": part_code}
        for plural in ("ها", "های"):
            yield word + plural, {"part": part_code, "form": "many"}
    tables: tuple[tuple[str, dict[str, Any]], ...] = (
        ("season", data.seasons),
        ("feast", data.feasts),
        ("era", data.eras),
        ("day", data.days),
        ("night", data.nights),
        ("year", data.years),
        ("repeats", data.sets),
        ("rate", data.rates),
    )
    for field, table in tables:
        for word, value in table.items():
            yield word, {field: value}


def _months(data: _Data) -> Iterator[tuple[str, dict[str, Any]]]:
    for month in data.months:
        for word in (*month.names, *month.weak):
            sense = {"calendar": month.calendar, "month": month.number}
            yield word, {**sense, "weak": word in month.weak}
            # آذرماه is nothing but a month, whatever آذر may be.
            yield word + "ماه", sense


def _numbers(data: _Data) -> Iterator[tuple[str, dict[str, Any]]]:
    for word, number in data.cardinals.items():
        yield word, {"cardinal": number}
    for word, number in data.scales.items():
        yield word, {"scale": number}
    for word, number in data.ordinals.items():
        yield word, {"ordinal": number}
        yield word + "ین", {"ordinal": number, "marks": frozenset(["superlative"])}


def _lists(data: _Data) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, side in (("past", data.past), ("future", data.future), ("now", data.now)):
        yield f"{name} after", side.after_unit
        yield f"{name} before", side.before_unit
        yield f"{name} measured", side.measured
    yield "length", data.lengths["words"]
    yield from data.small.items()
    yield "year nouns", data.years_with["nouns"]
    yield "name heads", data.names["heads"]
    yield "before friday", data.names["before_friday"]
    yield "market", data.names["market"]
    yield "ordinal suffix", data.suffixes["ordinal"]
