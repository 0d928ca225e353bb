"""`goft score`: its figures, its list of errors, its floors."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import scored

Run = Callable[..., Any]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return _lines(tmp_path / "gold.jsonl", scored.gold())


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return _lines(tmp_path / "records.jsonl", scored.records())


def _lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_figures_sources_and_kinds_as_json(goft: Run, gold: Path, records: Path) -> None:
    out = json.loads(goft("score", gold, records, "--json").out)
    assert out["all"]["attribution"]["f1"] == 50.0
    assert {source: one["documents"] for source, one in out["sources"].items()} == {"agency": 1, "paper": 1}
    assert out["kinds"]["direct"]["attribution"] == 100.0
    assert out["per-document"]["two"] == {"attributed": 1, "predicted": 1, "gold": 2}


def test_without_records_the_reader_reads(goft: Run, gold: Path) -> None:
    out = json.loads(goft("score", gold, "--json").out)
    assert out["all"]["attribution"]["predicted"] == 0
    assert out["all"]["attribution"]["gold"] == 7


@pytest.mark.parametrize("damage", ["drop", "space"])
def test_damaged_texts_are_read(goft: Run, gold: Path, damage: str) -> None:
    assert goft("score", gold, "--damage", damage).status == 0


def test_tables_name_every_source_and_kind(goft: Run, gold: Path, records: Path) -> None:
    out = goft("score", gold, records, "--per-document").out
    for words in ("attribution", "agency", "paper", "mixed", "over-generation 0.71", "time values", "two"):
        assert words in out


def test_errors_are_shown_by_kind(goft: Run, gold: Path, records: Path) -> None:
    out = goft("score", gold, records, "--errors").out
    assert "== missed: 2" in out
    assert "[او] به نقل از ‹سفیر› ⟨افزود که⟩ {مرز باز است}" in out
    only = goft("score", gold, records, "--errors", "--only", "act").out
    assert "== act: 1" in only
    assert "== missed" not in only


def test_an_unknown_kind_of_error_is_wrong_use(goft: Run, gold: Path, records: Path) -> None:
    ran = goft("score", gold, records, "--errors", "--only", "speling")
    assert ran.status == 2
    assert "missed" in ran.err


@pytest.mark.parametrize(("floor", "status"), [("50.0", 0), ("50.1", 1)])
def test_floors(goft: Run, gold: Path, records: Path, tmp_path: Path, floor: str, status: int) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text(f"[floors]\nattribution = {floor}\n", encoding="utf-8")
    ran = goft("score", gold, records, "--floors", floors)
    assert ran.status == status
    assert ("attribution is 50.0" in ran.err) is bool(status)


def test_no_gold_is_4(goft: Run, tmp_path: Path) -> None:
    ran = goft("score", tmp_path / "none")
    assert ran.status == 4
    assert "there is no such file or folder" in ran.err
