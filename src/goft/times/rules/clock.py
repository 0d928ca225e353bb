"""Clock times: ساعت ۱۷:۳۰، ساعت پنج و نیم عصر، ده دقیقه به هشت، ۲ تا ۳ صبح."""

from __future__ import annotations

import re

import msgspec

from goft.times.items import END, Items
from goft.times.numbers import number_at
from goft.times.rules.parts import is_word

__all__ = ["Clock", "clock_at", "is_hour_word", "zone_end"]

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_AFTERNOON = ("AF", "EV", "NI")


class Clock(msgspec.Struct, frozen=True):
    """A clock time; `part` is the part of the day beside it, `upto` the hour at the other end of a range."""

    end: int
    hour: int
    minute: int = 0
    second: int | None = None
    part: str | None = None
    upto: int | None = None

    def iso(self) -> tuple[str, str | None]:
        """What stands behind the day in ISO 8601, and the range's other end: ten at night is T22:00."""
        second = f":{self.second:02}" if self.second is not None else ""
        last = f"T{self._in_day(self.upto):02}:00" if self.upto is not None else None
        return f"T{self._in_day(self.hour):02}:{self.minute:02}{second}", last

    def _in_day(self, hour: int) -> int:
        night = self.part == "NI" and hour < 5
        if (self.part in _AFTERNOON and hour < 12 and not night) or (self.part == "MI" and hour < 4):
            return hour + 12
        return 0 if self.part in ("NI", "MO") and hour == 12 else hour % 24


def is_hour_word(items: Items, at: int) -> bool:
    """Whether ساعت or راس stands at a place."""
    return items.marked(at, "at_hour") or (items[at].entry.unit == "hour" and items[at].entry.form == "one")


def clock_at(items: Items, at: int) -> Clock | None:
    """A clock time: behind ساعت, or with a part of the day behind it."""
    i = at
    while is_hour_word(items, i) and i < at + 2:
        i += 1
    found = _digits(items, i) or _to_the_hour(items, i) or _words(items, i, named=i > at)
    if found is None or found.hour > 24 or found.minute > 59:
        return None
    behind = items[found.end].entry
    if i == at and behind.part == "NI" and items[at].number is None and items[found.end].text == "شب":
        # سه شب is three nights.
        return None
    if i == at and behind.part == "NI" and is_word(items, found.end + 1, "بعد", "پس", "پیش", "قبل", "متوالی", "پیاپی"):
        return None
    if behind.part and behind.weekday is None and behind.form == "one":
        return msgspec.structs.replace(found, end=found.end + 1, part=behind.part)
    return found if i > at else None


def _digits(items: Items, at: int) -> Clock | None:
    match = _CLOCK.fullmatch(items[at].text)
    if match is None:
        return None
    end = at + 2 if items[at + 1].entry.unit == "minute" else at + 1
    return Clock(end, int(match[1]), int(match[2]), int(match[3]) if match[3] else None)


def _to_the_hour(items: Items, at: int) -> Clock | None:
    """ده دقیقه به هشت."""
    minutes = number_at(items, at)
    if minutes is None or not minutes.value or items[minutes.end].entry.unit != "minute":
        return None
    hour = number_at(items, minutes.end + 2) if is_word(items, minutes.end + 1, "به") else None
    if hour is None or not hour.value or hour.value > 24 or minutes.value >= 60 or hour.ordinal or hour.upto:
        return None
    return Clock(hour.end, hour.value - 1, 60 - minutes.value)


def _words(items: Items, at: int, *, named: bool) -> Clock | None:
    """پنج و سی و چهار دقیقه, ۱۲ و ربع, یک و نیم; a range only with ساعت or a part of the day."""
    hour = number_at(items, at)
    if hour is None or hour.value is None or hour.ordinal or hour.value > 24:
        return None
    if hour.upto is not None:
        return Clock(hour.end, hour.value, upto=hour.upto) if hour.upto <= 24 else None
    if items.marked(hour.end, "and_half"):
        return Clock(hour.end + 1, hour.value, 30)
    if items.marked(hour.end, "and_quarter"):
        return Clock(hour.end + 1, hour.value, 15)
    if named and is_word(items, hour.end, "و"):
        return _minutes(items, hour.end + 1, hour.value) or Clock(hour.end, hour.value)
    return Clock(hour.end, hour.value)


def _minutes(items: Items, at: int, hour: int) -> Clock | None:
    minute = number_at(items, at)
    if minute is None or minute.value is None or minute.value >= 60 or minute.ordinal or minute.upto:
        return None
    if items[minute.end].entry.unit != "minute":
        return Clock(minute.end, hour, minute.value) if minute.digits and len(items[at].text) == 2 else None
    end = minute.end + 1
    second = number_at(items, end + 1) if is_word(items, end, "و") else None
    if second and second.value is not None and second.value < 60 and items[second.end].entry.unit == "second":
        return Clock(second.end + 1, hour, minute.value, second.value)
    return Clock(end, hour, minute.value)


def zone_end(items: Items, at: int) -> int:
    """Behind به وقت and the place that it names (به وقت تهران، به وقت شرق آمریکا)."""
    if not items.marked(at, "in_zone") or items[at + 1] is END:
        return at
    names = items[at + 1].text in _REGIONS
    return at + 3 if names and items.tag(at + 2) in ("NOUN", "PROPN") else at + 2


_REGIONS = frozenset(["شرق", "غرب", "مرکز", "تابستانی"])
