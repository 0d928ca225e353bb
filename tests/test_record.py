"""The record: its way through JSON, and its schema."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import msgspec
import pytest

from goft.article import Article
from goft.record import Record
from goft.schema import record_schema
from support.records import StubReader, record

SCHEMA = jsonschema.Draft202012Validator(record_schema())


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize("one", [record(), StubReader.load().read(Article(id="x", text="متن"))], ids=["full", "bare"])
def test_a_record_fits_its_schema_and_comes_back(one: Record) -> None:
    SCHEMA.validate(json.loads(one.to_json()))
    assert Record.from_json(one.to_json()) == one
    assert Record.from_json(one.to_json(indent=2)) == one


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("statements", 0, "act"), "says"),
        (("statements", 0, "kind"), None),
        (("statements", 0, "content", 0, "start"), "3"),
        (("format",), "goft/2"),
        (("more",), 1),
    ],
)
def test_the_schema_refuses_what_is_no_record(path: tuple[str | int, ...], value: Any) -> None:
    plain = record().to_dict()
    plain = json.loads(json.dumps(plain))
    place: Any = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(SCHEMA.iter_errors(plain))


def test_a_lone_surrogate_survives() -> None:
    one = msgspec.structs.replace(record(), text="الف\ud800ب")
    assert one.to_json().encode("utf-8")
    assert Record.from_json(one.to_json()).text == "الف\ud800ب"


def test_every_field_of_a_statement_is_described() -> None:
    fields = record_schema()["$defs"]["Statement"]["properties"]
    assert [name for name, field in fields.items() if "description" not in field] == ["id"]
