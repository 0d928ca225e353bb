"""The fixed words of a picture and its ways to write numbers and days, by language."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib import resources

import msgspec

from goft.plots.model import Language
from goft.times.calendars import fields_of

__all__ = ["Words", "load_words"]


class Words(msgspec.Struct, frozen=True):
    """One language of `data/words.toml`; the file says what each entry is for."""

    digits: str
    thousands: str
    point: str
    comma: str
    jalali_months: tuple[str, ...]
    gregorian_months: tuple[str, ...]
    texts: dict[str, str]
    groups: dict[str, str]
    lanes: dict[str, str]
    units: dict[str, str]

    def text(self, name: str, /, **values: str) -> str:
        """A sentence of the file with its gaps filled.

        >>> load_words("en").text("count", number="3")
        '3 in all'
        """
        return self.texts[name].format(**values)

    def number(self, value: float) -> str:
        """A number in the language's digits, with at most two decimals, or six where it is below a tenth.

        >>> load_words("fa").number(-12500.5)
        '−۱۲٬۵۰۰٫۵'
        """
        rounded = f"{abs(value):,.{2 if abs(value) >= 0.1 else 6}f}".rstrip("0").rstrip(".")
        marks = str.maketrans({",": self.thousands, ".": self.point})
        return ("−" if value < 0 and rounded != "0" else "") + self.figures(rounded.translate(marks))

    def figures(self, text: str) -> str:
        """The text with its digits in the language's own."""
        return text.translate(str.maketrans("0123456789", self.digits))

    def jalali(self, day: date, *, year: bool = True) -> str:
        """The day in the Jalali calendar; empty where the calendar's tables end.

        >>> load_words("fa").jalali(date(2025, 3, 21))
        '۱ فروردین ۱۴۰۴'
        """
        return self._written(fields_of("jalali", day), self.jalali_months, year)

    def gregorian(self, day: date, *, year: bool = True) -> str:
        """The day in the Gregorian calendar.

        >>> load_words("fa").gregorian(date(2025, 3, 21))
        '۲۱ مارس ۲۰۲۵'
        """
        return self._written((day.year, day.month, day.day), self.gregorian_months, year)

    def both(self, day: date) -> str:
        """The day in both calendars, in one line."""
        jalali, gregorian = self.jalali(day), self.gregorian(day)
        return self.text("both", jalali=jalali, gregorian=gregorian) if jalali else gregorian

    def _written(self, fields: tuple[int, int, int] | None, months: tuple[str, ...], year: bool) -> str:
        if fields is None:
            return ""
        written = f"{fields[2]} {months[fields[1] - 1]}" + (f" {fields[0]}" if year else "")
        return self.figures(written)


@cache
def load_words(language: Language) -> Words:
    """The words of a language."""
    text = resources.files("goft.plots").joinpath("data/words.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text)[language], Words)
