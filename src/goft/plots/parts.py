"""The parts of a picture as Vega-Lite layers: texts, rules and marks.

What belongs to the data lies on the scale of days (proleptic ordinals, so that no time zone has a say); what belongs
to the page lies at its pixel. A picture's size and margins are fixed, not made from measured text, so that a font that
the maker lacks moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

import msgspec

from goft.plots.model import Language, Spec
from goft.plots.palette import INK
from goft.plots.text import clean, isolated

__all__ = ["FONT", "WIDTH", "Frame", "Rule", "Style", "Text", "marks", "pixel", "rules", "spec", "texts"]

FONT = "Vazirmatn, Tahoma, Noto Naskh Arabic, DejaVu Sans, sans-serif"
WIDTH = 960
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
Align = Literal["start", "center", "end"]


class Style(msgspec.Struct, frozen=True):
    """How a text is set. `align` is by the direction of reading: "start" is on the right in Persian."""

    size: float = 12
    align: Align = "start"
    colour: str = INK
    bold: bool = False


class Text(msgspec.Struct, frozen=True):
    """A line of text; `y` is its baseline."""

    style: Style
    x: float
    y: float
    text: str


class Rule(msgspec.Struct, frozen=True):
    """A straight line between two pixels."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0


class Frame(msgspec.Struct, frozen=True):
    """Where time lies: days `first` to `last` between two margins; `near` is the one beside the earliest day."""

    language: Language
    first: float
    last: float
    near: float
    far: float

    @property
    def backward(self) -> bool:
        """Time, like text, runs from right to left in Persian."""
        return self.language == "fa"

    @property
    def long(self) -> float:
        """Pixels of the time axis."""
        return WIDTH - self.near - self.far

    def across(self, distance: float) -> float:
        """The pixel at a distance from the side where reading begins."""
        return WIDTH - distance if self.backward else distance

    def along(self, day: float) -> float:
        """Pixels from the earliest day to a day."""
        return (day - self.first) / (self.last - self.first) * self.long

    def x(self, day: float) -> float:
        """The pixel of a day."""
        return self.across(self.near + self.along(day))

    def shows(self, day: date) -> bool:
        """Whether the day is on the axis."""
        return self.first <= day.toordinal() <= self.last

    def days(self, field: str = "day") -> Spec:
        """The channel that puts a field of days on the axis."""
        scale = {
            "domain": [self.first, self.last],
            "range": [self.across(self.near), self.across(WIDTH - self.far)],
            "zero": False,
            "nice": False,
        }
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def pixel(field: str) -> Spec:
    """The channel of a field whose values are pixels, colours or shapes themselves."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def texts(items: Iterable[Text], language: Language) -> list[Spec]:
    """The texts, a layer for each style; user text in them is made harmless here and nowhere else."""
    turned = {"start": "right", "end": "left", "center": "center"}
    straight = {"start": "left", "end": "right", "center": "center"}
    by_style: dict[Style, list[dict[str, Any]]] = {}
    for item in items:
        row = {"x": round(item.x, 1), "y": round(item.y, 1), "text": isolated(clean(item.text))}
        by_style.setdefault(item.style, []).append(row)
    return [
        {
            "data": {"values": rows},
            "mark": {
                "type": "text",
                "align": (turned if language == "fa" else straight)[style.align],
                "baseline": "alphabetic",
                "font": FONT,
                "fontSize": style.size,
                "fontWeight": "bold" if style.bold else "normal",
                "color": style.colour,
            },
            "encoding": {"x": pixel("x"), "y": pixel("y"), "text": {"field": "text", "type": "nominal"}},
        }
        for style, rows in by_style.items()
    ]


def rules(items: Iterable[Rule]) -> list[Spec]:
    """The rules, a layer for each colour and width."""
    by_look: dict[tuple[str, float], list[dict[str, float]]] = {}
    for item in items:
        row = {name: round(getattr(item, name), 1) for name in ("x", "y", "x2", "y2")}
        by_look.setdefault((item.colour, item.width), []).append(row)
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rule", "color": colour, "strokeWidth": width, "aria": False},
            "encoding": {"x": pixel("x"), "y": pixel("y"), "x2": {"field": "x2"}, "y2": {"field": "y2"}},
        }
        for (colour, width), rows in by_look.items()
    ]


def marks(
    rows: Sequence[dict[str, Any]], mark: dict[str, Any], x: Spec, y: Spec, *plain: str, **channels: Spec
) -> list[Spec]:
    """A layer of points, bars or lines; `plain` names the channels whose field bears their name and needs no scale.

    A field `tip` becomes the description that screen readers and pointers get.
    """
    if not rows:
        return []
    encoding = {"x": x, "y": y, **{name: {"field": name, "type": "nominal", "scale": None} for name in plain}}
    for name in ("shape", "fill", "stroke", "size"):
        if name in encoding:
            encoding[name]["legend"] = None
    if "tip" in rows[0]:
        rows = [row | {"tip": clean(row["tip"])} for row in rows]
        tip = {"field": "tip", "type": "nominal"}
        encoding |= {"description": tip, "tooltip": tip}
    shown = mark if "tip" in rows[0] else mark | {"aria": False}
    return [{"data": {"values": list(rows)}, "mark": shown, "encoding": encoding | channels}]


def spec(title: str, description: str, height: float, layers: list[Spec], language: Language) -> Spec:
    """The whole picture. `usermeta` carries what the renderer puts on the root element."""
    return {
        "$schema": _SCHEMA,
        "usermeta": {"language": language, "title": clean(title)},
        "description": clean(description),
        "width": WIDTH,
        "height": round(height),
        "padding": 0,
        "autosize": {"type": "none"},
        "background": "#ffffff",
        "config": {"font": FONT, "view": {"stroke": None}},
        "resolve": {"scale": {"y": "independent"}},
        "layer": layers,
    }
