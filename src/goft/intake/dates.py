"""Days of publication as people write them: Gregorian or Jalali, in Latin, Persian or Arabic digits."""

from __future__ import annotations

import re
from datetime import date

from goft.errors import DateError

__all__ = ["parse_day"]

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
# A time of day after the date (2023-03-29T14:30:00+03:30) is allowed and left out.
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?")
# 1200 is 1821, before the first newspaper; 1416 is 2037, while the lunar 1416 is 1995: from there a year is lunar.
_JALALI_YEARS = range(1200, 1416)
_HINT = "write a day such as 2023-03-29, 1402-01-09 or ۱۴۰۲/۰۱/۰۹"


def parse_day(text: str) -> date:
    """The Gregorian day of a date written year first; a year under 1700 is Jalali.

    >>> parse_day("۱۴۰۲/۰۱/۰۹")
    datetime.date(2023, 3, 29)

    Raises DateError for another order, for words, and for a day that its calendar does not have.
    """
    match = _DAY.fullmatch(text.strip().translate(_DIGITS))
    if not match:
        raise DateError(f"{text!r} is not a date that Goft knows", hint=_HINT)
    year, month, day = (int(number) for number in match.groups())
    try:
        return _jalali(year, month, day) if year < 1700 else date(year, month, day)
    except ValueError as error:
        calendar = "Jalali" if year < 1700 else "Gregorian"
        raise DateError(f"the {calendar} calendar has no day {text!r}", hint=_HINT) from error


def _jalali(year: int, month: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate

    if year not in _JALALI_YEARS:
        raise ValueError("a slip of the keyboard, or a lunar year")
    jalali: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]  # persiantools
    return jalali
