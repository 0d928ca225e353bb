"""Times of a day: عصر روز شنبه، سه‌شنبه شب، بامداد دوشنبه ۲۷ بهمن، دیشب، ساعت ۸ شب یکشنبه به وقت محلی آمریکا."""

from __future__ import annotations

import msgspec

from goft.times.items import Items
from goft.times.meanings import Day, Meaning, Range, Read, Timed, Told
from goft.times.model import TimeCalendar
from goft.times.numbers import number_at
from goft.times.rules.clock import Clock, clock_at, is_hour_word, zone_end
from goft.times.rules.days import day_at
from goft.times.rules.parts import is_word, side_at

__all__ = ["time_at"]


def time_at(items: Items, at: int) -> Read | None:
    """The time of a day that begins at an item: a clock time or a part of a day, with its day before or behind it."""
    entry = items[at].entry
    if entry.night is not None:
        night = Timed(Day(offset=entry.night), "TNI")
        return _clock_behind(items, Read(at + 1, "TIME", night, "relative", "a night beside today"))
    clock = clock_at(items, at)
    if clock:
        return _day_behind(items, clock)
    if entry.weekday is not None and entry.part:
        return _glued(items, at)
    if entry.part:
        return _part_first(items, at)
    if items.marked(at, "edges") and items[at + 1].entry.part:
        return _part_first(items, at + 1)
    if items.marked(at, "moments"):
        day = day_at(items, at + 1)
        return msgspec.structs.replace(day, type="TIME") if day else None
    if items.marked(at, "that") and items[at + 1].entry.part == "NI":
        return Read(at + 2, "TIME", Timed(Told("day"), "TNI"), "relative", "a night named before")
    return _day_first(items, at)


def _glued(items: Items, at: int) -> Read:
    """سه‌شنبه‌شب, with the date behind it (سه‌شنبه‌شب ۱۲ مرداد)."""
    entry = items[at].entry
    read = Read(
        at + 1, "TIME", Timed(Day(weekday=entry.weekday), f"T{entry.part}"), "relative", "weekday and part of the day"
    )
    date = day_at(items, at + 1)
    if date and isinstance(date.meaning, Day) and date.meaning.month is not None and date.type == "DATE":
        dated = msgspec.structs.replace(date.meaning, weekday=entry.weekday)
        read = msgspec.structs.replace(
            read, end=date.end, meaning=Timed(dated, f"T{entry.part}"), calendar=date.calendar
        )
    return _clock_behind(items, read)


def _part_first(items: Items, at: int) -> Read | None:
    """بامداد امروز، عصر روز شنبه ۲ مرداد، شب گذشته، صبح ساعت ۵."""
    entry = items[at].entry
    if entry.form == "many" or entry.part is None:
        return None
    beside = _beside(items, at, entry.part)
    if beside:
        return beside
    near = at + 2 if items.marked(at + 1, "approximate") else at + 1
    clock = clock_at(items, near) if is_hour_word(items, near) else None
    if clock:
        return _day_behind(items, msgspec.structs.replace(clock, part=clock.part or entry.part))
    if items[at].text == "شب" and number_at(items, at + 1):
        return None
    day = day_at(items, at + 1)
    if day and isinstance(day.meaning, Day) and day.type == "DATE":
        timed = Timed(day.meaning, f"T{entry.part}")
        return _clock_behind(items, Read(day.end, "TIME", timed, day.calendar, "part of a day"))
    if is_word(items, at - 1, "از", "تا") and not items.is_ezafe(at):
        return Read(at + 1, "TIME", Timed(None, f"T{entry.part}"), "relative", "part of this day")
    return None


def _beside(items: Items, at: int, part: str) -> Read | None:
    """شب گذشته (یکشنبه), شب قبل."""
    side = side_at(items, at + 1)
    if side and not is_word(items, at + 1, "اخیر"):
        timed = Timed(Day(offset=side), f"T{part}")
        named = is_word(items, at + 2, "(") and items[at + 3].entry.weekday is not None and is_word(items, at + 4, ")")
        return Read(at + 5 if named else at + 2, "TIME", timed, "relative", "part of a day beside today")
    if is_word(items, at + 1, "قبل", "بعد") and not is_word(items, at + 2, "از"):
        told = Told("day", 1 if is_word(items, at + 1, "بعد") else -1)
        return Read(at + 2, "TIME", Timed(told, f"T{part}"), "relative", "part of a day beside one named before")
    return None


def _day_first(items: Items, at: int) -> Read | None:
    """سه‌شنبه شب، فردا صبح، جمعه ۵ خرداد ساعت ۱۰."""
    day = day_at(items, at)
    if day is None or not isinstance(day.meaning, Day) or day.type != "DATE":
        return None
    behind = items[day.end].entry
    if behind.part and behind.form == "one" and behind.weekday is None:
        timed = Timed(day.meaning, f"T{behind.part}")
        return _clock_behind(items, Read(day.end + 1, "TIME", timed, day.calendar, "day and its part"))
    i = day.end + 1 if is_word(items, day.end, "،") else day.end
    clock = clock_at(items, i) if is_hour_word(items, i) else None
    if clock is None:
        return None
    end = zone_end(items, clock.end)
    return Read(end, "TIME", _timed(day.meaning, clock), day.calendar, "day and clock time")


def _clock_behind(items: Items, read: Read) -> Read:
    """A clock time behind a part of a day: امشب ساعت ۹."""
    clock = clock_at(items, read.end) if is_hour_word(items, read.end) else None
    if clock is None or not isinstance(read.meaning, Timed):
        return read
    clock = msgspec.structs.replace(clock, part=clock.part or read.meaning.clock[1:])
    end = zone_end(items, clock.end)
    return Read(end, "TIME", _timed(read.meaning.day, clock), read.calendar, "day and clock time")


def _day_behind(items: Items, clock: Clock) -> Read:
    """A clock time with the day that stands behind it: ساعت ۱۰ شب شنبه, ساعت ۹ امشب."""
    at = clock.end
    night = items[at].entry.night
    if night is not None:
        clock = msgspec.structs.replace(clock, part=clock.part or "NI")
        end = zone_end(items, at + 1)
        return Read(end, "TIME", _timed(Day(offset=night), clock), "relative", "clock time and day")
    day = day_at(items, at)
    meaning: Meaning | None = None
    calendar: TimeCalendar = "relative"
    if day and isinstance(day.meaning, Day) and day.type == "DATE":
        meaning, calendar, at = day.meaning, day.calendar, day.end
    return Read(zone_end(items, at), "TIME", _timed(meaning, clock), calendar, "clock time")


def _timed(day: Meaning | None, clock: Clock) -> Meaning:
    first, last = clock.iso()
    return Range(Timed(day, first), Timed(day, last)) if last else Timed(day, first)
