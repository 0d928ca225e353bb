"""Days of publication."""

from __future__ import annotations

from datetime import date

import pytest

from goft.errors import DateError
from goft.intake import parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-03-29", date(2023, 3, 29)),
        ("2023/3/29", date(2023, 3, 29)),
        ("2023-03-29T14:30:00+03:30", date(2023, 3, 29)),
        ("1402-01-09", date(2023, 3, 29)),
        ("1402/1/9", date(2023, 3, 29)),
        ("۱۴۰۲/۰۱/۰۹", date(2023, 3, 29)),
        ("١٤٠٢-٠١-٠٩", date(2023, 3, 29)),
        ("1403-12-30", date(2025, 3, 20)),  # a leap year's last day
    ],
)
def test_days(text: str, day: date) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(
    "text", ["", "29-03-2023", "9 فروردین", "1402-13-01", "1402-12-30", "2023-02-29", "1444-09-07"]
)
def test_what_is_no_day_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(DateError, match="write a day such as"):
        parse_day(text)
