"""Every kind of input in, each item in exactly one of articles and refusals out."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it has no types
import pytest

from goft.article import Article
from goft.bulk import Job, engine_of, read_in_bulk
from goft.bulk.engines.inline import run as here
from goft.bulk.tables import TABLES, schema, staged_tables
from goft.export.table import COLUMNS, rows
from goft.intake import Defaults, Item, load_articles
from goft.reader import Reader
from goft.record import Record
from support.bulk import files_of, job, lines, places, table, write_kinds
from support.records import StubReader
from support.sample import ARTICLES


def test_every_item_is_an_article_or_a_refusal(tmp_path: Path) -> None:
    given = write_kinds(tmp_path / "in")
    manifest = read_in_bulk([given], job(tmp_path / "out"), here)
    articles, refusals = table(tmp_path / "out", "articles"), table(tmp_path / "out", "refusals")
    wanted = [one.article.id for one in load_articles([given], Defaults()) if one.article]
    assert sorted(row["article"] for row in articles) == sorted(wanted)
    assert {Path(row["place"]).name: (row["kind"], row["fault"]) for row in refusals} == {
        "c.jsonl.gz": ("cannot be read", True),
        "d.parquet:2": ('has neither "text" nor "body"', True),
        "e.csv:3": ('has neither "text" nor "body"', True),
        "e.csv:4": ("has 1 cells where the first row has 2", True),
        "h.txt": ("not Persian", True),
        "i.warc.gz:2": ("not HTML", False),
        "i.warc.gz:3": ("not Persian", False),
    }
    assert manifest.items == len(articles) + len(refusals) == len(set(places(tmp_path / "out")))
    assert manifest.refused == Counter(row["kind"] for row in refusals)
    assert manifest.faults == 5


def test_articles_are_parted_by_month_in_the_order_of_sources(tmp_path: Path) -> None:
    out = tmp_path / "out"
    manifest = read_in_bulk([lines(tmp_path / "b.jsonl", 12), lines(tmp_path / "a.jsonl", 6)], job(out), here)
    months = {file.parent.name for file in (out / "articles").rglob("*.parquet")}
    assert months == {"month=undated", *(f"month=2023-0{number}" for number in range(1, 6))}
    assert [row["article"] for row in table(out, "articles") if row["month"] == "2023-02"] == ["b/2", "b/8", "a/2"]
    assert manifest.rows["articles"] == dict.fromkeys(
        ["2023-01", "2023-02", "2023-03", "2023-04", "2023-05", "undated"], 3
    )
    assert not (out / "_staged").exists()
    assert json.loads((out / "manifest.json").read_bytes())["articles"] == 18


def test_rows_say_what_the_records_say(tmp_path: Path) -> None:
    out, reader = tmp_path / "out", Reader.load()
    read_in_bulk([ARTICLES], Job(out=str(out), block=4), here)
    records = {row["article"]: Record.from_json(row["record"]) for row in table(out, "articles")}
    articles = [one.article for one in load_articles([ARTICLES], Defaults()) if one.article]
    assert records == {article.id: reader.read(article) for article in articles}
    for name in ("events", "figures", "times", "actors"):
        found = Counter(row["article"] for row in table(out, name))
        assert found == Counter({key: len(getattr(one, name)) for key, one in records.items() if getattr(one, name)})
    for name in ("events", "figures", "times"):
        for row in table(out, name):
            assert records[row["article"]].text[row["start"] : row["end"]] == row["text"]
    statements = {(row["article"], row["statement"]): row for row in table(out, "statements")}
    for one in (one for record in records.values() for one in rows(record)):
        found_row = statements[one.article, one.statement]
        wanted: dict[str, Any] = json.loads(msgspec.json.encode(one))
        wanted["published"] = date.fromisoformat(one.published or "")
        assert {name: found_row[name] for name in COLUMNS} == wanted
    assert any(row["mentions"] and row["names"] for row in table(out, "actors"))
    assert any(row["actor_words"] for row in table(out, "events"))


def test_files_have_the_columns_that_tables_say(tmp_path: Path) -> None:
    out = tmp_path / "out"
    read_in_bulk([ARTICLES, lines(tmp_path / "a.jsonl", 1, texts=["x"])], Job(out=str(out)), here)
    for name in TABLES:
        for file in (out / name).rglob("*.parquet"):
            found = pq.ParquetFile(file)
            assert found.schema_arrow.equals(schema(name)), name
            assert found.metadata.row_group(0).column(0).compression == "ZSTD"


def test_of_one_id_the_first_stays(tmp_path: Path) -> None:
    given = [
        lines(tmp_path / "b.jsonl", 7, ids=["x", "b", "x"]),  # within a block
        lines(tmp_path / "a.jsonl", 8, ids=["a", "b", "c", "c", "a/5", "a/4"]),
    ]
    manifest = read_in_bulk(given, job(tmp_path / "out"), here)
    again = [row for row in table(tmp_path / "out", "refusals") if row["kind"] == "the same id"]
    assert [(Path(row["place"]).name, row["article"], Path(row["reason"].split()[-1]).name) for row in again] == [
        ("b.jsonl:3", "x", "b.jsonl:1"),
        ("a.jsonl:2", "b", "b.jsonl:2"),
        ("a.jsonl:4", "c", "a.jsonl:3"),
    ]
    assert manifest.faults == 0
    assert Counter(row["article"] for row in table(tmp_path / "out", "articles")).most_common(1)[0][1] == 1


@pytest.mark.parametrize("workers", [1, 3])
def test_processes_and_how_many_are_not_seen(tmp_path: Path, workers: int) -> None:
    given = write_kinds(tmp_path / "in")
    read_in_bulk([given], job(tmp_path / "one", block=3), here)
    read_in_bulk([given], job(tmp_path / "other", block=3), engine_of("local", workers=workers))
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_text_that_utf8_cannot_carry_is_kept_in_the_record() -> None:
    odd = StubReader.load().read(Article(id="1", text="گفت\ud800"))
    (row,) = staged_tables([(0, Item(kind="line", place="a.jsonl:1"), odd)], "a.jsonl")["articles"].to_pylist()
    assert row["text"] == "گفت\ufffd"
    assert Record.from_json(row["record"]) == odd
