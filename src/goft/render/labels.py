"""The words that pages and tables show for acts and kinds, and Persian ways to write numbers and days."""

from __future__ import annotations

from datetime import date

from goft.record import Act, StatementKind

__all__ = ["ACTS", "KINDS", "persian_day", "persian_number"]

ACTS: dict[Act, str] = {
    "assert": "اظهار",
    "deny": "تکذیب",
    "accuse": "اتهام",
    "criticise": "انتقاد",
    "support": "حمایت",
    "demand": "درخواست",
    "pledge": "تعهد",
    "threaten": "تهدید",
    "warn": "هشدار",
    "hope": "امید",
    "concern": "نگرانی",
    "refuse": "امتناع",
    "ask": "پرسش",
    "characterise": "توصیف",
}
KINDS: dict[StatementKind, str] = {"direct": "نقل مستقیم", "indirect": "نقل غیرمستقیم", "mixed": "نقل آمیخته"}

_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip


def persian_number(number: int | str) -> str:
    """The number in Persian digits."""
    return str(number).translate(_DIGITS)


def persian_day(iso: str) -> str:
    """An ISO day in the Jalali calendar, as newspapers write it; what is no day stays as it is.

    >>> persian_day("2023-03-29")
    '۹ فروردین ۱۴۰۲'
    """
    from persiantools.jdatetime import JalaliDate

    try:
        day = JalaliDate.to_jalali(date.fromisoformat(iso))  # type: ignore[no-untyped-call]  # persiantools
    except ValueError:
        return iso
    return f"{persian_number(day.day)} {_MONTHS[day.month - 1]} {persian_number(day.year)}"
