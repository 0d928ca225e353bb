"""Answers as CSV, JSON and Parquet: every kind of value, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it has no types
import pytest

from goft.bulk import answers, read_in_bulk
from goft.bulk.answers import FORMS, Form, write_answer, write_file
from goft.bulk.database import Database, opened
from goft.bulk.engines.inline import run as here
from goft.bulk.results import Results
from goft.errors import BulkError, OutputError
from support.bulk import job, lines

pytest.importorskip("duckdb", reason="SKIPPED FOR WANT OF DUCKDB: pip install 'goft[bulk]'")

KINDS = """SELECT 'گفت' AS word, NULL AS nothing, sum(i) AS whole, avg(i) AS part, true AS yes,
    DATE '2023-03-29' AS day, ['یک', 'دو'] AS words, [{'start': 1, 'text': 'سه'}] AS spans, {'a': sum(i)} AS nested,
    '=1+1' AS formula, TIMESTAMP '2023-03-29 10:00:00' AS moment, 1.50::DECIMAL(5, 2) AS price
    FROM range(4) t(i)"""
FAILS = "SELECT CASE WHEN i = 200000 THEN error('no further') ELSE i END AS n FROM range(300000) t(i)"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The tables of a small folder."""
    place = tmp_path_factory.mktemp("answers")
    read_in_bulk([lines(place / "a.jsonl", 2)], job(place / "out"), here)
    with opened(Results(str(place / "out"))) as made:
        yield made


def _written(database: Database, form: Form, sql: str) -> bytes:
    sink = io.BytesIO()
    write_answer(database.ask(sql), form, sink)
    return sink.getvalue()


def test_csv_has_every_kind(database: Database) -> None:
    (row,) = csv.DictReader(io.StringIO(_written(database, "csv", KINDS).decode()))
    assert row == {
        "word": "گفت",
        "nothing": "",
        "whole": "6",
        "part": "1.5",
        "yes": "True",
        "day": "2023-03-29",
        "words": "یک … دو",
        "spans": '[{"start":1,"text":"سه"}]',
        "nested": '{"a":6}',
        "formula": "'=1+1",
        "moment": "2023-03-29T10:00:00",
        "price": "1.5",
    }


def test_json_has_every_kind(database: Database) -> None:
    (row,) = json.loads(_written(database, "json", KINDS))
    assert row == {
        "word": "گفت",
        "nothing": None,
        "whole": 6,
        "part": 1.5,
        "yes": True,
        "day": "2023-03-29",
        "words": ["یک", "دو"],
        "spans": [{"start": 1, "text": "سه"}],
        "nested": {"a": 6},
        "formula": "=1+1",
        "moment": "2023-03-29T10:00:00",
        "price": 1.5,
    }


def test_parquet_has_types(database: Database) -> None:
    found = pq.read_table(
        io.BytesIO(_written(database, "parquet", "SELECT day::DATE AS day, words FROM (" + KINDS + ")"))
    )
    assert [str(field.type) for field in found.schema] == ["date32[day]", "list<element: string>"]


def test_no_rows_are_an_answer(database: Database) -> None:
    sql = "SELECT article, text FROM articles WHERE false"
    assert _written(database, "csv", sql) == b"article,text\r\n"
    assert json.loads(_written(database, "json", sql)) == []
    assert pq.read_table(io.BytesIO(_written(database, "parquet", sql))).column_names == ["article", "text"]


def test_many_rows_come_in_order(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_GROUP", 3_000)
    found = pq.ParquetFile(io.BytesIO(_written(database, "parquet", "SELECT i FROM range(10000) t(i)")))
    assert found.num_row_groups > 2
    assert found.read()["i"].to_pylist() == list(range(10_000))
    rows = json.loads(_written(database, "json", "SELECT i FROM range(10000) t(i)"))
    assert [row["i"] for row in rows] == list(range(10_000))


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_whole_or_as_it_was(database: Database, tmp_path: Path, form: Form) -> None:
    out = tmp_path / "answer"
    assert write_file(database.ask("SELECT 1 AS n"), form, out) == 1
    before = out.read_bytes()
    with pytest.raises(BulkError, match="no further"):
        write_file(database.ask(FAILS), form, out)
    assert out.read_bytes() == before
    assert list(tmp_path.iterdir()) == [out]


def test_a_place_that_is_none_is_said(database: Database, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_file(database.ask("SELECT 1"), "csv", tmp_path / "nowhere" / "a.csv")
