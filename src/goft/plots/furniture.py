"""What every picture has around its data: title, legend, the axis of days, an axis of values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from goft.plots.days import Tick
from goft.plots.model import Language, Spec
from goft.plots.palette import GRID, MUTED
from goft.plots.parts import WIDTH, Frame, Rule, Style, Text, marks, pixel, rules, spec, texts
from goft.plots.scales import ValueScale
from goft.plots.text import BOLD, clean, cut, width, wrapped
from goft.plots.words import Words, load_words

__all__ = ["EDGE", "Key", "day_axis", "empty", "fitting", "legend", "title_texts", "value_axis"]

EDGE = 28
"""Pixels left free on every side."""
_TITLE = Style(21, bold=True)
_SMALL = Style(12)
_JALALI, _GREGORIAN = Style(12.5, "center"), Style(11.5, "center", MUTED)


class Key(msgspec.Struct, frozen=True):
    """An entry of a legend: a shape in its colours and what it stands for."""

    shape: str
    fill: str
    stroke: str
    word: str


def title_texts(title: str, language: Language) -> tuple[list[Text], float]:
    """The title in at most two lines, and the pixel below it."""
    x = WIDTH - EDGE if language == "fa" else EDGE
    lines = wrapped(clean(title), _TITLE.size * BOLD, WIDTH - 2 * EDGE, 2)
    return [Text(_TITLE, x, EDGE + 18 + 31 * at, line) for at, line in enumerate(lines)], EDGE + 31 * len(lines)


def legend(keys: Sequence[Key], y: float, frame: Frame) -> tuple[list[Spec], float]:
    """The legend in as many rows as it takes, and the pixel below it."""
    if not keys:
        return [], y
    rows, words, reach = list[dict[str, Any]](), list[Text](), float(EDGE)
    for key in keys:
        word = cut(clean(key.word), _SMALL.size, 240)
        room = 18 + width(word, _SMALL.size)
        if reach + room > WIDTH - EDGE:
            reach, y = EDGE, y + 22
        swatch = {"shape": key.shape, "fill": key.fill, "stroke": key.stroke}
        rows.append({"x": frame.across(reach + 6), "y": y + 12} | swatch)
        words.append(Text(_SMALL, frame.across(reach + 18), y + 16, word))
        reach += room + 20
    mark = {"type": "point", "size": 90, "strokeWidth": 1.8, "opacity": 1}
    layers = marks(rows, mark, pixel("x"), pixel("y"), "shape", "fill", "stroke")
    return layers + texts(words, frame.language), y + 30


def fitting(choices: Iterable[Sequence[Tick]], frame: Frame) -> Sequence[Tick]:
    """The first choice of marks whose labels keep clear of each other, else the last one."""
    chosen: Sequence[Tick] = ()
    for chosen in choices:
        boxes = [(frame.along(tick.day.toordinal()), _wide(tick) / 2 + 4) for tick in chosen]
        if all(one + half <= other - wide for (one, half), (other, wide) in pairwise(boxes)):
            break
    return chosen


def _wide(tick: Tick) -> float:
    return max(width(tick.jalali, _JALALI.size), width(tick.gregorian, _GREGORIAN.size))


def day_axis(days: Sequence[Tick], top: float, foot: float, frame: Frame) -> list[Spec]:
    """Grid lines from `top` to `foot` and below them the days, Jalali above Gregorian."""
    grid, labels = list[Rule](), list[Text]()
    for tick in days:
        x = frame.x(tick.day.toordinal())
        grid.append(Rule(x, top, x, foot + 5, GRID))
        labels.append(Text(_JALALI, x, foot + 21, tick.jalali))
        labels.append(Text(_GREGORIAN, x, foot + 38, tick.gregorian))
    return rules(grid) + texts(labels, frame.language)


def value_axis(scale: ValueScale, frame: Frame, words: Words, *, signed: bool = True) -> list[Spec]:
    """Grid lines and numbers of a scale, on the side where reading begins; the zero line is dark."""
    lines, labels = list[Rule](), list[Text]()
    near, far = frame.across(frame.near - 4), frame.across(WIDTH - frame.far)
    for value in scale.ticks:
        y = scale.y(value)
        lines.append(Rule(near, y, far, y, MUTED if value == 0 else GRID))
        shown = words.number(value if signed else abs(value))
        labels.append(Text(Style(12, "end", MUTED), frame.across(frame.near - 10), y + 4, shown))
    return rules(lines) + texts(labels, frame.language)


def empty(title: str, language: Language) -> Spec:
    """A picture that says in words that there is nothing to show."""
    words = load_words(language)
    shown, foot = title_texts(title, language)
    message = words.text("empty")
    line = Text(Style(15, "center", MUTED), WIDTH / 2, foot + 65, message)
    edges = [Rule(EDGE, y, WIDTH - EDGE, y, GRID) for y in (foot + 12, foot + 108)]
    return spec(title, message, foot + 130, rules(edges) + texts([*shown, line], language), language)
