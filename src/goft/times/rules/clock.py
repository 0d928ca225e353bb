"""Times of a day: ساعت ۱۷:۳۰، ساعت ۵ عصر، عصر روز شنبه، سه‌شنبه شب، بامداد دوشنبه ۲۷ بهمن، دیشب."""

from __future__ import annotations

import re

import msgspec

from goft.times.items import Items
from goft.times.meanings import Day, Meaning, Read, Timed, Told
from goft.times.model import TimeCalendar
from goft.times.numbers import number_at
from goft.times.rules.days import day_at
from goft.times.rules.parts import is_word, side_at

__all__ = ["time_at"]

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_AFTERNOON = ("AF", "EV", "NI")


class Clock(msgspec.Struct, frozen=True):
    """A clock time read; `part` is the part of the day that stood beside it."""

    end: int
    hour: int
    minute: int
    second: int | None = None
    part: str | None = None

    def iso(self) -> str:
        """What stands behind the day in ISO 8601; ten at night is 22:00."""
        hour = self.hour
        if (self.part in _AFTERNOON and hour < 12 and not (self.part == "NI" and hour < 5)) or (self.part == "MI" and hour < 4):
            hour += 12
        elif self.part in ("NI", "MO") and hour == 12:
            hour = 0
        second = f":{self.second:02}" if self.second is not None else ""
        return f"T{hour % 24:02}:{self.minute:02}{second}"


def time_at(items: Items, at: int) -> Read | None:
    """The time of a day that begins at an item: a clock time or a part of a day, with its day before or behind it."""
    entry = items[at].entry
    if entry.night is not None:
        night = Timed(Day(offset=entry.night), "TNI")
        return _clock_behind(items, Read(at + 1, "TIME", night, "relative", "a night beside today"))
    clock = clock_at(items, at)
    if clock:
        return _day_behind(items, clock.end, clock.iso(), "clock time")
    if entry.weekday is not None and entry.part:
        return _clock_behind(
            items,
            Read(at + 1, "TIME", Timed(Day(weekday=entry.weekday), f"T{entry.part}"), "relative", "weekday and part"),
        )
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


def _part_first(items: Items, at: int) -> Read | None:
    """بامداد امروز، عصر روز شنبه ۲ مرداد، شب گذشته، صبح ساعت ۵."""
    entry = items[at].entry
    if entry.form == "many" or entry.part is None:
        return None
    side = side_at(items, at + 1)
    if side is not None and not is_word(items, at + 1, "اخیر", "جاری", "حاضر", "کنونی"):
        read = Read(at + 2, "TIME", Timed(Day(offset=side), f"T{entry.part}"), "relative", "part of a day beside today")
        if is_word(items, at + 2, "(") and items[at + 3].entry.weekday is not None and is_word(items, at + 4, ")"):
            read = msgspec.structs.replace(read, end=at + 5)
        return read
    if is_word(items, at + 1, "قبل", "بعد") and not is_word(items, at + 2, "از"):
        told = Told("day", 1 if is_word(items, at + 1, "بعد") else -1)
        return Read(at + 2, "TIME", Timed(told, f"T{entry.part}"), "relative", "a night beside one named before")
    clock = clock_at(items, at + 1)
    if clock:
        iso = msgspec.structs.replace(clock, part=clock.part or entry.part).iso()
        return _day_behind(items, clock.end, iso, "clock time")
    if entry.part == "NI" and items[at].text == "شب" and number_at(items, at + 1):
        return None
    day = day_at(items, at + 1)
    if day and isinstance(day.meaning, Day) and day.type == "DATE":
        return _clock_behind(
            items, Read(day.end, "TIME", Timed(day.meaning, f"T{entry.part}"), day.calendar, "part of a day")
        )
    return None


def _day_first(items: Items, at: int) -> Read | None:
    """سه‌شنبه شب، فردا صبح، جمعه ۵ خرداد ساعت ۱۰."""
    day = day_at(items, at)
    if day is None or not isinstance(day.meaning, Day) or day.type != "DATE":
        return None
    if items[day.end].entry.part and items[day.end].entry.form == "one":
        part = items[day.end].entry.part
        read = Read(day.end + 1, "TIME", Timed(day.meaning, f"T{part}"), day.calendar, "day and its part")
        return _clock_behind(items, read)
    i = day.end + 1 if is_word(items, day.end, "،") else day.end
    if items[i].entry.unit == "hour" or items.marked(i, "at_hour"):
        clock = clock_at(items, i)
        if clock:
            return Read(
                _zone(items, clock.end), "TIME", Timed(day.meaning, clock.iso()), day.calendar, "day and clock time"
            )
    return None


def _clock_behind(items: Items, read: Read) -> Read:
    """A clock time behind a part of a day: امشب ساعت ۹."""
    if not isinstance(read.meaning, Timed) or not (
        items[read.end].entry.unit == "hour" or items.marked(read.end, "at_hour")
    ):
        return read
    clock = clock_at(items, read.end)
    if clock is None:
        return read
    iso = msgspec.structs.replace(clock, part=clock.part or read.meaning.clock[1:]).iso()
    return Read(_zone(items, clock.end), "TIME", Timed(read.meaning.day, iso), read.calendar, "day and clock time")


def _day_behind(items: Items, at: int, iso: str, why: str) -> Read:
    """A clock time with the day that stands behind it: ساعت ۱۰ شب شنبه."""
    day = day_at(items, at)
    calendar: TimeCalendar = "relative"
    meaning: Meaning | None = None
    end = at
    if day and isinstance(day.meaning, Day) and day.type == "DATE" and items[at].entry.feast is None:
        meaning, calendar, end = day.meaning, day.calendar, day.end
    return Read(_zone(items, end), "TIME", Timed(meaning, iso), calendar, why)


def clock_at(items: Items, at: int) -> Clock | None:
    """A clock time: behind ساعت, or in digits with a colon and a part of the day beside it."""
    i, named = at, False
    if items.marked(i, "at_hour") or (items[i].entry.unit == "hour" and items[i].entry.form == "one"):
        i, named = i + 1, True
    if items[i].entry.unit == "hour" and named and items[i].entry.form == "one":
        i += 1
    found = _clock_digits(items, i) or (_clock_words(items, i) if named else None)
    if found is None:
        return None
    part = items[found.end].entry.part
    if items[found.end].entry.weekday is not None or items[found.end].entry.form == "many":
        part = None
    if part:
        found = msgspec.structs.replace(found, end=found.end + 1, part=part)
    elif not named:
        return None
    if found.hour > 24 or found.minute > 59:
        return None
    return found


def _clock_digits(items: Items, at: int) -> Clock | None:
    match = _CLOCK.fullmatch(items[at].text)
    if match is None:
        return None
    end = at + 2 if items[at + 1].entry.unit == "minute" else at + 1
    return Clock(end, int(match[1]), int(match[2]), int(match[3]) if match[3] else None)


def _clock_words(items: Items, at: int) -> Clock | None:
    """پنج و سی و چهار دقیقه, ۱۲ و ربع, یک و نیم."""
    hour = _hour(items, at)
    if hour is None:
        return None
    value, end = hour
    if is_word(items, end, "و") or items.marked(end, "and_half") or items.marked(end, "and_quarter"):
        if items.marked(end, "and_half"):
            return Clock(end + 1, value, 30)
        if items.marked(end, "and_quarter"):
            return Clock(end + 1, value, 15)
        minute = number_at(items, end + 1)
        if minute and minute.value is not None and minute.value < 60 and items[minute.end].entry.unit == "minute":
            return Clock(minute.end + 1, value, minute.value)
    return Clock(end, value, 0)


def _hour(items: Items, at: int) -> tuple[int, int] | None:
    """The hour: in words one word only, because «پنج و سی» would be put together."""
    item = items[at]
    value = item.number if item.number is not None else item.entry.cardinal
    if value is None or value > 24:
        return None
    return value, at + 1


def _zone(items: Items, at: int) -> int:
    """Behind به وقت and the place that it names (به وقت تهران، به وقت شرق آمریکا)."""
    if not items.marked(at, "in_zone"):
        return at
    end = at + 2
    while items.is_ezafe(end - 1) and end < at + 4:
        end += 1
    return end
