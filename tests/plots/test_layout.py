"""Nothing lies on anything else: dots, flags, labels, names."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goft.plots import Dot, lanes
from goft.plots.model import Language
from goft.plots.palette import cycled
from goft.plots.parts import WIDTH
from goft.plots.placing import Box, apart
from goft.plots.scales import value_scale
from goft.plots.spread import flags, levels
from goft.plots.text import width
from support.pictures import LANES, NOWRUZ, bare, dots, pictures, shown

_PLACES = st.lists(st.floats(0, 700), max_size=25)


@given(_PLACES)
def test_spread_dots_keep_their_distance(places: list[float]) -> None:
    found = list(zip(places, levels(places, 10), strict=True))
    assert all(abs(x - other) >= 10 or level != step for (x, level), (other, step) in combinations(found, 2))


@given(_PLACES, st.lists(st.floats(5, 190), min_size=25, max_size=25))
def test_flags_lie_on_no_flag_and_no_line_crosses_one(places: list[float], widths: list[float]) -> None:
    found = list(zip(places, widths, flags(places, widths, 8), strict=False))
    for (x, wide, flag), (other, broad, mark) in combinations(found, 2):
        if flag.below == mark.below and flag.row == mark.row:
            assert x + wide <= other or other + broad <= x
        for (low, _, near), (start, reach, far) in (
            ((x, wide, flag), (other, broad, mark)),
            ((other, broad, mark), (x, wide, flag)),
        ):
            crossed = near.below == far.below and near.row > far.row and start < low < start + reach
            assert not crossed


@given(st.lists(st.floats(0, 200), min_size=1, max_size=8))
def test_names_stand_apart_in_their_order(places: list[float]) -> None:
    moved = apart(places, 17, 0, 250)
    assert sorted(range(len(moved)), key=moved.__getitem__) == sorted(range(len(places)), key=places.__getitem__)
    assert all(later - early >= 16.999 for early, later in pairwise(sorted(moved)))
    assert min(moved) >= -1e-6


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("name", list(pictures()))
def test_no_text_lies_on_another_or_off_the_page(name: str, language: Language) -> None:
    spec = pictures(language)[name]
    boxes = list[tuple[Box, str]]()
    for style, row in shown(spec):
        text = bare(row["text"])
        wide = width(text, style["fontSize"])
        left = row["x"] - {"left": 0.0, "center": wide / 2, "right": wide}[style["align"]]
        boxes.append((Box(left, row["y"] - 0.75 * style["fontSize"], left + wide, row["y"] + 2), text))
    for box, text in boxes:
        assert box.left >= 0, text
        assert box.right <= WIDTH, text
        assert box.top >= 0, text
        assert box.foot <= spec["height"], text
    assert [(one[1], two[1]) for one, two in combinations(boxes, 2) if one[0].meets(two[0])] == []


def test_few_dots_have_labels_and_many_have_none() -> None:
    few = {bare(row["text"]) for _, row in shown(lanes("ادعا", LANES, dots(40)))}
    many = {bare(row["text"]) for _, row in shown(lanes("ادعا", LANES, dots(41)))}
    assert {"ایرنا 0", "خبرگزاری مهر 39"} <= few
    assert "ایرنا 0" not in many


def test_lanes_come_in_the_order_given_and_unknown_ones_last() -> None:
    made = lanes("ت", ("supports", "دیگر"), (Dot(NOWRUZ + timedelta(days=1), "خودم", "الف"),))
    places = {bare(row["text"]): row["y"] for _, row in shown(made)}
    assert places["تأیید"] < places["دیگر"] < places["خودم"]


def test_the_looks_of_series_differ() -> None:
    looks = [(colour, shape, tuple(dash)) for colour, shape, dash in map(cycled, range(140))]
    assert len(set(looks)) == 140


@pytest.mark.parametrize(
    ("values", "marks"),
    [([], (0, 0.2, 0.4, 0.6, 0.8, 1)), ([70], (0, 20, 40, 60)), ([-3, 2], (-3, -2, -1, 0, 1, 2)), ([1e-9], None)],
)
def test_scales_have_round_marks(values: list[float], marks: tuple[float, ...] | None) -> None:
    scale = value_scale(values, 0, 100)
    if marks:
        assert scale.ticks == marks
    assert all(0 <= scale.y(value) <= 100 for value in values)
