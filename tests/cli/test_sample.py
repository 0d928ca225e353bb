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
from goft.record import Record
from goft.render import render_page, render_table
from goft.schema import record_schema
from support.sample import ARTICLES as SAMPLE
from support.sample import WITH_BOOK, sample_records

ARTICLES = [one.article for one in load_articles([SAMPLE], Defaults()) if one.article]
COLD_SECONDS = 3.0
STATES = {"XAR", "XLZ", "XHD"}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(sample_records())


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


def test_the_sample_is_read_with_its_book(records: list[Record]) -> None:
    actors = [actor for record in records for actor in record.actors]
    assert {actor.country for actor in actors} == STATES | {None}
    known = {actor.name_en for actor in actors if actor.kind == "person" and actor.name_en}
    assert {"Farhud Radman", "Siamand Kuhzad", "Parichehr Azarnia", "Dilan Varzmand", "Avesta Mehrpur"} <= known
    ministers = {actor.key for actor in actors if actor.office == "وزیر خارجه لاژورد"}
    assert ministers == {"person/سیامند-کوهزاد"}


def test_the_story_has_an_accusation_with_its_denials(records: list[Record]) -> None:
    drones = [
        (record.published, record.outlet, one.act)
        for record in records
        for one in record.statements
        if one.act in ("accuse", "deny") and "ارسال پهپاد" in " ".join(span.text for span in one.content)
    ]
    assert len({outlet for _, outlet, act in drones if act == "accuse"}) >= 3
    assert len({day for day, _, act in drones if act == "deny"}) == 2


def test_the_story_has_positions_that_change(records: list[Record]) -> None:
    assert _acts(records, "سیامند-کوهزاد", "پیشنهاد آرانشهر درباره بازرسان") == ["criticise", "assert", "support"]
    assert _acts(records, "فرهود-رادمان", "مذاکره با لاژورد") == ["deny", "assert"]


def _acts(records: list[Record], person: str, words: str) -> list[str]:
    """What a person did by speaking of something, a new act a time, by day of publication."""
    found: list[str] = []
    for record in sorted(records, key=lambda record: record.published or ""):
        person_id = next((actor.id for actor in record.actors if actor.key == f"person/{person}"), None)
        for one in record.statements:
            said = " ".join(span.text for span in one.content)
            if one.speaker_actor == person_id and words in said and found[-1:] != [one.act]:
                found.append(one.act)
    return found


def test_the_story_has_a_dyad(records: list[Record]) -> None:
    between: dict[tuple[str | None, str | None], set[str]] = {}
    for record in records:
        states = {actor.id: actor.country for actor in record.actors}
        for event in record.events:
            if event.status == "fact" and event.actor is not None and event.recipient is not None:
                pair = states.get(event.actor.actor or ""), states.get(event.recipient.actor or "")
                between.setdefault(pair, set()).add(event.type)
    assert {"ACCUSE", "SANCTION", "THREATEN", "RETREAT", "CONCEDE"} <= between["XLZ", "XAR"]
    assert {"ACCUSE", "REJECT", "CONSULT", "AGREE"} <= between["XAR", "XLZ"]


def test_the_story_has_a_ledger(records: list[Record]) -> None:
    persons = {
        (record.published, figure.kind, figure.value)
        for record in records
        for figure in record.figures
        if figure.unit in ("person", "entity")
    }
    assert {
        ("2025-10-04", "increment", 20),
        ("2025-10-04", "increment", 4),
        ("2025-10-04", "increment", 8),
        ("2025-10-04", "increment", 11),
        ("2025-10-05", "increment", 12),
        ("2025-10-05", "total", 47),
        ("2025-10-05", "total", 9),
        ("2025-10-12", "increment", 5),
        ("2025-10-12", "total", 52),
        ("2025-10-29", "total", 54),
    } <= persons


def test_the_sample_makes_a_page_and_tables(records: list[Record]) -> None:
    assert render_page(records).count("<article") == len(records)
    assert all(render_table(record) for record in records)


def test_a_cold_reading_is_quick(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(ARTICLES[0].text, encoding="utf-8")
    before = _children_seconds()
    command = [sys.executable, "-c", "from goft.cli import main; main()", "read", str(path)]
    subprocess.run(command, check=True, capture_output=True, env=WITH_BOOK)
    assert _children_seconds() - before < COLD_SECONDS


def _children_seconds() -> float:
    """Processor seconds of the processes run so far: the clock would count what else the machine does."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
