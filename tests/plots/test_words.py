"""The file of fixed words: both languages whole, numbers in the language's digits."""

from __future__ import annotations

import re

import pytest

from goft.plots.model import GROUPS, Language
from goft.plots.words import load_words

_LANGUAGES: tuple[Language, ...] = ("fa", "en")


@pytest.mark.parametrize("language", _LANGUAGES)
def test_each_language_has_every_word(language: Language) -> None:
    words, other = load_words(language), load_words("en")
    assert len(words.digits) == 10
    assert len(words.jalali_months) == len(words.gregorian_months) == 12
    assert set(words.groups) == set(GROUPS)
    assert (
        set(words.lanes) == set(other.lanes) >= {"repeats", "disputes", "supports", "unclear", "for", "against", "none"}
    )
    assert set(words.units) == set(other.units)
    assert set(words.texts) == set(other.texts)
    for name, text in words.texts.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", other.texts[name])), name


@pytest.mark.parametrize(
    ("value", "persian", "english"),
    [
        (0, "۰", "0"),
        (1234567, "۱٬۲۳۴٬۵۶۷", "1,234,567"),
        (-2.5, "−۲٫۵", "−2.5"),
        (0.05, "۰٫۰۵", "0.05"),
        (-1e-9, "۰", "0"),
        (100, "۱۰۰", "100"),
    ],
)
def test_numbers(value: float, persian: str, english: str) -> None:
    assert (load_words("fa").number(value), load_words("en").number(value)) == (persian, english)
