"""The Jalali months and the days of the week in Persian, as persiantools has them; loaded when a page asks for them."""

from __future__ import annotations

from functools import cache

__all__ = ["months", "weekdays"]


@cache
def months() -> tuple[str, ...]:
    """From Farvardin to Esfand."""
    from persiantools import jdatetime

    return tuple(filter(None, jdatetime.MONTH_NAMES_FA))


@cache
def weekdays() -> tuple[str, ...]:
    """From Saturday on, with half-spaces."""
    from persiantools import jdatetime

    return tuple(jdatetime.WEEKDAY_NAMES_FA)
