"""A time line with lanes: a claim's thread, or a speaker's positions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from goft.plots.days import ticks
from goft.plots.furniture import EDGE, Key, day_axis, empty, fitting, legend, title_texts
from goft.plots.model import Dot, Language, Spec
from goft.plots.palette import GRID, MUTED, lane_colour
from goft.plots.parts import WIDTH, Frame, Rule, Style, Text, marks, pixel, rules, spec, texts
from goft.plots.scales import day_bounds
from goft.plots.spread import Flag, flags, levels
from goft.plots.text import BOLD, clean, cut, width, wrapped
from goft.plots.words import Words, load_words

__all__ = ["lanes"]

_NAMED = 40
"""With more dots than this no dot has a label; the pointer shows it."""
_NOTED = 12
"""With more dots than this no label has its note as a second line."""
_NEAR, _FAR = 150.0, 64.0
_DOT, _TALLEST = 13.0, 260.0  # pixels between dots that lie on another, and of all that lie so
_LEAST = 38.0  # pixels from a lane's middle to its edge
_NAME, _LABEL, _NOTE = Style(14, bold=True), Style(12), Style(11, colour=MUTED)
_COUNT = Style(11.5, colour=MUTED)


class _Label(msgspec.Struct, frozen=True):
    """What stands at a dot: its label and, where there is room, its note."""

    lines: tuple[str, ...]
    wide: float


class _Lane(msgspec.Struct, frozen=True):
    """A lane's dots with their places.

    `y` is the middle line of its dots, `half` how far they reach from it, `step` pixels between them,
    `row` the height of a row of labels.
    """

    key: str
    colour: str
    dots: tuple[Dot, ...]
    labels: tuple[_Label, ...]
    shifts: tuple[float, ...]
    flags: tuple[Flag, ...]
    half: float
    step: float
    row: float
    y: float

    def flag_y(self, flag: Flag) -> float:
        """The baseline of a label's first line."""
        return self.y + (self.half + flag.row * self.row if flag.below else -self.half - (flag.row + 1) * self.row) + 14

    def edge(self, *, below: bool) -> float:
        """Where the lane ends, below or above."""
        rows = max((flag.row + 1 for flag in self.flags if flag.below == below), default=0)
        reach = max(_LEAST, self.half + rows * self.row + 10)
        return self.y + (reach if below else -reach)


def lanes(title: str, lanes: tuple[str, ...], dots: tuple[Dot, ...], *, language: Language = "fa") -> Spec:
    """A time line with one lane each, in the order given; lanes that only dots name come last.

    A lane's name is one of the keys in `data/words.toml` (repeats, supports, disputes, unclear; for, none, against)
    or is shown as it is. Dots of nearly the same day are spread up and down. Up to forty dots have their label beside
    them, up to twelve their note, too.
    """
    if not dots:
        return empty(title, language)
    words = load_words(language)
    frame, labels = _frame(dots, language)
    heading, y = title_texts(title, language)
    keys, y = legend(_keys(dots, words), y + 4, frame)
    laid, foot = _laid(tuple(dict.fromkeys((*lanes, *(dot.lane for dot in dots)))), dots, labels, frame, y + 6)
    days = fitting(ticks(min(dot.day for dot in dots), max(dot.day for dot in dots), words), frame)
    layers = [
        *day_axis(days, y + 6, foot, frame),
        *rules(_lines(laid, frame, y + 6)),
        *texts(heading, language),
        *keys,
        *texts([text for lane in laid for text in _lane_texts(lane, frame, words)], language),
        *_dot_marks(laid, frame, words),
    ]
    return spec(title, _description(laid, dots, words), foot + 38 + EDGE / 2, layers, language)


def _frame(dots: Sequence[Dot], language: Language) -> tuple[Frame, dict[Dot, _Label]]:
    """The axis, with room at its late end for the labels that begin there; and the labels."""
    first, last = day_bounds(dot.day for dot in dots)
    long = WIDTH - _NEAR - _FAR
    if len(dots) > _NAMED:
        return Frame(language, first, last, _NEAR, _FAR), {}
    room = 190.0 if len(dots) <= _NOTED else 150.0 if len(dots) <= _NAMED // 2 else 120.0
    labels = {dot: _label(dot, room, noted=len(dots) <= _NOTED) for dot in dots}
    # The fewest pixels a day that keep each label's end inside.
    days = {dot: dot.day.toordinal() - first for dot in dots}
    scale = min(
        [long / (last - first), *((long + _FAR - EDGE - labels[dot].wide) / day for dot, day in days.items() if day)]
    )
    return Frame(language, first, first + long / scale, _NEAR, _FAR), labels


def _label(dot: Dot, room: float, *, noted: bool) -> _Label:
    lines = [cut(clean(dot.label), _LABEL.size, room)]
    if noted and dot.note and clean(dot.note):
        lines.append(cut(clean(dot.note), _NOTE.size, room))
    return _Label(tuple(lines), 5 + max(width(line, _LABEL.size) for line in lines))


def _laid(
    keys: Sequence[str], dots: Sequence[Dot], labels: dict[Dot, _Label], frame: Frame, y: float
) -> tuple[list[_Lane], float]:
    """The lanes one below another, and the pixel where they end."""
    made = list[_Lane]()
    row = 32.0 if any(len(label.lines) > 1 for label in labels.values()) else 17.0
    for place, key in enumerate(keys):
        mine = tuple(sorted((dot for dot in dots if dot.lane == key), key=lambda dot: dot.day))
        along = [frame.along(dot.day.toordinal()) for dot in mine]
        steps = levels(along, _DOT)
        highest = max((abs(step) for step in steps), default=0)
        step = min(_DOT, _TALLEST / 2 / highest) if highest else _DOT
        hung = tuple(labels[dot] for dot in mine if labels)
        rows = tuple(flags(along, [label.wide for label in hung], 10)) if hung else ()
        shifts = tuple(one * step for one in steps)
        half = 12 + highest * step
        lane = _Lane(key, lane_colour(key, place), mine, hung, shifts, rows, half, step, row, 0.0)
        lane = msgspec.structs.replace(lane, y=y - lane.edge(below=False))
        made.append(lane)
        y = lane.edge(below=True)
    return made, y


def _lines(laid: Sequence[_Lane], frame: Frame, top: float) -> list[Rule]:
    """The lines between lanes, their middle lines, and those from dots to labels."""
    start, end = frame.across(EDGE), frame.across(WIDTH - EDGE)
    made = [Rule(start, top, end, top, GRID)]
    for lane in laid:
        foot = lane.edge(below=True)
        made.append(Rule(start, foot, end, foot, GRID))
        made.append(Rule(frame.across(_NEAR - 12), lane.y, end, lane.y, "#c8c8c8"))
        for dot, shift, flag in zip(lane.dots, lane.shifts, lane.flags, strict=False):
            x = frame.x(dot.day.toordinal())
            made.append(Rule(x, lane.y + shift, x, lane.flag_y(flag) - (0 if flag.below else 9), "#a8a8a8", 0.8))
    return made


def _lane_texts(lane: _Lane, frame: Frame, words: Words) -> list[Text]:
    """A lane's name with how many dots it has, and the labels of its dots."""
    x = frame.across(EDGE)
    name = wrapped(clean(words.lanes.get(lane.key, lane.key)), _NAME.size * BOLD, _NEAR - EDGE - 20, 3)
    top = lane.y + 1 - 9 * (len(name) - 1)
    made = [Text(_NAME, x, top + 18 * at, line) for at, line in enumerate(name)]
    count = words.text("count", number=words.number(len(lane.dots)))
    made.append(Text(_COUNT, x, top + 18 * len(name) - 1, count))
    for dot, label, flag in zip(lane.dots, lane.labels, lane.flags, strict=False):
        at = frame.across(_NEAR + frame.along(dot.day.toordinal()) + 5)
        y = lane.flag_y(flag)
        styles = (_LABEL, _NOTE)
        made += [Text(styles[line], at, y + 14 * line, text) for line, text in enumerate(label.lines)]
    return made


def _dot_marks(laid: Sequence[_Lane], frame: Frame, words: Words) -> list[Spec]:
    rows: list[dict[str, Any]] = [
        {
            "day": dot.day.toordinal(),
            "y": lane.y + shift,
            "fill": lane.colour if dot.strong else "#ffffff",
            "stroke": lane.colour,
            "size": 84 * min(1.0, lane.step / _DOT) ** 2,
            "tip": words.text("item", name=words.both(dot.day), text=" – ".join(filter(None, (dot.label, dot.note)))),
        }
        for lane in laid
        for dot, shift in zip(lane.dots, lane.shifts, strict=True)
    ]
    mark = {"type": "point", "shape": "circle", "strokeWidth": 1.8, "opacity": 1}
    return marks(rows, mark, frame.days(), pixel("y"), "fill", "stroke", "size")


def _keys(dots: Sequence[Dot], words: Words) -> list[Key]:
    """What full and hollow dots mean, where there are both."""
    if len({dot.strong for dot in dots}) == 1:
        return []
    return [
        Key("circle", MUTED, MUTED, words.text("strong")),
        Key("circle", "#ffffff", MUTED, words.text("plain")),
    ]


def _description(laid: Sequence[_Lane], dots: Sequence[Dot], words: Words) -> str:
    first, last = (words.both(end(dot.day for dot in dots)) for end in (min, max))
    counts = words.comma.join(
        words.text("item", name=words.lanes.get(lane.key, lane.key), text=words.number(len(lane.dots))) for lane in laid
    )
    return f"{words.text('range', first=first, last=last)}. {counts}."
