"""What comes of corrections: parents, ids, answers, actors and events of the corrected record; what holds of two."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from goft.corrections import Correction, Parts, Who, applied, correction, is_checked
from goft.record import ActorSpan, Event, Record, Span, Statement
from support.records import TEXT, actor_span, record, span

BODY = TEXT.index("به گزارش")
LAST = TEXT.index("او این")


@pytest.fixture
def one() -> Record:
    return record()


def _at(number: int) -> str:
    return f"2026-11-30T08:{number:02}:00+00:00"


def _made(one: Record, number: str | None, what: Any, value: Any = None, minute: int = 0) -> Correction:
    return correction(one, number, what, value, by="نگار", at=_at(minute))


def _by_cue(one: Record, words: str, after: int = 0) -> Statement:
    return next(other for other in one.statements if other.cue[0].text == words and other.cue[0].start >= after)


def _parts(cue: Span, content: Span, **more: Any) -> Parts:
    return Parts(kind="indirect", act="assert", speaker=None, cue=(cue,), content=(content,), **more)


def test_nothing_changes_without_corrections(one: Record) -> None:
    assert applied(one, []).record is one
    assert not applied(one, []).is_complete()


def test_the_children_of_what_is_removed_move_up(one: Record) -> None:
    found = applied(one, [_made(one, "s2", "remove")]).record
    assert [other.id for other in found.statements] == ["s1", "s2", "s3", "s4"]
    assert _by_cue(found, "امیدواریم").parent is None
    assert _by_cue(found, "رد کرد", LAST).answers == ("s1",)


def test_nobody_answers_what_is_removed(one: Record) -> None:
    found = applied(one, [_made(one, "s1", "remove")]).record
    assert _by_cue(found, "رد کرد", LAST).answers == ()
    assert _by_cue(found, "امیدواریم").parent == _by_cue(found, "گفت").id == "s1"


def test_a_corrected_content_takes_in_what_lies_in_it_and_lets_go_what_does_not(one: Record) -> None:
    start = TEXT.index("این <script>")
    narrow = applied(one, [_made(one, "s2", "content", [(start, start + 3)])]).record
    assert _by_cue(narrow, "امیدواریم").parent is None
    wide = _made(one, "s2", "content", [(TEXT.index("امیدواریم"), len(TEXT))])
    assert _by_cue(applied(one, [wide]).record, "رد کرد", LAST).parent == "s2"


def test_what_is_added_stands_in_its_place_and_lies_in_what_is_around(one: Record) -> None:
    added = _parts(span("پایان یابد"), span("این", after=TEXT.index("امیدواریم")), answers=())
    found = applied(one, [_made(one, None, "add", added)])
    assert [check.statement for check in found.checks] == ["s4"]
    statement = found.record.statements[3]
    assert (statement.parent, statement.confidence, is_checked(statement)) == ("s3", 1.0, True)
    assert found.record.statements[4].answers == ("s1",)
    title = applied(one, [_made(one, None, "add", _parts(span("آرانشهر"), span("<b>اتهام</b>")))]).record
    assert title.statements[0].cue[0].start == 0
    assert title.statements[4].answers == ("s2",)
    assert title.statements[3].parent == "s3"


def test_what_was_added_and_is_then_found_by_a_reading_is_one(one: Record) -> None:
    added = _made(one, None, "add", _parts(span("پایان یابد"), span("این", after=TEXT.index("امیدواریم"))))
    once = applied(one, [added])
    again = applied(once.record, [added])
    assert again.record == once.record
    assert len(again.checks) == 1


def test_the_later_of_two_holds_whatever_order_they_come_in(one: Record) -> None:
    told = [("act", "warn", 1), ("act", "hope", 3), ("kind", "direct", 2)]
    made = [_made(one, "s1", what, value, minute) for what, value, minute in told]
    for order in (made, made[::-1]):
        statement = applied(one, order).record.statements[0]
        assert (statement.act, statement.kind) == ("hope", "direct")


def test_what_is_said_after_a_removal_brings_the_statement_back(one: Record) -> None:
    made = [_made(one, "s1", "remove", minute=1), _made(one, "s1", "act", "warn", 2)]
    assert len(applied(one, made).record.statements) == 5
    assert len(applied(one, [*made, _made(one, "s1", "remove", minute=3)]).record.statements) == 4


def test_a_correction_made_of_what_another_has_changed_finds_it(one: Record) -> None:
    first = _made(one, "s1", "content", [(TEXT.index("«ارسال"), TEXT.index("«ارسال") + 6)], 1)
    now = applied(one, [first]).record
    made = [first, _made(one, "s1", "act", "warn", 2), _made(now, "s1", "cue", [(BODY, BODY + 8)], 3)]
    found = applied(one, made)
    assert found.unplaced == ()
    assert (found.record.statements[0].act, found.record.statements[0].cue[0].start) == ("warn", BODY)
    assert len(found.checks) == 1


def test_an_answer_to_what_another_reading_lost_is_told(one: Record) -> None:
    made = _made(one, "s3", "answers", ["s1"])
    left = tuple(other for other in one.statements if other.id != "s1")
    found = applied(msgspec.structs.replace(one, statements=left), [made])
    assert [lost.correction for lost in found.unplaced] == [made]
    assert len(found.checks) == 1
    assert not found.is_complete()


@pytest.mark.parametrize(
    ("who", "key", "count"),
    [
        (Who(span=span("رادمان")), "person/radman", 2),
        (Who(key="state/lazhvard"), "state/lazhvard", 2),
        (Who(name="رادمان"), "person/radman", 2),
        (Who(key="person/other-key", name="فرهود رادمان"), "person/radman", 2),
        (Who(span=span("پیک"), name="خبرگزاری پیک", kind="outlet"), "outlet/خبرگزاری-پیک", 3),
        (Who(key="office/minister", country="XAA"), "office/minister", 3),
        (Who(span=span("پیک")), None, 2),
        (None, None, 2),
    ],
    ids=["words", "key", "a name", "a name whose key changed", "somebody new", "a new key", "unknown words", "nobody"],
)
def test_who_speaks(one: Record, who: Who | None, key: str | None, count: int) -> None:
    found = applied(one, [_made(one, "s5", "speaker", who)]).record
    actors = {actor.id: actor for actor in found.actors}
    statement = found.statements[4]
    assert (actors[statement.speaker_actor].key if statement.speaker_actor else None) == key
    assert len(actors) == count
    assert statement.speaker is None or statement.speaker.actor == statement.speaker_actor


def test_words_name_one_actor_and_events_follow(one: Record) -> None:
    words = actor_span("لاژورد", "a1")
    actors = (msgspec.structs.replace(one.actors[0], mentions=(span("لاژورد"),)), *one.actors[1:])
    event = Event(
        id="e1", type="ACCUSE", mode=None, status="fact", trigger=span("متهم کرد"), actor=words, recipient=None,
        said_in="s2", confidence=0.9, why="",
    )  # fmt: skip
    one = msgspec.structs.replace(one, actors=actors, events=(event,))
    who = Who(span=span("لاژورد"), name="دولت لاژورد", kind="organisation")
    found = applied(one, [_made(one, "s1", "speaker", who), _made(one, "s2", "remove")]).record
    assert found.actors[0].mentions == ()
    assert (found.actors[2].name, found.actors[2].mentions) == ("دولت لاژورد", (span("لاژورد"),))
    assert found.events[0].actor == ActorSpan(words.start, words.end, words.text, "a3")
    assert found.events[0].said_in is None


def test_a_why_names_statements_by_their_new_ids(one: Record) -> None:
    why = "object before رد کرد; answers s1: a denial of it"
    statements = tuple(
        msgspec.structs.replace(other, why=why) if other.id == "s4" else other for other in one.statements
    )
    one = msgspec.structs.replace(one, statements=statements)
    title = _parts(span("آرانشهر"), span("<b>اتهام</b>"))
    found = applied(one, [_made(one, None, "add", title)]).record
    assert found.statements[4].why == why.replace("s1", "s2")
    gone = applied(one, [_made(one, "s1", "remove")]).record
    assert gone.statements[2].why == "object before رد کرد"


def test_complete_is_what_somebody_saw_all_of(one: Record) -> None:
    made = [_made(one, other.id, "confirm") for other in one.statements[1:]]
    assert not applied(one, made).is_complete()
    assert applied(one, [*made, _made(one, "s1", "remove")]).is_complete()
