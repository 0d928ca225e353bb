"""Dates of three calendars against two other libraries, over the years that news can name."""

from __future__ import annotations

from datetime import date, timedelta

import jdatetime  # type: ignore[import-untyped]  # no stubs
import pytest
from convertdate import islamic, persian  # type: ignore[import-untyped]  # no stubs
from hijridate import Hijri
from hypothesis import assume, given
from hypothesis import strategies as st

from goft.language import Language
from goft.times import Times
from goft.times.calendars import fields_of, month_bounds, to_day, year_bounds

YEARS = st.integers(1300, 1500)
DAYS = st.dates(date(1921, 3, 21), date(2122, 3, 20))
PERSIAN, ARABIC, ASCII = "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "0123456789"
MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]


@given(DAYS)
def test_jalali_days_are_those_of_two_libraries(day: date) -> None:
    theirs = jdatetime.date.fromgregorian(date=day)
    assert fields_of("jalali", day) == (theirs.year, theirs.month, theirs.day)
    assert fields_of("jalali", day) == persian.from_gregorian(day.year, day.month, day.day)


@given(DAYS)
def test_jalali_days_come_back(day: date) -> None:
    fields = fields_of("jalali", day)
    assert fields
    assert to_day("jalali", *fields) == day


@pytest.mark.parametrize("year", range(1300, 1501))
def test_nowruz_and_the_last_day_of_the_year(year: int) -> None:
    nowruz = jdatetime.date(year, 1, 1).togregorian()
    assert to_day("jalali", year, 1, 1) == nowruz == date(*persian.to_gregorian(year, 1, 1))
    leap = jdatetime.date(year, 1, 1).isleap()
    last = to_day("jalali", year, 12, 30 if leap else 29)
    assert last is not None
    assert fields_of("jalali", last + timedelta(days=1)) == (year + 1, 1, 1)
    assert (to_day("jalali", year, 12, 30) is not None) == leap
    assert year_bounds("jalali", year) == (nowruz, last)


@given(YEARS, st.integers(1, 12))
def test_months_join_without_a_gap(year: int, month: int) -> None:
    this, following = month_bounds("jalali", year, month), month_bounds("jalali", year + month // 12, month % 12 + 1)
    assert this
    assert following
    assert following[0] - this[1] == timedelta(days=1)
    assert (this[1] - this[0]).days + 1 == (31 if month < 7 else 30 if month < 12 or year_is_leap(year) else 29)


def year_is_leap(year: int) -> bool:
    return bool(jdatetime.date(year, 1, 1).isleap())


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 29))
def test_hijri_days_are_umm_al_qura_and_near_the_arithmetical_ones(year: int, month: int, day: int) -> None:
    assume(day <= Hijri(year, month, 1).month_length())  # the table gives a month of 1343 only 28 days
    ours, theirs = to_day("hijri", year, month, day), Hijri(year, month, day).to_gregorian()
    assert ours == date(theirs.year, theirs.month, theirs.day)
    assert ours
    assert fields_of("hijri", ours) == (year, month, day)
    assert abs((ours - date(*islamic.to_gregorian(year, month, day))).days) <= 2


@given(st.integers(1, 1342), st.integers(1, 12), st.integers(1, 29))
def test_hijri_days_before_the_table_are_arithmetical(year: int, month: int, day: int) -> None:
    ours = to_day("hijri", year, month, day)
    assert ours
    assert abs((ours - date(*islamic.to_gregorian(year, month, day))).days) <= 1


@pytest.mark.parametrize(
    ("calendar", "fields"),
    [("jalali", (1402, 12, 30)), ("jalali", (1402, 7, 31)), ("gregorian", (2023, 2, 29)), ("hijri", (1444, 13, 1))],
)
def test_days_that_a_calendar_has_not(calendar: str, fields: tuple[int, int, int]) -> None:
    assert to_day(calendar, *fields) is None  # type: ignore[arg-type]  # parametrized strings


@pytest.fixture(scope="module")
def stations() -> tuple[Language, Times]:
    return Language.load(tagged=False), Times.load()


@given(year=YEARS.filter(lambda year: year <= 1420), month=st.integers(1, 12), day=st.integers(1, 29), data=st.data())
def test_written_dates_in_three_scripts(
    stations: tuple[Language, Times], year: int, month: int, day: int, data: st.DataObject
) -> None:
    digits = str.maketrans(ASCII, data.draw(st.sampled_from([PERSIAN, ARABIC, ASCII])))
    written = data.draw(
        st.sampled_from(
            [
                f"{day} {MONTHS[month - 1]} {year}",
                f"{day} {MONTHS[month - 1]}ماه سال {year}",
                f"{year}/{month:02}/{day:02}",
                f"{year}-{month:02}-{day:02}",
            ]
        )
    ).translate(digits)
    language, times = stations
    text = f"این نامه در {written} نوشته شد."
    found = times.find(text, language.read(text), None)
    expected = jdatetime.date(year, month, day).togregorian()
    assert [(text[one.start : one.end], one.value) for one in found] == [(written, expected.isoformat())]


@given(DAYS.filter(lambda day: day.year < 2100))
def test_written_gregorian_dates(stations: tuple[Language, Times], day: date) -> None:
    language, times = stations
    months = ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"]
    text = f"این نامه در {day.day} {months[day.month - 1]} {day.year} نوشته شد."
    assert [one.value for one in times.find(text, language.read(text), None)] == [day.isoformat()]


@given(DAYS, st.integers(0, 6))
def test_weekdays_look_back_less_than_a_week(stations: tuple[Language, Times], published: date, back: int) -> None:
    language, times = stations
    names = ["دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنج\u200cشنبه", "جمعه", "شنبه", "یکشنبه"]
    day = published - timedelta(days=back)
    text = f"وزیر روز {names[day.weekday()]} به سفر رفت."
    assert [one.value for one in times.find(text, language.read(text), published)] == [day.isoformat()]


@given(DAYS)
def test_the_week_is_that_from_saturday_to_friday(stations: tuple[Language, Times], published: date) -> None:
    language, times = stations
    text = "وزیر هفته گذشته به سفر رفت."
    saturday = published - timedelta(days=(published.weekday() + 2) % 7 + 7)
    wanted = (saturday + timedelta(days=2)).strftime("%G-W%V")
    assert [one.value for one in times.find(text, language.read(text), published)] == [wanted]
