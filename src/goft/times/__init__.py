"""Times: Jalali, Gregorian, lunar Hijri and relative words, to ISO 8601, seen from the day of publication."""

from goft.times.model import FoundTime
from goft.times.station import Times

__all__ = ["FoundTime", "Times"]
