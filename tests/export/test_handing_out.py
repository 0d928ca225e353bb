"""Web Annotation, schema.org and CSV: each line is as its standard says, each selector finds its words again."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest

from goft.export import annotation_lines, claim_lines, csv_header, csv_lines, csv_words, rows
from goft.export.table import COLUMNS
from goft.record import Record
from support.records import TEXT, record


@pytest.fixture
def one() -> Record:
    return record()


def test_selectors_find_their_words_by_place_and_by_words(one: Record) -> None:
    seen = 0
    for line in annotation_lines(one):
        annotation = json.loads(line)
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert annotation["type"] == "Annotation"
        for target in annotation["target"]:
            place, words = target["selector"]
            assert place["type"] == "TextPositionSelector"
            assert TEXT[place["start"] : place["end"]] == words["exact"]
            start = TEXT.index(words["prefix"] + words["exact"] + words["suffix"]) + len(words["prefix"])
            assert start == place["start"]
            seen += 1
    assert seen >= len(one.statements)


def test_annotations_have_ids_of_their_own(one: Record) -> None:
    ids = [json.loads(line)["id"] for line in annotation_lines(one)]
    assert len(set(ids)) == len(ids) == len(one.statements)


def test_claims_and_quotations(one: Record) -> None:
    found = [json.loads(line) for line in claim_lines(one)]
    assert len(found) == len(one.statements)
    for claim, statement in zip(found, one.statements, strict=True):
        assert claim["@context"] == "https://schema.org"
        assert claim["@type"] == ("Quotation" if statement.kind == "direct" else "Claim")
        article = claim.get("isPartOf") or claim["appearance"]
        assert (article["@type"], article["identifier"], article["datePublished"]) == (
            "NewsArticle",
            "one",
            "2023-03-29",
        )
        assert None not in claim.values()


def test_a_known_speaker_points_at_wikidata(one: Record) -> None:
    actors = tuple(msgspec.structs.replace(actor, wikidata="Q42", kind="person") for actor in one.actors)
    authors = [json.loads(line) for line in claim_lines(msgspec.structs.replace(one, actors=actors))]
    named = [found for claim in authors if (found := claim.get("author") or claim.get("creator"))]
    assert named
    assert all(actor["sameAs"] == "https://www.wikidata.org/entity/Q42" for actor in named)
    assert all(actor["@type"] == "Person" for actor in named)


def test_csv_is_read_back(one: Record) -> None:
    text = "\n".join([csv_header(), *csv_lines(one)])
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["statement"] for row in rows] == [statement.id for statement in one.statements]
    assert tuple(rows[0]) == COLUMNS
    for row, statement in zip(rows, one.statements, strict=True):
        assert row["content"] == " … ".join(span.text for span in statement.content)
        assert int(row["start"]) <= statement.content[0].start


@pytest.mark.parametrize(
    "outlet", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "'=1", "''+", "'x", "x=1"]
)
def test_no_cell_is_a_formula_and_each_can_be_had_back(one: Record, outlet: str) -> None:
    text = "\n".join(csv_lines(msgspec.structs.replace(one, outlet=outlet)))
    (row, *_) = csv.reader(io.StringIO(text, newline=""))
    assert row[1][0] not in "=+-@\t\r\n＝"
    assert csv_words(row[1]) == outlet
    assert (row[1] == outlet) == (outlet in ("'x", "x=1"))


def test_line_ends_in_a_cell_do_not_end_the_row(one: Record) -> None:
    odd = msgspec.structs.replace(one, outlet='a\nb\r\n"c",d\r', url="\n")
    rows = list(csv.reader(io.StringIO("\n".join(csv_lines(odd)), newline="")))
    assert len(rows) == len(one.statements)
    assert all((row[1], csv_words(row[3])) == (odd.outlet, "\n") for row in rows)


def test_every_value_comes_back_from_the_csv(everything: list[Record]) -> None:
    for record_ in everything:
        read = csv.reader(io.StringIO("\n".join(csv_lines(record_)), newline=""))
        for cells, row in zip(read, rows(record_), strict=True):
            for cell, value in zip(cells, msgspec.structs.astuple(row), strict=True):
                said = " … ".join(value) if isinstance(value, tuple) else str(value if value is not None else "")
                assert csv_words(cell) == said


def test_claims_have_what_schema_org_asks(everything: list[Record]) -> None:
    for record_ in everything:
        for line, statement in zip(claim_lines(record_), record_.statements, strict=True):
            claim = json.loads(line)
            assert claim["@context"] == "https://schema.org"
            assert claim["text"]
            assert claim["identifier"] == f"{record_.id}-{statement.id}"
            assert claim["keywords"] == [statement.act]
            speaker = claim.get("creator") or claim.get("author")
            assert (speaker is not None) == (statement.speaker_actor is not None)
            assert speaker is None or (speaker["name"] and speaker["@type"] in ("Person", "Country", "Organization"))
