"""What the times station gives."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Calendar", "FoundTime", "TimeCalendar", "TimeType"]

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Calendar = Literal["jalali", "gregorian", "hijri"]
TimeCalendar = Literal["jalali", "gregorian", "hijri", "relative"]


class FoundTime(msgspec.Struct, frozen=True):
    """A time expression of the repaired text.

    `start` and `end` are code points of the repaired text, `sentence` the number of its sentence. `value` is ISO 8601
    as TIMEX3 writes it, in the Gregorian calendar; None where the text and the day of publication leave it open.
    """

    start: int
    end: int
    type: TimeType
    value: str | None
    calendar: TimeCalendar
    sentence: int
    why: str
