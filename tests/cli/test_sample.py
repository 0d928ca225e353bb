"""The sample through the real reader: what the README's first command prints."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from goft.intake import Defaults, load_articles
from goft.reader import Reader
from goft.record import Record
from goft.render import render_page, render_table
from goft.schema import record_schema
from support.gold import ROOT

ARTICLES = [one.article for one in load_articles([ROOT / "sample" / "articles.jsonl"], Defaults()) if one.article]
COLD_SECONDS = 3.0


@pytest.fixture(scope="module")
def records() -> list[Record]:
    reader = Reader.load()
    return [reader.read(article) for article in ARTICLES]


def test_every_record_fits_the_schema_and_comes_back(records: list[Record]) -> None:
    schema = jsonschema.Draft202012Validator(record_schema())
    for record in records:
        schema.validate(json.loads(record.to_json()))
        assert Record.from_json(record.to_json()) == record


def test_every_span_is_in_the_untouched_text(records: list[Record]) -> None:
    for article, record in zip(ARTICLES, records, strict=True):
        assert record.text == article.text
        for one in record.statements:
            spans = (one.speaker, *one.cue, *one.content, one.addressee, *one.via, one.about)
            for span in spans:
                if span is not None and span.start is not None and span.end is not None:
                    assert record.text[span.start : span.end] == span.text


def test_no_statement_lies_in_itself(records: list[Record]) -> None:
    for record in records:
        parents = {one.id: one.parent for one in record.statements}
        for key in parents:
            seen = {key}
            parent = parents[key]
            while parent is not None:
                assert parent not in seen, f"{record.id}: {key} lies in itself"
                seen.add(parent)
                parent = parents[parent]


def test_the_sample_shows_what_goft_finds(records: list[Record]) -> None:
    assert all(record.statements for record in records)
    found = [one for record in records for one in record.statements]
    assert {one.kind for one in found} == {"direct", "indirect", "mixed"}
    assert {"assert", "deny", "accuse", "criticise", "support", "demand", "warn", "hope", "refuse"} <= {
        one.act for one in found
    }
    assert any(one.via for one in found)
    assert any(one.addressee for one in found)
    assert any(one.parent for one in found)


def test_the_sample_makes_a_page_and_tables(records: list[Record]) -> None:
    assert render_page(records).count("<article") == len(records)
    assert all(render_table(record) for record in records)


def test_a_cold_reading_is_quick(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(ARTICLES[0].text, encoding="utf-8")
    before = _children_seconds()
    command = [sys.executable, "-c", "from goft.cli import main; main()", "read", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    assert _children_seconds() - before < COLD_SECONDS


def _children_seconds() -> float:
    """Processor seconds of the processes run so far: the clock would count what else the machine does."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
