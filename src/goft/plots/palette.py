"""Colours that stand apart for the colour-blind (Okabe and Ito, 2008), on white and in grey."""

from __future__ import annotations

from goft.plots.model import Group

__all__ = ["GRID", "GROUP_COLOURS", "INK", "MUTED", "cycled", "lane_colour", "letters"]

INK, MUTED, GRID = "#1a1a1a", "#5c5c5c", "#e6e6e6"
_BLUE, _VERMILION, _GREEN, _PURPLE = "#0072b2", "#d55e00", "#009e73", "#cc79a7"
_ORANGE, _SKY, _GREY = "#e69f00", "#56b4e9", "#767676"

GROUP_COLOURS: dict[Group, str] = {
    # Deeds dark, words light: in grey, too, the two of a side differ.
    "material cooperation": _BLUE,
    "verbal cooperation": _SKY,
    "verbal conflict": _ORANGE,
    "material conflict": _VERMILION,
}
_LANES = {
    "repeats": _BLUE,
    "supports": _GREEN,
    "disputes": _VERMILION,
    "unclear": _GREY,
    "for": _BLUE,
    "none": _GREY,
    "against": _VERMILION,
}
# Yellow, the eighth, is left out: it does not show on white.
_CYCLE = (_BLUE, _VERMILION, _GREEN, _PURPLE, _ORANGE, _SKY, INK)
# The same hues dark enough to read as letters on white (contrast of 4.5 and more).
_LETTERS = {_GREEN: "#00704f", _PURPLE: "#9b4a78", _ORANGE: "#8a5f00", _SKY: "#1b6c9e", _VERMILION: "#b34e00"}
_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down")
_DASHES = ((1, 0), (7, 3), (2, 2), (9, 3, 2, 3))


def lane_colour(lane: str, place: int) -> str:
    """A known lane's own colour, or the next of the row."""
    return _LANES.get(lane) or _CYCLE[place % len(_CYCLE)]


def cycled(place: int) -> tuple[str, str, list[int]]:
    """Colour, point shape and dash of the series at a place; their cycles differ in length, so that 140 differ."""
    return _CYCLE[place % len(_CYCLE)], _SHAPES[place % len(_SHAPES)], list(_DASHES[place % len(_DASHES)])


def letters(colour: str) -> str:
    """A colour's darker sister, for text."""
    return _LETTERS.get(colour, colour)
