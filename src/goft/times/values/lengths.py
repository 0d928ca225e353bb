"""Lengths of time in ISO 8601 as TIMEX3 writes them."""

from __future__ import annotations

from goft.times.meanings import Length

__all__ = ["iso_length"]

_PLAIN = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
}
# A half is written in the next smaller unit, so that numbers stay whole: (its unit, how many make one).
_SMALLER = {
    "minute": ("second", 60),
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
}
_YEARS = {"decade": 10, "century": 100}
_UNKNOWN = {"decade": "PXDE", "century": "PXCE"}


def iso_length(length: Length) -> str:
    """P3W, P18M, PT24H/PT48H; X where the number is unknown."""
    if length.count is None:
        return _UNKNOWN.get(length.unit) or _PLAIN[length.unit].format("X")
    if length.upto is not None:
        return f"{_one(length.unit, length.count)}/{_one(length.unit, length.upto)}"
    if length.halves and length.unit in _SMALLER:
        unit, many = _SMALLER[length.unit]
        return _one(unit, length.count * many + many // 2)
    if length.halves:
        return _PLAIN[length.unit].format(f"{length.count}.5")
    return _one(length.unit, length.count)


def _one(unit: str, count: int) -> str:
    return _PLAIN["year"].format(count * _YEARS[unit]) if unit in _YEARS else _PLAIN[unit].format(count)
