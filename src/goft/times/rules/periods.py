"""Months, years, decades, centuries and seasons by name: شهریور ماه، آذرماه ۹۹، سال ۲۰۱۹، دهه شصت، پاییز گذشته."""

from __future__ import annotations

import msgspec

from goft.times.items import Items
from goft.times.meanings import Fixed, Month, Read, Season, Unit, Year
from goft.times.model import Calendar
from goft.times.numbers import number_at
from goft.times.rules.parts import is_counted, is_word, month_at, side_at, tail_at, year_at

__all__ = ["edge_at", "month_read", "season_read", "whole_at", "year_read"]

_NOMINAL = ("NOUN", "PROPN", "NUM")
_NO_YEAR_BEFORE = frozenset(["قطعنامه", "شماره", "ماده", "کد", "پلاک", "کانال", "مدل", "پرواز"])
# Contests that are named by their year (جام جهانی ۲۰۲۶).
_CONTESTS = frozenset(["جهانی", "المپیک", "یورو", "پارالمپیک", "اکسپو"])


def month_read(items: Items, at: int, *, edge: str = "", led: bool = False) -> Read | None:
    """A month, with its year or side. A name that is also a word needs one of them, ماه, or an edge before it."""
    month = month_at(items, at)
    if month is None:
        return None
    tail = tail_at(items, month.end, month.calendar, short=month.calendar == "jalali" and (month.clear or led))
    told = tail.end > month.end
    if not month.clear and not told and (not (led or edge) or items.is_ezafe(month.end - 1)):
        return None
    meaning = Month(
        calendar=month.calendar,
        month=month.month,
        year=tail.year,
        year_offset=tail.year_offset,
        side=tail.side,
        edge=edge,
    )
    return Read(tail.end, "DATE", meaning, month.calendar, "month")


def year_read(items: Items, at: int) -> Read | None:
    """A year by its number; without سال before it only where the words around it speak for one."""
    if items[at].entry.unit in ("decade", "century"):
        return _decade(items, at)
    short = _short(items, at)
    if short:
        return short
    if "/" in items[at].text:
        return two_years(items, at)
    year = year_at(items, at)
    if year is None:
        return None
    if not year.named and not _is_year(items, at):
        return None
    return Read(year.end, "DATE", Year(calendar=year.calendar, year=year.year), year.calendar, "year")


def _short(items: Items, at: int) -> Read | None:
    """A year of two digits: the second of two (۱۳۹۸ تا ۹۹), or behind a noun that years are told with (انتخابات ۸۸)."""
    value = items[at].number
    if value is None or len(items[at].text) != 2 or is_counted(items, at + 1) or items[at + 1].entry.unit:
        return None
    if items.marked(at - 1, "year nouns") and (value > 50 or value < 6):
        year = value + (1300 if value > 50 else 1400)
        return Read(at + 1, "DATE", Year(calendar="jalali", year=year), "jalali", "year")
    first = year_at(items, at - 2) if is_word(items, at - 1, "تا", "و", "-", "–") else None
    if first is None or len(items[at - 2].text) != 4 or value <= first.year % 100:
        return None
    meaning = Year(calendar=first.calendar, year=first.year - first.year % 100 + value)
    return Read(at + 1, "DATE", meaning, first.calendar, "year")


def _is_year(items: Items, at: int) -> bool:
    """Whether a bare number of four digits is a year by its neighbours."""
    if items[at].number is None or len(items[at].text) != 4:
        return False
    before, after = items[at - 1], items[at + 1]
    if before.text in _NO_YEAR_BEFORE or before.text in _CONTESTS or is_counted(items, at + 1) or after.entry.unit:
        return False
    if before.text in ("تا", "و", "-", "–", "یا"):
        return before.text == "تا" or year_at(items, at - 2) is not None
    if after.text in ("-", "–", "تا") and items[at + 2].number is not None and year_at(items, at + 2):
        return True
    if items.marked(at - 1, "year nouns"):
        return True
    if before.text in ("در", "از", "طی"):
        # در ۱۴۰۰ روستا counts; در ۲۰۱۸ به کار does not.
        return items.tag(at + 1) not in _NOMINAL
    if items.tag(at - 1) not in ("NOUN", "ADJ", "PROPN") or not items.is_ezafe(at - 1):
        return False
    # با شناسایی ۱۴۲۰ بیمار جدید counts; قهرمانی ۲۰۱۹ جهان does not.
    return items.tag(at + 1) != "NOUN" or not items.is_ezafe(at + 1)


def two_years(items: Items, at: int) -> Read | None:
    """2013/2014: a season that two years share. The tokens keep the slash inside."""
    first, _, second = items[at].text.partition("/")
    if not (first.isdecimal() and second.isdecimal() and len(first) == len(second) == 4):
        return None
    if not 0 < int(second) - int(first) <= 1:
        return None
    return Read(at + 1, "DATE", Fixed(f"{first}/{second}"), "gregorian", "two years")


def _decade(items: Items, at: int) -> Read | None:
    """دهه ۱۹۳۰، دهه شصت، دهه ۹۰ میلادی، قرن بیست و یکم."""
    unit = items[at].entry.unit
    number = number_at(items, at + 1)
    if number is None or number.value is None or items[at].entry.form != "one":
        return None
    value, end = number.value, number.end
    era = items[end].entry.era
    end = end + 1 if era else end
    if unit == "century":
        if not 1 <= value <= 21:
            return None
        century: Calendar = era or "gregorian"
        return Read(end, "DATE", Year(calendar=century, year=(value - 1) * 100, years=100), century, "century")
    if number.ordinal or value % 10:
        return None
    if value < 100:
        calendar: Calendar = era or "jalali"
        value += 1300 if calendar == "jalali" and value >= 10 else 1400 if calendar == "jalali" else 1900
    else:
        calendar = era or ("jalali" if value < 1500 else "gregorian")
    return Read(end, "DATE", Year(calendar=calendar, year=value, years=10), calendar, "decade")


def season_read(items: Items, at: int) -> Read | None:
    """A season: with فصل, with a year or beside now."""
    i = at + 1 if items.marked(at, "season_word") else at
    season = items[i].entry.season
    if season is None:
        return None
    tail = tail_at(items, i + 1, None)
    led = i > at or is_word(items, at - 1, "تا", "از") or items.marked(at - 1, "lasts")
    if tail.end == i + 1 and not led:
        return None
    meaning = Season(
        season=season, calendar=tail.calendar, year=tail.year, year_offset=tail.year_offset, side=tail.side
    )
    return Read(tail.end, "DATE", meaning, tail.calendar or "relative", "season")


def edge_at(items: Items, at: int) -> Read | None:
    """A part of a longer time: اواخر ماه گذشته میلادی، ابتدای بهمن ۹۸، پایان سال ۲۰۲۰."""

    edge = "first" if items.marked(at, "firsts") else "last" if items.marked(at, "lasts") else ""
    if not edge and not items.marked(at, "edges"):
        return None
    if edge == "last" and items[at + 1].entry.unit == "week" and not is_word(items, at, "پایان"):
        return _weekend(items, at + 1)
    read = month_read(items, at + 1, edge=edge, led=True) or whole_at(items, at + 1)
    if read is None:
        from goft.times.rules.days import day_at

        read = day_at(items, at + 1)
    return msgspec.structs.replace(read, why=f"part of a {read.why}") if read and read.type == "DATE" else None


def _weekend(items: Items, at: int) -> Read:
    """آخر هفته, آخر هفته گذشته, آخر هفته‌ها."""
    if items[at].entry.form == "many":
        return Read(at + 1, "SET", Fixed("XXXX-WXX-WE"), "relative", "every weekend")
    side = side_at(items, at + 1)
    end = at + 1 if side is None else at + 2
    return Read(end, "DATE", Unit(unit="weekend", offset=side or 0), "relative", "weekend")


def whole_at(items: Items, at: int) -> Read | None:
    """A time that has parts: a month, year, season, or a unit beside now."""
    from goft.times.rules.relative import unit_read

    read = month_read(items, at, led=True) or year_read(items, at) or season_read(items, at) or unit_read(items, at)
    if read is None and items[at].entry.unit in ("month", "year") and items[at].entry.form == "one":
        # پایان سال is this year's, where no other is named.
        era = items[at + 1].entry.era
        meaning = Unit(unit=items[at].entry.unit or "", offset=0, calendar=era)
        return Read(at + 2 if era else at + 1, "DATE", meaning, "relative", items[at].entry.unit or "")
    return read if read and read.type == "DATE" and not isinstance(read.meaning, Fixed) else None
