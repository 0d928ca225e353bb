"""The axis of days: which days are marked, and how both calendars write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goft.plots.days import day_ticks, ticks
from goft.plots.words import load_words

_FA, _EN = load_words("fa"), load_words("en")


@pytest.mark.parametrize(
    ("day", "jalali", "gregorian"),
    [
        (date(2025, 3, 21), "۱ فروردین ۱۴۰۴", "۲۱ مارس ۲۰۲۵"),
        (date(2025, 3, 20), "۳۰ اسفند ۱۴۰۳", "۲۰ مارس ۲۰۲۵"),  # the last day of a leap year
        (date(2024, 3, 20), "۱ فروردین ۱۴۰۳", "۲۰ مارس ۲۰۲۴"),
        (date(1979, 2, 11), "۲۲ بهمن ۱۳۵۷", "۱۱ فوریه ۱۹۷۹"),
        (date(2026, 1, 1), "۱۱ دی ۱۴۰۴", "۱ ژانویه ۲۰۲۶"),
    ],
)
def test_known_days_in_both_calendars(day: date, jalali: str, gregorian: str) -> None:
    assert (_FA.jalali(day), _FA.gregorian(day)) == (jalali, gregorian)


def test_english_writes_the_same_days() -> None:
    assert _EN.both(date(2025, 3, 21)) == "1 Farvardin 1404 (21 March 2025)"


def test_each_calendar_writes_its_year_where_it_changes() -> None:
    marks = day_ticks((date(2024, 12, 21), date(2025, 1, 20), date(2025, 3, 21), date(2025, 4, 21)), _EN)
    assert [mark.jalali for mark in marks] == ["1 Dey 1403", "1 Bahman", "1 Farvardin 1404", "1 Ordibehesht"]
    assert [mark.gregorian for mark in marks] == ["21 December 2024", "20 January 2025", "21 March", "21 April"]


def test_long_spans_are_marked_at_the_first_of_jalali_months() -> None:
    marks = next(ticks(date(2024, 11, 2), date(2025, 12, 20), _EN))
    assert [mark.jalali.split()[:2] for mark in marks] == [
        ["1", month] for month in ("Azar", "Bahman", "Farvardin", "Khordad", "Mordad", "Mehr", "Azar")
    ]


@given(st.dates(), st.integers(0, 40_000), st.integers(2, 9))
def test_marks_are_few_in_order_and_inside(first: date, span: int, most: int) -> None:
    last = first + timedelta(days=min(span, (date.max - first).days))
    marks = next(ticks(first, last, _FA, most))
    days = [mark.day for mark in marks]
    assert 1 <= len(days) <= most
    assert days == sorted(set(days))
    assert first <= days[0]
    assert days[-1] <= last
