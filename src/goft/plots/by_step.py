"""A figure's growth: announced totals as steps, what each report adds as bars at the foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from goft.plots.days import ticks
from goft.plots.furniture import EDGE, Key, day_axis, empty, fitting, legend, title_texts, value_axis
from goft.plots.model import Language, Series, Spec, StepPoint
from goft.plots.palette import INK, cycled, letters
from goft.plots.parts import WIDTH, Frame, Style, Text, marks, spec, texts
from goft.plots.placing import Anchor, Box, apart, placed
from goft.plots.scales import ValueScale, day_bounds, usable, value_scale
from goft.plots.text import BOLD, clean, cut, wrapped
from goft.plots.words import Words, load_words

__all__ = ["steps"]

_NEAR, _FAR = 92.0, 170.0
_TOTALS, _INCREMENTS = 270.0, 90.0
_NAMED = 40
"""With more points than this none has a label."""
_ENDS = 8
"""With more series than this their names are in the legend, not at the ends of lines."""
_ROOM = 130.0
_PANEL = Style(13, bold=True)
_LABEL = 11.5


def steps(title: str, unit: str, series: tuple[Series, ...], *, language: Language = "fa") -> Spec:
    """Totals as lines that keep their level until the next report, increments as bars, contradictions ringed.

    A point's label stands beside it where it lies on nothing else. What is no number of a sane size is left out.
    """
    known = tuple(
        Series(one.name, tuple(sorted(filter(_usable, one.points), key=lambda point: point.day))) for one in series
    )
    known = tuple(one for one in known if one.points)
    if not known:
        return empty(title, language)
    words = load_words(language)
    points = [point for one in known for point in one.points]
    first, last = day_bounds(point.day for point in points)
    spare = (last - first) * 0.04  # so that no point lies on the edge
    frame = Frame(language, first - spare / 2, last + spare, _NEAR, _FAR)
    heading, y = title_texts(title, language)
    keys, y = legend(_keys(known, words), y + 4, frame)
    top, layers = y + 30, list[Spec]()
    for kind, high in (("total", _TOTALS), ("increment", _INCREMENTS)):
        values = [point.value for point in points if point.kind == kind]
        if not values:
            continue
        scale = value_scale(values, y + 40, y + 40 + high, most=5 if kind == "total" else 4)
        counted = cut(clean(words.units.get(unit, unit)), 13, 300)
        panel = Text(_PANEL, frame.across(EDGE), y + 20, words.text(kind, unit=counted))
        layers += [*value_axis(scale, frame, words), *texts([panel], language)]
        layers += (_totals if kind == "total" else _increments)(known, scale, frame, words)
        y = scale.foot
    choices = ticks(min(point.day for point in points), max(point.day for point in points), words, most=7)
    layers = [*day_axis(fitting(choices, frame), top + 10, y, frame), *texts(heading, language), *keys, *layers]
    return spec(title, _description(known, words), y + 40 + EDGE / 2, layers, language)


def _usable(point: StepPoint) -> bool:
    return usable(point.value)


def _totals(known: Sequence[Series], scale: ValueScale, frame: Frame, words: Words) -> list[Spec]:
    """The lines, their points, and the names of the series where the lines end."""
    x, y = frame.days(), scale.channel("value")
    lines, rows, taken = list[Spec](), list[dict[str, Any]](), list[Box]()
    ends, anchors = list[tuple[str, str, float]](), list[Anchor]()
    for place, one in enumerate(known):
        totals = [point for point in one.points if point.kind == "total"]
        if not totals:
            continue
        colour, _, dash = cycled(place)
        path = [{"day": float(point.day.toordinal()), "value": point.value} for point in totals]
        # A total holds until someone says otherwise: the line goes on to the end of the axis.
        path.append({"day": frame.last, "value": totals[-1].value})
        line = {"type": "line", "interpolate": "step-after", "color": colour, "strokeWidth": 2.2, "strokeDash": dash}
        lines += marks(path, line, x, y, order={"field": "day", "type": "quantitative"})
        rows += [_row(point, one.name, place, words) for point in totals]
        ends.append((one.name, letters(colour), scale.y(totals[-1].value)))
        taken += _ways([(frame.x(step["day"]), scale.y(step["value"])) for step in path])
        anchors += [_anchor(point, frame.x(point.day.toordinal()), scale, colour) for point in totals]
    mark = {"type": "point", "size": 90, "strokeWidth": 1.4, "opacity": 1}
    taken += [Box(anchor.x - 6, anchor.y - 6, anchor.x + 6, anchor.y + 6) for anchor in anchors]
    return [
        *lines,
        *marks(rows, mark, x, y, "shape", "fill", "stroke"),
        *_rings([row for row in rows if row["disputed"]], x, y),
        *texts([*_names(ends, scale, frame), *_labels(anchors, taken, scale, frame)], frame.language),
    ]


def _increments(known: Sequence[Series], scale: ValueScale, frame: Frame, words: Words) -> list[Spec]:
    """A thin bar each, those of one day side by side."""
    bars, anchors, beside = list[dict[str, Any]](), list[Anchor](), Counter[int]()
    pixel = (frame.last - frame.first) / frame.long
    for place, one in enumerate(known):
        for point in one.points:
            if point.kind == "increment":
                day = point.day.toordinal()
                middle = day + 8 * pixel * beside[day]
                beside[day] += 1
                sides = {"day": middle - 3 * pixel, "until": middle + 3 * pixel, "middle": middle, "zero": 0}
                bars.append(_row(point, one.name, place, words) | sides)
                anchors.append(_anchor(point, frame.x(middle), scale, cycled(place)[0]))
    taken = [
        Box(one.x - 4, min(one.y, scale.y(0)) - (10 if one.first else 1), one.x + 4, max(one.y, scale.y(0)))
        for one in anchors
    ]
    value = scale.channel("value")
    return [
        *marks(bars, {"type": "rect"}, frame.days(), value, "fill", x2={"field": "until"}, y2={"field": "zero"}),
        *_rings([bar for bar in bars if bar["disputed"]], frame.days("middle"), value),
        *texts(_labels(anchors, taken, scale, frame), frame.language),
    ]


def _row(point: StepPoint, name: str, place: int, words: Words) -> dict[str, Any]:
    colour, shape, _ = cycled(place)
    said = [words.text(f"{point.kind}_short"), words.number(point.value), point.label]
    if point.disputed:
        said.append(words.text("disputed"))
    tip = words.text("item", name=words.comma.join((name, words.both(point.day))), text=words.comma.join(said))
    return {
        "day": point.day.toordinal(),
        "value": point.value,
        "shape": shape,
        "fill": colour,
        "stroke": "#ffffff",
        "disputed": point.disputed,
        "tip": tip,
    }


def _rings(rows: Sequence[dict[str, Any]], x: Spec, y: Spec) -> list[Spec]:
    """Rings around what others contradict."""
    bare: list[dict[str, Any]] = [
        {name: row[name] for name in row if name in ("day", "middle", "value")} for row in rows
    ]
    ring = {"type": "point", "shape": "circle", "size": 250, "stroke": INK, "strokeWidth": 2, "opacity": 1}
    return marks(bare, ring, x, y)


def _ways(path: Sequence[tuple[float, float]]) -> list[Box]:
    """What a stepped line takes of the page."""
    made = list[Box]()
    for (x, y), (next_x, next_y) in pairwise(path):
        made.append(Box(min(x, next_x), y - 2, max(x, next_x), y + 2))
        made.append(Box(next_x - 2, min(y, next_y), next_x + 2, max(y, next_y)))
    return made


def _anchor(point: StepPoint, x: float, scale: ValueScale, colour: str) -> Anchor:
    away = 11.0 if point.disputed else 7.0
    text = cut(clean(point.label), _LABEL, _ROOM)
    return Anchor(x, scale.y(point.value), text, _LABEL, away, letters(colour), first=point.disputed)


def _labels(anchors: Sequence[Anchor], taken: Sequence[Box], scale: ValueScale, frame: Frame) -> list[Text]:
    if len(anchors) > _NAMED:
        return []
    near, far = sorted((frame.across(frame.near), frame.across(WIDTH - frame.far)))
    within = Box(near - 30, scale.top - 16, far + 30, scale.foot)
    return [
        Text(Style(anchor.size, "center", anchor.colour), x, y, anchor.text)
        for anchor, x, y in placed(anchors, taken, within)
    ]


def _names(ends: Sequence[tuple[str, str, float]], scale: ValueScale, frame: Frame) -> list[Text]:
    """The names of the series, each at the end of its line or as near as the others let it."""
    if len(ends) > _ENDS:
        return []
    x, room = frame.across(WIDTH - frame.far + 8), frame.far - 8 - EDGE
    names = [wrapped(clean(name), 12.5 * BOLD, room, 2) for name, *_ in ends]
    high = 15.0 * max((len(lines) for lines in names), default=1)
    places = apart([y for *_, y in ends], high + 3, scale.top, scale.foot - high / 2)
    return [
        Text(Style(12.5, "start", colour, bold=True), x, y + 4 + 15 * (at - (len(lines) - 1) / 2), line)
        for lines, (_, colour, _), y in zip(names, ends, places, strict=True)
        for at, line in enumerate(lines)
    ]


def _keys(known: Sequence[Series], words: Words) -> list[Key]:
    """What shapes and rings mean; names of series only where lines do not bear them already."""
    points = [point for one in known for point in one.points]
    keys = list[Key]()
    if len(known) > _ENDS or any(point.kind == "increment" for point in points):
        looks = [(one.name, cycled(place)) for place, one in enumerate(known)]
        keys += [Key(shape, colour, colour, name) for name, (colour, shape, _) in looks]
    if any(point.disputed for point in points):
        keys.append(Key("circle", "#ffffff", INK, words.text("disputed")))
    return keys


def _description(known: Sequence[Series], words: Words) -> str:
    days = [point.day for one in known for point in one.points]
    span = words.text("range", first=words.both(min(days)), last=words.both(max(days)))
    lasts = words.comma.join(words.text("item", name=one.name, text=words.number(_latest(one))) for one in known)
    return f"{span}. {lasts}."


def _latest(one: Series) -> float:
    """The last total, or where there is none, what was added in all."""
    totals = [point.value for point in one.points if point.kind == "total"]
    return totals[-1] if totals else sum(point.value for point in one.points)
