"""The times station as a whole: places, anchors, and any text at all."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goft.language import Language
from goft.times import FoundTime, Times
from goft.times.lexicon import load_lexicon

DAY = date(2026, 8, 17)


@pytest.fixture(scope="module")
def stations() -> tuple[Language, Times]:
    return Language.load(), Times.load()


def read(stations: tuple[Language, Times], text: str, published: date | None = DAY) -> tuple[FoundTime, ...]:
    language, times = stations
    return times.find(text, language.read(text), published)


WORDS = st.sampled_from(sorted(load_lexicon().entries))
NUMBERS = st.integers(0, 3000).map(lambda n: str(n).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")))
MARKS = st.sampled_from(
    ["،", ".", "(", ")", "-", "/", ":", "تا", "از", "و", "در", "که", "17:30", "1400/03/28", "9999/99/99"]
)


@given(
    st.lists(st.one_of(WORDS, NUMBERS, MARKS), max_size=30).map(" ".join),
    st.sampled_from([None, DAY, date.min, date.max]),
)
@settings(max_examples=300, deadline=None)
def test_any_words_of_time(stations: tuple[Language, Times], text: str, published: date | None) -> None:
    check(text, read(stations, text, published))


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text(stations: tuple[Language, Times], text: str) -> None:
    check(text, read(stations, text))


CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]


def test_any_case_cut_short(stations: tuple[Language, Times]) -> None:
    """A text may end inside an expression: ساعت ۶:۳۰ به وقت."""
    for words in [["ساعت", "۶:۳۰", "به", "وقت"], *(case["text"].translate(UNMARKED).split() for case in CASES)]:
        for end in range(1, len(words) + 1):
            text = " ".join(words[:end])
            check(text, read(stations, text))


UNMARKED = str.maketrans("", "", "[]")


def check(text: str, found: tuple[FoundTime, ...]) -> None:
    """Places are in the text, in order, apart, and none is empty."""
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        end = one.end


def test_the_sentence_is_told(stations: tuple[Language, Times]) -> None:
    found = read(stations, "وزیر آمد. او دیروز رفت.")
    assert [(one.sentence, one.value) for one in found] == [(1, "2026-08-16")]


def test_a_stamp_anchors_and_is_not_reported(stations: tuple[Language, Times]) -> None:
    found = read(stations, "خرداد 20, 1400 18:17\n\nوزیر دیروز به مسکو رفت.", None)
    assert [one.value for one in found] == ["2021-06-09"]


def test_publication_goes_before_a_stamp(stations: tuple[Language, Times]) -> None:
    found = read(stations, "خرداد 20, 1400 18:17\n\nوزیر دیروز به مسکو رفت.", DAY)
    assert [one.value for one in found] == ["2026-08-16"]


def test_a_full_date_gives_others_their_year(stations: tuple[Language, Times]) -> None:
    found = read(stations, "این واکسن ۱۵ ژوئن ۲۰۲۱ تأیید شد. واردات ۲۸ فروردین آغاز شده بود.", None)
    assert [one.value for one in found] == ["2021-06-15", "2021-04-17"]


def test_a_weekday_fixes_the_year_after_one_that_is_named(stations: tuple[Language, Times]) -> None:
    found = read(stations, "او روز یک‌شنبه ۳۱ فروردین سخن گفت. واردات از ابتدای بهمن ۹۸ ممنوع است.", None)
    assert [one.value for one in found] == ["2020-04-19", "2020-01-21"]


def test_a_weekday_that_does_not_fit_leaves_the_year_open(stations: tuple[Language, Times]) -> None:
    found = read(stations, "او روز یک‌شنبه ۷ اردیبهشت سخن گفت. این خبر از بهمن سال ۹۷ است.", None)
    assert [one.value for one in found] == [None, "2019-01-21/2019-02-19"]


def test_a_weekday_before_brackets_is_their_day(stations: tuple[Language, Times]) -> None:
    found = read(stations, "رهبر روز جمعه (۱۹ دی‌ماه) سخن گفت. مجلس در آذرماه ۹۹ رأی داده بود.", None)
    assert [one.value for one in found][:2] == ["2021-01-08", "2021-01-08"]


def test_dates_after_one_in_full_are_of_its_year(stations: tuple[Language, Times]) -> None:
    found = read(stations, "سفر او در ۱۷ آذر سال ۱۳۳۲ بود. اعتراض از روز ۱۴ آذر آغاز شد.")
    assert [one.value for one in found] == ["1953-12-08", "1953-12-05"]


def test_what_was_told_before(stations: tuple[Language, Times]) -> None:
    found = read(stations, "حمله پنج‌شنبه‌شب رخ داد. در آن شب کسی نخوابید. روز بعد او رفت.")
    assert [one.value for one in found] == ["2026-08-13TNI", "2026-08-13TNI", "2026-08-14"]


def test_the_year_that_was_told(stations: tuple[Language, Times]) -> None:
    found = read(stations, "ساخت پل در مه ۲۰۲۴ شروع شد و تا آخر همان سال طول کشید.")
    assert [one.value for one in found] == ["2024-05", "2024"]


def test_a_year_is_jalali_where_the_text_counts_so(stations: tuple[Language, Times]) -> None:
    found = read(stations, "در تیرماه و مردادماه گران شد. سال گذشته ارزان بود.")
    assert found[-1].value == "2025-03-21/2026-03-20"
