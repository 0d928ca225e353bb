"""Time lines as pictures: specifications made of plain values (`lanes`, `weeks`, `steps`), and their SVG (`render`).

A specification is Vega-Lite and needs nothing but Python; only `render` needs the extra `plot`.
"""

from goft.plots.by_lane import lanes
from goft.plots.by_step import steps
from goft.plots.by_week import weeks
from goft.plots.draw import render
from goft.plots.model import Dot, Group, Language, Series, Spec, StepKind, StepPoint, WeekBar, WeekPoint
from goft.plots.words import Words, load_words

__all__ = [
    "Dot",
    "Group",
    "Language",
    "Series",
    "Spec",
    "StepKind",
    "StepPoint",
    "WeekBar",
    "WeekPoint",
    "Words",
    "lanes",
    "load_words",
    "render",
    "steps",
    "weeks",
]
