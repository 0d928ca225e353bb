"""Events a week: cooperation upwards, conflict downwards, and the mean intensity below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from goft.plots.days import day_ticks, ticks
from goft.plots.furniture import EDGE, Key, day_axis, empty, fitting, legend, title_texts, value_axis
from goft.plots.model import GROUPS, Group, Language, Spec, WeekBar, WeekPoint
from goft.plots.palette import GROUP_COLOURS, INK, MUTED
from goft.plots.parts import Frame, Style, Text, marks, spec, texts
from goft.plots.scales import ValueScale, usable, value_scale
from goft.plots.words import Words, load_words

__all__ = ["weeks"]

_NEAR, _FAR = 92.0, 64.0
_EVENTS, _INTENSITY = 270.0, 110.0
_FEW = 8
"""Up to so many weeks each has its own date, and each bar its number."""
_WIDEST, _DENSE = 56.0, 6.0
"""Pixels: of a bar at most, and of a week so narrow that edges and points would hide what they belong to."""
_PANEL, _SIDE = Style(13, bold=True), Style(12, colour=MUTED)


class _Bar(msgspec.Struct, frozen=True):
    """A piece of a week's pile, from the one nearer to zero to the other end."""

    week: date
    group: Group
    count: int
    near: float
    far: float


def weeks(
    title: str, bars: tuple[WeekBar, ...], line: tuple[WeekPoint, ...] = (), *, language: Language = "fa"
) -> Spec:
    """Piled bars of the four classes a week, and a line of the mean intensity, which breaks where a week is missing.

    Counts below one and what is no number of a sane size are left out.
    """
    pieces = _piled(bars)
    points = sorted((point for point in line if usable(point.value)), key=lambda point: point.week)
    shown = sorted({piece.week for piece in pieces} | {point.week for point in points})
    if not shown:
        return empty(title, language)
    words, frame = load_words(language), _frame(shown, language)
    heading, y = title_texts(title, language)
    keys, y = legend(_keys(pieces, words), y + 4, frame)
    top, foot, layers = y + 34, y - 18, list[Spec]()
    if pieces:
        events = value_scale([piece.far for piece in pieces], top, top + _EVENTS, whole=True)
        layers += _events(pieces, events, frame, words)
        foot = events.foot + (0 if points or events.low == 0 else 20)  # the word for conflict stands there
    if points:
        values = [-1, 1, *(point.value for point in points)]
        intensity = value_scale(values, foot + 52, foot + 52 + _INTENSITY, most=4)
        layers += _intensity(points, intensity, frame, words)
        foot = intensity.foot
    each = _each(shown)
    choices = (day_ticks(shown[::step], words) for step in (1, 2, 4)) if each else ticks(shown[0], shown[-1], words)
    axis = day_axis(fitting(choices, frame), top, foot, _at_middle(frame) if each else frame)
    note = [Text(_SIDE, frame.across(EDGE), foot + 62, words.text("week_axis"))] if each else []
    layers = [*axis, *texts([*heading, *note], language), *keys, *layers]
    return spec(title, _description(pieces, shown, words), foot + (62 if each else 40) + EDGE / 2, layers, language)


def _piled(bars: Sequence[WeekBar]) -> list[_Bar]:
    counts: dict[tuple[date, Group], int] = defaultdict(int)
    for bar in bars:
        if bar.count > 0 and usable(bar.count):
            counts[bar.week, bar.group] += bar.count
    made = list[_Bar]()
    for week in sorted({week for week, _ in counts}):
        for side, groups in ((1, GROUPS[:2]), (-1, GROUPS[:1:-1])):
            near = 0
            for group in groups:
                if count := counts.get((week, group), 0):
                    made.append(_Bar(week, group, count, side * near, side * (near + count)))
                    near += count
    return made


def _frame(shown: Sequence[date], language: Language) -> Frame:
    """The axis: whole weeks, and at least three, so that the bar of a single week is no wall."""
    first, last = shown[0].toordinal(), shown[-1].toordinal() + 7
    short = max(0, 21 - (last - first)) / 2
    return Frame(language, first - short, last + short, _NEAR, _FAR)


def _at_middle(frame: Frame) -> Frame:
    """The axis moved by half a week: marks of weeks stand under the middle of their bars."""
    return msgspec.structs.replace(frame, first=frame.first - 3.5, last=frame.last - 3.5)


def _each(shown: Sequence[date]) -> bool:
    """Whether every week has a date of its own."""
    return len(shown) <= _FEW and (shown[-1] - shown[0]).days <= 7 * _FEW


def _events(pieces: Sequence[_Bar], scale: ValueScale, frame: Frame, words: Words) -> list[Spec]:
    wide = min(_WIDEST, frame.along(frame.first + 7) * 0.82) / frame.along(frame.first + 1)  # in days
    rows: list[dict[str, Any]] = [
        {
            "day": piece.week.toordinal() + 3.5 - wide / 2,
            "until": piece.week.toordinal() + 3.5 + wide / 2,
            "low": piece.near,
            "high": piece.far,
            "fill": GROUP_COLOURS[piece.group],
            "tip": _tip(words, piece.week, words.groups[piece.group], piece.count),
        }
        for piece in pieces
    ]
    ends = {"x2": {"field": "until"}, "y2": {"field": "high"}}
    mark = {"type": "rect", "stroke": "#ffffff", "strokeWidth": 0.6 if frame.along(frame.first + 7) > _DENSE else 0}
    written = [
        Text(_PANEL, frame.across(EDGE), scale.top - 18, words.text("events")),
        *_sides(scale, frame, words),
        *(_numbers(pieces, scale, frame, words) if len({piece.week for piece in pieces}) <= _FEW else ()),
    ]
    return [
        *value_axis(scale, frame, words, signed=False),
        *marks(rows, mark, frame.days(), scale.channel("low"), "fill", **ends),
        *texts(written, frame.language),
    ]


def _sides(scale: ValueScale, frame: Frame, words: Words) -> list[Text]:
    """Which side of zero is which, at the late end of the axis."""
    at = frame.across(frame.near + frame.long)
    up = Text(Style(12, "end", MUTED), at, scale.top - 6, words.text("up"))
    down = Text(Style(12, "end", MUTED), at, scale.foot + 16, words.text("down"))
    return [up] * (scale.high > 0) + [down] * (scale.low < 0)


def _numbers(pieces: Sequence[_Bar], scale: ValueScale, frame: Frame, words: Words) -> list[Text]:
    """The number of each bar that is high enough to hold it."""
    made = list[Text]()
    for piece in pieces:
        near, far = scale.y(piece.near), scale.y(piece.far)
        if abs(near - far) >= 16:
            dark = piece.group in ("verbal cooperation", "verbal conflict")
            style = Style(11.5, "center", INK if dark else "#ffffff", bold=True)
            made.append(
                Text(style, frame.x(piece.week.toordinal() + 3.5), (near + far) / 2 + 4, words.number(piece.count))
            )
    return made


def _intensity(points: Sequence[WeekPoint], scale: ValueScale, frame: Frame, words: Words) -> list[Spec]:
    rows, run = list[dict[str, Any]](), 0
    for at, point in enumerate(points):
        run += bool(at and (point.week - points[at - 1].week).days > 7)
        tip = _tip(words, point.week, words.text("intensity"), point.value)
        rows.append({"day": point.week.toordinal() + 3.5, "value": point.value, "run": run, "tip": tip})
    drawn = [{name: value for name, value in row.items() if name != "tip"} for row in rows]
    dense = frame.along(frame.first + 7) <= _DENSE
    line = {"type": "line", "color": INK, "strokeWidth": 1 if dense else 1.8}
    size = 4 if dense else 22 if len(points) > _FEW else 50
    point_mark = {"type": "point", "filled": True, "color": INK, "size": size, "opacity": 1}
    x, y = frame.days(), scale.channel("value")
    heading = Text(_PANEL, frame.across(EDGE), scale.top - 18, words.text("intensity"))
    return [
        *value_axis(scale, frame, words),
        *marks(drawn, line, x, y, detail={"field": "run", "type": "nominal"}),
        *marks(rows, point_mark, x, y),
        *texts([heading], frame.language),
    ]


def _tip(words: Words, week: date, name: str, value: float) -> str:
    start = words.text("week", day=words.both(week))
    return words.text("item", name=start, text=words.text("item", name=name, text=words.number(value)))


def _keys(pieces: Sequence[_Bar], words: Words) -> list[Key]:
    shown = [group for group in GROUPS if any(piece.group == group for piece in pieces)]
    return [Key("square", GROUP_COLOURS[group], GROUP_COLOURS[group], words.groups[group]) for group in shown]


def _description(pieces: Sequence[_Bar], shown: Sequence[date], words: Words) -> str:
    span = words.text("range", first=words.both(shown[0]), last=words.both(shown[-1]))
    sums = {group: sum(piece.count for piece in pieces if piece.group == group) for group in GROUPS}
    counts = words.comma.join(
        words.text("item", name=words.groups[group], text=words.number(count)) for group, count in sums.items()
    )
    return f"{span}. {counts}."
