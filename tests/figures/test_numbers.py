"""Numbers in words: every number up to 10¹² reads back, however it is spelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goft.figures.numbers import Number, read_number
from goft.figures.pieces import pieces_of
from goft.language import Language, Sentence, Token
from goft.language.tokens import fold, tokenize

ONES = ["یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"]
TEENS = ["ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده"]
TENS = ["بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
HUNDREDS = ["صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]
SCALES = [(10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار")]
ANDS = [" و ", "\u200cو\u200c", " و", "و "]
LARGEST = 10**12


def _below_thousand(number: int, join: str) -> str:
    parts: list[str] = []
    if number >= 100:
        parts.append(HUNDREDS[number // 100 - 1])
    rest = number % 100
    if rest >= 20:
        parts.append(TENS[rest // 10 - 2])
        rest %= 10
    elif rest >= 10:
        parts.append(TEENS[rest - 10])
        rest = 0
    if rest:
        parts.append(ONES[rest - 1])
    return join.join(parts)


def _words(number: int, join: str, before_scale: str, digits: bool, counts_one: bool) -> str:
    """A number in words; `digits` writes what is below a thousand in digits, `counts_one` says یک هزار for هزار."""
    if number == 0:
        return "صفر"
    parts: list[str] = []
    for scale, name in SCALES:
        many, number = divmod(number, scale)
        if many == 1 and scale == 1000 and not counts_one and not parts:
            parts.append(name)
        elif many >= 1000:
            parts.append(_words(many, join, before_scale, digits, True) + before_scale + name)
        elif many:
            parts.append((str(many) if digits else _below_thousand(many, join)) + before_scale + name)
    if number:
        parts.append(str(number) if digits else _below_thousand(number, join))
    return join.join(parts)


def _read(text: str) -> Number | None:
    """The number at the start of a text, by its words alone."""
    tokens = tuple(Token(text[a:b], fold(text[a:b]), a, b, "NUM", False, fold(text[a:b])) for a, b in tokenize(text))
    return read_number(pieces_of(Sentence(tokens, 0, len(text))), 0)


@given(
    number=st.integers(0, LARGEST) | st.sampled_from([10**n for n in range(13)]) | st.integers(0, 9_999),
    join=st.sampled_from(ANDS),
    before_scale=st.sampled_from([" ", "\u200c", ""]),
    digits=st.booleans(),
    counts_one=st.booleans(),
)
def test_number_in_words_reads_back(number: int, join: str, before_scale: str, digits: bool, counts_one: bool) -> None:
    words = _words(number, " و " if digits else join, before_scale, digits, counts_one)
    read = _read(words)
    assert read is not None
    assert read.value == number, words


@given(number=st.integers(0, LARGEST), mark=st.sampled_from(["", ",", "٬"]), digits=st.sampled_from(["", "۰", "٠"]))
def test_number_in_digits_reads_back(number: int, mark: str, digits: str) -> None:
    written = f"{number:,}".replace(",", mark)
    if digits:
        written = "".join(chr(ord(digits) + int(c)) if c.isdecimal() else c for c in written)
    read = _read(written)
    assert read is not None
    assert read.value == number


@pytest.mark.parametrize(
    "word",
    [
        "سیاه",
        "سیاست",
        "دوست",
        "دوستی",
        "دهان",
        "صدا",
        "هزاره",
        "نهاد",
        "سهام",
        "دوباره",
        "سه\u200cشنبه",
        "پنجشنبه",
        "یکشنبه",
        "دوره",
        "سیستم",
        "چهارشنبه",
        "صدمه",
    ],
)
def test_words_that_begin_like_a_number_are_none(word: str) -> None:
    assert _read(word) is None


@pytest.mark.parametrize(
    "words", ["دوم", "بیست و دومین", "صد و سوم", "سی‌ام", "۲۵مین", "۲۵ ام", "یکصد و چهل و دومین", "بیست‌ودوم"]
)
def test_ordinals_are_no_counts(words: str) -> None:
    read = _read(words)
    assert read is not None
    assert read.is_ordinal


def test_language_gives_number_words_as_tokens() -> None:
    (sentence,) = Language.load().read("دویست و سی و پنج هزار و ۴۰۰ نفر آمدند.")
    read = read_number(pieces_of(sentence), 0)
    assert read is not None
    assert read.value == 235_400
