"""Every case of `cases.toml`, read by the whole reader, and a floor under their share that is right."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from goft.article import Article
from goft.reader import Reader
from goft.record import Actor, ActorSpan, Record

FLOOR = 95.0
"""Per cent of the cases that are right."""
KNOWN_FAILURES: frozenset[str] = frozenset()
"""Texts whose mention is not resolved right yet."""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case; the mention stands in brackets in the text."""

    about: str
    text: str
    day: date | None = None
    who: str | None = None
    country: str | None = None
    listed: bool | None = None


@cache
def cases() -> tuple[Case, ...]:
    raw = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw["case"], tuple[Case, ...])


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def mentioned(record: Record, start: int, end: int) -> Actor | None:
    """The actor of the words that a record has at a place."""
    spans: list[ActorSpan | None] = []
    for statement in record.statements:
        spans += [statement.speaker, statement.addressee, *statement.via]
    for event in record.events:
        spans += [event.actor, event.recipient]
    known = {actor.id: actor for actor in record.actors}
    for span in spans:
        if span is None or span.start is None or span.end is None or span.actor is None:
            continue
        if span.start < end and start < span.end:
            return known[span.actor]
    return None


def is_right(case: Case, reader: Reader) -> str | None:
    """None where the case is read right, else what was read."""
    start, end = case.text.index("["), case.text.index("]") - 1
    text = case.text.replace("[", "").replace("]", "")
    actor = mentioned(reader.read(Article(id="c", text=text, published=case.day)), start, end)
    if case.who == "none":
        return None if actor is None else actor.key
    if actor is None:
        return "nobody"
    listed = actor.wikidata is not None or actor.name_en is not None
    right = case.who in (None, actor.key) and case.country in ("?", actor.country, None)
    if case.country is None and case.who is not None and case.who.startswith("state/"):
        right = False
    if case.listed is False and listed and actor.kind == "person":
        right = False
    return None if right else f"{actor.key} {actor.country} {actor.wikidata}"


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{case.about}: {case.text}",
            marks=[pytest.mark.xfail(strict=True)] if case.text in KNOWN_FAILURES else [],
        )
        for case in cases()
    ],
)
def test_case(case: Case, reader: Reader) -> None:
    assert is_right(case, reader) is None


def test_enough_cases_are_right() -> None:
    assert len(cases()) >= 150
    assert len(KNOWN_FAILURES) <= (100 - FLOOR) / 100 * len(cases())
