"""Gold of what editors checked: `goft score` and the original scorer read it, and the record scores 100 against it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from goft.corrections import Who, applied, correction
from goft.export import gold_document, hand_out
from goft.record import Record
from goft.score import load_gold, score
from support.gold import GOLD
from support.records import record


def _checked(one: Record) -> Record:
    """A record of which every statement was confirmed, and one was given another act, speaker and link."""
    for number in [other.id for other in one.statements]:
        one = applied(one, [correction(one, number, "confirm", by="ن")]).record
    first = one.statements[0].id
    one = applied(one, [correction(one, first, "act", "warn", by="ن")]).record
    who = Who(span=one.statements[0].cue[0], name="مهرو آذرین", country="XAA")
    return applied(one, [correction(one, first, "speaker", who, by="ن")]).record


@pytest.fixture
def checked(everything: list[Record]) -> list[Record]:
    return [_checked(one) for one in (record(), *everything) if one.statements]


def test_a_corrected_record_scores_a_hundred(checked: list[Record], tmp_path: Path) -> None:
    assert hand_out(checked, "gold", tmp_path / "gold") == len(checked)
    gold = load_gold(tmp_path / "gold")
    assert {one.id for one in gold} == {one.id for one in checked}
    report = score(gold, {one.id: one for one in checked})
    for name, tally in report.total.items():
        assert tally.hit == tally.gold == tally.read, name
    assert report.total["attribution"].gold > 30


@pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason=f"SKIPPED FOR WANT OF GOLD: no {GOLD}")
def test_the_original_scorer_reads_it(checked: list[Record], tmp_path: Path) -> None:
    hand_out(checked, "gold", tmp_path / "gold")
    hand_out(checked, "jsonl", tmp_path / "records.jsonl")
    places = [str(place) for place in (GOLD / "score.py", tmp_path / "gold", tmp_path / "records.jsonl")]
    command = [sys.executable, *places, "--json"]
    found = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    assert found["attribution"]["gold"] == sum(len(one.statements) for one in checked)
    assert found["record exact"]["f1"] == found["act"]["accuracy"] == found["who"]["accuracy"] == 100.0


def test_it_says_what_nobody_checked() -> None:
    one = record()
    half = applied(one, [correction(one, "s2", "confirm", by="ن")]).record
    found = json.loads(gold_document(half))
    assert found["unchecked"] == [0, 2, 3, 4]
    assert found["checked"] == ["statements"]
    assert found["statements"][3]["answers"] == [0]
    assert found["statements"][2]["parent"] == 1
    assert json.loads(gold_document(_checked(one)))["unchecked"] == []


def test_its_fields_are_those_of_gold() -> None:
    from goft.score import Gold

    fields = {field.name for field in msgspec.structs.fields(Gold)}
    assert fields <= set(json.loads(gold_document(record())))
