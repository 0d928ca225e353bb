"""Whatever is corrected, in whatever order: the record is one, nothing is said twice, and the later one holds."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, get_args

import jsonschema
import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from goft.article import Article
from goft.corrections import Corrected, Correction, Parts, Who, applied, correction, moved
from goft.errors import CorrectionError
from goft.reader import Reader
from goft.record import Act, ReaderInfo, Record, Span, Statement, StatementKind
from goft.schema import record_schema
from support.records import record

SCHEMA = jsonschema.Draft202012Validator(record_schema())
NESTED = (
    "فرهود رادمان، وزیر خارجه آرانشهر، گفت: «امیدواریم مذاکرات ادامه یابد و از همسایگان می‌خواهیم به میز بازگردند.» "
    "او افزود که لاژورد گفته است پهپادها را نفرستاده و این اتهام را رد می‌کند. به گزارش پیک، سخنگوی لاژورد این "
    "سخنان را رد کرد و گفت امیدوار است بازار مرزی باز شود."
)


@cache
def readings() -> tuple[Record, ...]:
    """The hand-made record, a nested text, and the same with its half-spaces lost."""
    reader = Reader.load()
    texts = (NESTED, NESTED.replace("\u200c", ""))
    return record(), *(reader.read(Article(id="n", text=text)) for text in texts)


NAMES = st.sampled_from(["مهرو آذرین", "رادمان", "لاژورد", "سپیده کوهزاد"])


@st.composite
def places(draw: st.DrawFn, size: int) -> tuple[int, int]:
    start = draw(st.integers(0, size - 2))
    return start, draw(st.integers(start + 1, min(size, start + 60)))


@st.composite
def people(draw: st.DrawFn, one: Record, *, words: bool) -> Who | None:
    if not words and draw(st.booleans()):
        return None
    start, end = draw(places(len(one.text)))
    span = Span(start, end, one.text[start:end])
    name = draw(st.none() | NAMES)
    return Who(span=span, name=name, kind=draw(st.sampled_from([None, "person", "state"])) if name else None)


@st.composite
def values(draw: st.DrawFn, one: Record, what: str) -> Any:
    if what in ("content", "cue"):
        return [draw(places(len(one.text)))]
    if what in ("speaker", "addressee"):
        return draw(people(one, words=False))
    if what == "via":
        return [draw(people(one, words=True))]
    if what == "act":
        return draw(st.sampled_from(get_args(Act)))
    if what == "kind":
        return draw(st.sampled_from(get_args(StatementKind)))
    if what == "answers":
        return draw(st.lists(st.sampled_from([other.id for other in one.statements]), max_size=2, unique=True))
    if what == "add":
        cue, content = draw(values(one, "cue")), draw(values(one, "content"))
        spans = tuple(Span(start, end, one.text[start:end]) for start, end in (*cue, *content))
        speaker, act = draw(people(one, words=False)), draw(values(one, "act"))
        return Parts(kind="indirect", act=act, speaker=speaker, cue=spans[:1], content=spans[1:])
    return None


WHATS = ["confirm", "speaker", "content", "cue", "addressee", "via", "act", "kind", "answers", "remove", "add"]


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Record, list[Correction]]:
    """A record, and what editors say of it one after another, each of the record as the ones before left it."""
    first = now = draw(st.sampled_from(readings()))
    made: list[Correction] = []
    for second in range(draw(st.integers(1, 6))):
        seen = first if draw(st.booleans()) else now  # another editor may not have loaded it anew
        what = draw(st.sampled_from(WHATS))
        if not seen.statements:
            break
        number = draw(st.sampled_from([one.id for one in seen.statements])) if what != "add" else None
        at = f"2026-11-30T08:00:{second:02}+00:00"
        try:
            made.append(correction(seen, number, what, draw(values(seen, what)), by="ن", at=at))  # type: ignore[arg-type]
        except CorrectionError:  # white space, or an answer to itself
            continue
        now = applied(first, made).record
    return first, made


def is_record(found: Corrected) -> None:
    """Spans slice, ids are in order, parents and answers are there and no circle, the schema and JSON agree."""
    one = found.record
    SCHEMA.validate(json.loads(one.to_json()))
    assert Record.from_json(one.to_json()) == one
    ids = [statement.id for statement in one.statements]
    assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]
    actors = [actor.id for actor in one.actors]
    assert len(set(actors)) == len(actors)
    for statement in one.statements:
        assert set(statement.answers) <= set(ids) - {statement.id}
        assert statement.speaker_actor in (None, *actors)
        for span in (*statement.cue, *statement.content, statement.speaker, statement.addressee, *statement.via):
            assert span is None or span.start is None or one.text[span.start : span.end] == span.text
        assert statement.id not in _above(one, statement)
    for actor in one.actors:
        assert all(one.text[span.start : span.end] == span.text for span in actor.mentions)
    assert all(event.said_in in (None, *ids) for event in one.events)
    assert {check.statement for check in found.checks} <= set(ids)


def _above(one: Record, statement: Statement) -> list[str]:
    by_id = {other.id: other for other in one.statements}
    found: list[str] = []
    while statement.parent is not None:
        assert statement.parent not in found
        found.append(statement.parent)
        statement = by_id[statement.parent]
    return found


@given(sessions())
@settings(max_examples=150, deadline=None)
def test_what_comes_of_corrections_is_a_record(session: tuple[Record, list[Correction]]) -> None:
    first, made = session
    found = applied(first, made)
    is_record(found)
    assert found.record.text == first.text
    placed = {one for check in found.checks for one in check.corrections} | {one.correction for one in found.unplaced}
    removed = {one for one in made if one.what == "remove"}
    assert placed | removed or not made


@given(sessions())
@settings(max_examples=150, deadline=None)
def test_applying_twice_is_applying_once(session: tuple[Record, list[Correction]]) -> None:
    first, made = session
    once = applied(first, made)
    assert applied(first, [*made, *made]) == once
    assert applied(first, list(reversed(made))) == once
    if all(one.what != "remove" for one in made):
        assert applied(once.record, made).record == once.record


@given(sessions())
@settings(max_examples=100, deadline=None)
def test_corrections_come_back_from_json(session: tuple[Record, list[Correction]]) -> None:
    for one in session[1]:
        assert msgspec.json.decode(msgspec.json.encode(one), type=Correction) == one
        assert moved(one, session[0].text) == one


@given(sessions(), st.sampled_from([1, 2]))
@settings(max_examples=100, deadline=None)
def test_any_other_reading_is_corrected_or_told(session: tuple[Record, list[Correction]], other: int) -> None:
    newer = msgspec.structs.replace(readings()[other], reader=ReaderInfo("99", "x"))
    found = applied(newer, session[1])
    is_record(found)
    assert found.record.reader.version == "99"
