"""The fixed words of pages by language, read from `data/labels.toml`, and how numbers and days are written."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from goft.plots.model import Language
from goft.plots.words import load_words

__all__ = ["Labels", "load_labels"]


class _Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language of `data/labels.toml`."""

    direction: Literal["rtl", "ltr"]
    acts: dict[str, str]
    kinds: dict[str, str]
    events: dict[str, str]
    statuses: dict[str, str]
    figures: dict[str, str]
    bounds: dict[str, str]
    orders: dict[str, str]
    texts: dict[str, str]


class Labels:
    """A language's words. Days are ISO; what is no day stays as it is."""

    def __init__(self, language: Language, texts: _Texts) -> None:
        self.language = language
        self.direction = texts.direction
        self.acts = texts.acts
        self.kinds = texts.kinds
        self.events = texts.events
        self.statuses = texts.statuses
        self.figures = texts.figures
        self.bounds = texts.bounds
        self.orders = texts.orders
        self.texts = texts.texts
        self._words = load_words(language)

    @property
    def comma(self) -> str:
        """What stands between the items of a list."""
        return self._words.comma

    def text(self, name: str, /, **values: object) -> str:
        """A text of the file with its gaps filled. Raises `KeyError` for a name that is not there.

        >>> load_labels("en").text("statements", number=3)
        '3 statements'
        """
        return self.texts[name].format(**values)

    def number(self, number: float) -> str:
        """A number in the language's digits.

        >>> load_labels("fa").number(1250)
        '۱٬۲۵۰'
        """
        return self._words.number(number)

    def digits(self, text: str) -> str:
        """A text with its digits in the language's own."""
        return self._words.figures(text)

    def unit(self, unit: str | None) -> str:
        """A figure's unit, as it is written after the number."""
        return self._words.units.get(unit or "", unit or "")

    def day(self, iso: str) -> str:
        """The day as readers of the language write it: Jalali in Persian, Gregorian in English.

        >>> load_labels("fa").day("2023-03-29")
        '۹ فروردین ۱۴۰۲'
        """
        return self._days(iso)[0]

    def month(self, month: str) -> str:
        """A Gregorian month ("YYYY-MM") as it is written.

        >>> load_labels("en").month("2023-03")
        'March 2023'
        """
        day = date.fromisoformat(f"{month}-01")
        return self._words.gregorian(day).partition(" ")[2]

    def other_day(self, iso: str) -> str:
        """The same day in the other calendar.

        >>> load_labels("fa").other_day("2023-03-29")
        '۲۹ مارس ۲۰۲۳'
        """
        return self._days(iso)[1]

    def _days(self, iso: str) -> tuple[str, str]:
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso, iso
        jalali, gregorian = self._words.jalali(day) or iso, self._words.gregorian(day)
        return (jalali, gregorian) if self.language == "fa" else (gregorian, jalali)


@cache
def load_labels(language: Language) -> Labels:
    """The words of a language. Raises `msgspec.ValidationError` where the file is not as it should be."""
    text = resources.files("goft.render").joinpath("data/labels.toml").read_text(encoding="utf-8")
    return Labels(language, msgspec.convert(tomllib.loads(text)[language], _Texts))
