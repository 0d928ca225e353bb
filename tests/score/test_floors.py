"""Floors: read from a file, kept or not."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from goft.errors import ScoreError
from goft.record import Record
from goft.score import Gold, load_floors, score, shortfalls
from support import scored

FIGURES = score(
    [msgspec.convert(one, Gold) for one in scored.gold()],
    {one["id"]: msgspec.convert(one, Record) for one in scored.records()},
).figures()


def _floors(folder: Path, lines: str) -> Path:
    path = folder / "floors.toml"
    path.write_text("[floors]\n" + lines, encoding="utf-8")
    return path


def test_a_figure_at_its_floor_passes(tmp_path: Path) -> None:
    assert shortfalls(FIGURES, load_floors(_floors(tmp_path, "attribution = 50.0\nact = 60"))) == ()


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("attribution = 50.1", 50.0),
        ("act = 70", 66.7),
        ("direct = 100.1", 100.0),
        ("over-generation = [0.9, 1.1]", 0.71),
    ],
)
def test_a_figure_under_its_floor_is_named(tmp_path: Path, line: str, value: float) -> None:
    (below,) = shortfalls(FIGURES, load_floors(_floors(tmp_path, line)))
    assert (below.floor.figure, below.value) == (line.split(" =")[0], value)


def test_a_figure_over_its_ceiling_is_named(tmp_path: Path) -> None:
    assert shortfalls(FIGURES, load_floors(_floors(tmp_path, "over-generation = [0.1, 0.7]")))


@pytest.mark.parametrize("lines", ["attribution = 'high'", "attribution ="], ids=["no number", "no value"])
def test_a_bad_file_is_named(tmp_path: Path, lines: str) -> None:
    with pytest.raises(ScoreError, match=r"floors\.toml: not a floors file"):
        load_floors(_floors(tmp_path, lines))


def test_an_unknown_figure_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScoreError, match="no figure is called 'atribution'"):
        shortfalls(FIGURES, load_floors(_floors(tmp_path, "atribution = 1")))
