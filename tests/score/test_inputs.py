"""Gold and records from disk, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goft.errors import GoldError, ScoreError
from goft.record import Record
from goft.score import load_gold, load_records, score
from support import scored


def test_a_folder_and_a_file_of_lines_are_alike(tmp_path: Path) -> None:
    for one in scored.gold():
        (tmp_path / f"{one['id']}.json").write_text(json.dumps(one), encoding="utf-8")
    lines = tmp_path / "gold.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in scored.gold()), encoding="utf-8")
    assert load_gold(tmp_path) == load_gold(lines)


def test_the_reader_sees_nothing_that_was_annotated(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(scored.gold()[0]), encoding="utf-8")
    article = load_gold(path)[0].article()
    assert (article.id, article.outlet, str(article.published)) == ("one", "پیک", "2025-10-05")
    assert (article.title, article.url) == (None, None)


@pytest.mark.parametrize("line", ["{", '{"id": "x"}', '{"id": "x", "text": "y", "statements": [{"kind": "z"}]}'])
def test_bad_gold_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl:1: not a gold document"):
        load_gold(path)


@pytest.mark.parametrize("name", ["none", "empty"])
def test_no_gold_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(GoldError, match=name):
        load_gold(tmp_path / name)


def test_bad_records_are_named(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('{"id": 3}', encoding="utf-8")
    with pytest.raises(ScoreError, match=r"records\.jsonl:1: not a record"):
        load_records(path)


def test_a_record_of_another_text_is_refused(tmp_path: Path) -> None:
    gold, records = tmp_path / "gold.jsonl", tmp_path / "records.jsonl"
    gold.write_text(json.dumps(scored.gold()[0]), encoding="utf-8")
    records.write_text(json.dumps(scored.records()[0]), encoding="utf-8")
    other = {"one": Record.from_json(json.dumps({**scored.records()[0], "text": "another"}))}
    with pytest.raises(ScoreError, match="one: the record's text is not the document's"):
        score(load_gold(gold), other)
