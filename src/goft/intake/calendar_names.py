"""The Jalali months and the days of the week in Persian, as persiantools has them."""

from __future__ import annotations

from persiantools import jdatetime

__all__ = ["MONTHS", "WEEKDAYS"]

MONTHS: tuple[str, ...] = tuple(filter(None, jdatetime.MONTH_NAMES_FA))
"""From Farvardin to Esfand."""
WEEKDAYS: tuple[str, ...] = tuple(jdatetime.WEEKDAY_NAMES_FA)
"""From Saturday on, with half-spaces."""
