"""Corrections in the store, on both kinds: kept, seen by everything that is asked, and there after every reading."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import msgspec
import pytest
from sqlalchemy import text

from archive.conftest import ARTICLES
from goft.archive import Archive, PositionQuery, Query
from goft.archive.engine import connect, writing
from goft.archive.rows import rows_of
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.corrections import Corrected, Correction, Parts, Who, correction, is_checked
from goft.errors import CorrectionError
from goft.record import ReaderInfo, Record, Span, Statement
from goft.words import WordMaker

BY = "نگار سپهری"
Make = Callable[..., Correction]


@pytest.fixture
def full(archive: Archive, entries: list[Entry]) -> Archive:
    """An archive of the articles."""
    archive.add(entries)
    return archive


def _record(archive: Archive, key: str = "a1") -> Record:
    found = archive.get(key)
    assert found is not None
    return found


def _statement(record: Record, act: str) -> Statement:
    return next(one for one in record.statements if one.act == act)


def _place(record: Record, words: str, after: int = 0) -> tuple[int, int]:
    start = record.text.index(words, after)
    return start, start + len(words)


def _span(record: Record, words: str, after: int = 0) -> Span:
    start, end = _place(record, words, after)
    return Span(start, end, words)


def _correct(archive: Archive, statement: str | None, what: Any, value: Any = None, key: str = "a1") -> Corrected:
    return archive.correct(key, correction(_record(archive, key), statement, what, value, by=BY))


def _read_anew(archive: Archive, entry: Entry, version: str) -> None:
    """The same reading by another version."""
    newer = msgspec.structs.replace(entry.record, reader=ReaderInfo(version, "x"))
    assert archive.add([msgspec.structs.replace(entry, record=newer)]) == ("replaced",)


KINDS: list[tuple[str, Callable[[Record, Statement], Any], Callable[[Record, Statement], bool]]] = [
    ("confirm", lambda r, s: None, lambda r, s: True),
    ("act", lambda r, s: "warn", lambda r, s: s.act == "warn"),
    ("kind", lambda r, s: "mixed", lambda r, s: s.kind == "mixed"),
    ("content", lambda r, s: [_place(r, "تحریم‌های تازه")], lambda r, s: s.content[0].text == "تحریم‌های تازه"),
    ("cue", lambda r, s: [_place(r, "روز شنبه گفت")], lambda r, s: s.cue[0].text == "روز شنبه گفت"),
    (
        "speaker",
        lambda r, s: Who(span=_span(r, "وزیر خارجه لاژورد", 40), name="مهرو آذرین", country="XAA"),
        lambda r, s: s.speaker is not None and s.speaker.text == "وزیر خارجه لاژورد",
    ),
    ("speaker", lambda r, s: None, lambda r, s: s.speaker is None and s.speaker_actor is None),
    (
        "addressee",
        lambda r, s: Who(span=_span(r, "ژاپن"), key="state/JPN"),
        lambda r, s: s.addressee is not None and s.addressee.text == "ژاپن" and s.addressee.actor is not None,
    ),
    (
        "via",
        lambda r, s: [Who(span=_span(r, "لاژورد"), name="خبرگزاری لاژورد", kind="outlet")],
        lambda r, s: [link.text for link in s.via] == ["لاژورد"] and s.via[0].actor is not None,
    ),
    ("answers", lambda r, s: ["s1"], lambda r, s: s.answers == ("s1",)),
]


@pytest.mark.parametrize(("what", "value", "holds"), KINDS, ids=[f"{n}-{row[0]}" for n, row in enumerate(KINDS)])
def test_a_correction_holds_and_is_read_anew(
    full: Archive, entries: list[Entry], what: Any, value: Any, holds: Callable[[Record, Statement], bool]
) -> None:
    record = _record(full)
    told = next(one for one in record.statements if one.kind == "direct")
    made = full.correct("a1", correction(record, told.id, what, value(record, told), by=BY))
    for version in ("98", "99"):
        record = _record(full)
        (check,) = made.checks
        after = next(one for one in record.statements if one.id == check.statement)
        assert holds(record, after)
        assert (check.by, check.what, check.whole) == (BY, (what,), True)
        assert after.confidence == 1.0
        assert is_checked(after)
        assert BY in after.why
        assert full.checked("a1") == made
        assert list(full.check()) == []
        _read_anew(full, entries[0], version)
        found = full.checked("a1")
        assert found is not None
        assert found.record.reader.version == version
        assert found.checks == made.checks
        made = found


def test_what_was_read_is_kept_and_comes_back(full: Archive, entries: list[Entry]) -> None:
    before = _record(full)
    _correct(full, "s1", "act", "warn")
    (kept,) = full.corrections().corrections
    assert (kept.article, kept.undone_by, kept.correction.by) == ("a1", None, BY)
    found = full.undo(kept.id, "مهیار")
    assert found.record == before == _record(full) == entries[0].record
    (undone,) = full.corrections(article="a1").corrections
    assert (undone.undone_by, undone.correction) == ("مهیار", kept.correction)
    assert undone.undone_at is not None
    for wrong in (kept.id, 999):
        with pytest.raises(CorrectionError):
            full.undo(wrong, BY)
    assert list(full.check()) == []


def test_everything_that_is_asked_sees_who_spoke(full: Archive) -> None:
    record = _record(full)
    told = next(one for one in record.statements if one.kind == "direct")
    assert told.speaker is not None
    words = Span(told.speaker.start or 0, told.speaker.end or 0, told.speaker.text or "")
    who = Who(span=words, name="مهرو آذرین", kind="person", country="XAA")
    via = [Who(span=_span(record, "لاژورد"), name="خبرگزاری لاژورد", kind="outlet")]
    _correct(full, told.id, "speaker", who)
    _correct(full, told.id, "act", "pledge")
    _correct(full, told.id, "via", via)
    (hit,) = full.search(Query(speaker="مهرو آذرین")).hits
    assert (hit.statement.id, hit.speaker, hit.country, hit.statement.act) == (told.id, "مهرو آذرین", "XAA", "pledge")
    assert is_checked(hit.statement)
    assert full.search(Query(state="XAA", act="pledge")).hits == (hit,)
    assert full.search(Query(words="رایزنی", act="assert", outlet="خبرگزاری پیک")).hits == ()
    assert full.search(Query(via="خبرگزاری لاژورد")).hits == (hit,)
    assert full.positions(PositionQuery(speaker="مهرو آذرین", about="رایزنی")).positions


def test_claims_wait_for_threads_only_where_they_changed(full: Archive) -> None:
    full.thread()
    _correct(full, "s1", "confirm")
    assert full.waiting() == 0
    _correct(full, "s1", "act", "warn")
    assert full.waiting() == 1
    full.thread()
    assert list(full.check()) == []


def test_threads_see_the_corrected_link(archive: Archive, maker: EntryMaker) -> None:
    told = "ژاپن هند را به ارسال پهپاد برای شورشیان جزیره مرجان متهم کرد. وزارت خارجه هند از تصمیم تازه خبر داد."
    archive.add([maker.entry_of(Article(id="t", text=told, outlet="پیک", published=date(2024, 5, 1)))])
    archive.thread()
    record = _record(archive, "t")
    first, last = record.statements[0].id, record.statements[-1].id
    assert archive.thread_of("t", first) is None
    _correct(archive, last, "answers", [first], key="t")
    _correct(archive, last, "act", "deny", key="t")
    archive.thread()
    thread = archive.thread_of("t", first)
    assert thread is not None
    assert [one.link for one in thread.members] == [None, ("t", first)]


def test_removed_and_added(full: Archive, entries: list[Entry]) -> None:
    before = _record(full)
    last = before.statements[-1]
    _correct(full, last.id, "remove")
    assert len(_record(full).statements) == len(before.statements) - 1
    record = _record(full)
    parts = Parts(
        kind="indirect",
        act="deny",
        speaker=Who(span=_span(record, "وزیر خارجه لاژورد"), key="person/کوهزاد", name="رادمان کوهزاد"),
        cue=(_span(record, "رد کرد"),),
        content=(_span(record, "اتهام آرانشهر"),),
    )
    full.correct("a1", correction(record, None, "add", parts, by=BY))
    for version in ("98", "99"):
        found = _record(full)
        assert [one.id for one in found.statements] == [f"s{n}" for n in range(1, len(found.statements) + 1)]
        assert sum(one.cue[0].text == "رد کرد" for one in found.statements) == 1
        assert not any(one.cue == last.cue and one.content == last.content for one in found.statements)
        assert list(full.check()) == []
        _read_anew(full, entries[0], version)


def test_a_text_that_changed_keeps_what_it_has(full: Archive, maker: EntryMaker) -> None:
    record = _record(full)
    told = next(one for one in record.statements if one.kind == "direct")
    _correct(full, told.id, "act", "warn")
    moved = msgspec.structs.replace(ARTICLES[0], text="بامداد شنبه\n\n" + ARTICLES[0].text.replace("\u200c", ""))
    assert full.add([maker.entry_of(moved)]) == ("replaced",)
    found = full.checked("a1")
    assert found is not None
    assert found.unplaced == ()
    assert any(one.act == "warn" and one.confidence == 1.0 for one in found.record.statements)
    assert list(full.check()) == []
    gone = msgspec.structs.replace(ARTICLES[0], text="وزیر خارجه لاژورد گفت: «سفر لغو شد.»")
    full.add([maker.entry_of(gone)])
    found = full.checked("a1")
    assert found is not None
    assert (len(found.unplaced), found.checks) == (1, ())
    assert "no more" in found.unplaced[0].why
    assert found.record == maker.entry_of(gone).record
    assert len(full.corrections(article="a1").corrections) == 1
    full.add([maker.entry_of(ARTICLES[0])])
    assert any(one.act == "warn" for one in _record(full).statements)
    assert list(full.check()) == []


def test_a_reading_that_lost_the_statement(full: Archive, entries: list[Entry], words: WordMaker) -> None:
    record = _record(full)
    told = next(one for one in record.statements if one.kind == "direct")
    _correct(full, told.id, "act", "warn")
    left = tuple(one for one in record.statements if one.id != told.id and one.parent != told.id)
    bare = msgspec.structs.replace(record, statements=left, events=(), reader=ReaderInfo("99", "x"))
    full.add([msgspec.structs.replace(entries[0], record=bare, rows=rows_of(bare, words.in_text(bare.text)))])
    found = full.checked("a1")
    assert found is not None
    assert found.record == bare
    assert [one.correction.what for one in found.unplaced] == ["act"]
    assert list(full.check()) == []


def test_what_nobody_has_seen_is_not_checked(full: Archive, entries: list[Entry]) -> None:
    """Another reading has another speaker than the one that was there when the act was corrected."""
    told = next(one for one in _record(full).statements if one.kind == "direct")
    _correct(full, told.id, "act", "warn")
    old = entries[0].record
    changed = tuple(
        msgspec.structs.replace(one, speaker=None, speaker_actor=None) if one.id == told.id else one
        for one in old.statements
    )
    newer = msgspec.structs.replace(old, statements=changed, reader=ReaderInfo("99", "x"))
    full.add([msgspec.structs.replace(entries[0], record=newer)])
    found = full.checked("a1")
    assert found is not None
    (check,) = found.checks
    after = next(one for one in found.record.statements if one.id == check.statement)
    assert (check.whole, after.act, after.confidence) == (False, "warn", told.confidence)
    assert not is_checked(after)


@pytest.mark.parametrize("made", [("s1", "act", "warn"), ("s1", "confirm", None)], ids=["act", "confirm"])
def test_a_confirmation_of_what_has_changed_is_refused(full: Archive, made: tuple[str, Any, Any]) -> None:
    seen = correction(_record(full), "s1", "confirm", by="مهیار")
    full.correct("a1", correction(_record(full), *made, by=BY))
    if made[1] == "confirm":
        assert len(full.correct("a1", seen).checks[0].corrections) == 2
        return
    with pytest.raises(CorrectionError, match="changed since"):
        full.correct("a1", seen)
    assert len(full.corrections().corrections) == 1


def test_what_cannot_be_is_refused(full: Archive) -> None:
    good = correction(_record(full), "s1", "act", "warn", by=BY)
    with pytest.raises(CorrectionError, match="no such article"):
        full.correct("none", good)
    with pytest.raises(CorrectionError, match="stands"):
        full.correct("a2", good)
    with pytest.raises(CorrectionError, match="1 to 500"):
        full.corrections(limit=0)
    assert full.checked("none") is None
    assert full.corrections().corrections == ()


def test_pages_of_corrections(full: Archive) -> None:
    for act in ("warn", "deny", "hope"):
        _correct(full, "s1", "act", act)
    full.correct("a2", correction(_record(full, "a2"), "s1", "confirm", by="مهیار"))
    first = full.corrections(limit=3)
    rest = full.corrections(limit=3, after=first.next)
    assert [one.article for one in (*first.corrections, *rest.corrections)] == ["a2", "a1", "a1", "a1"]
    assert rest.next is None
    assert [one.article for one in full.corrections(by="مهیار").corrections] == ["a2"]
    assert full.corrections(since="2999-01-01").corrections == ()
    assert len(full.corrections(since="2020-01-01").corrections) == 4
    assert _record(full).statements[0].act == "hope"


def test_corrections_go_with_their_article(full: Archive) -> None:
    _correct(full, "s1", "act", "warn")
    assert full.delete("a1")
    assert full.corrections().corrections == ()
    assert list(full.check()) == []


def test_checked_articles(full: Archive) -> None:
    record = _record(full, "a2")
    _correct(full, "s1", "confirm", key="a1")
    assert list(full.all_checked()) == []
    for one in record.statements:
        _correct(full, one.id, "confirm", key="a2")
    assert [one.record.id for one in full.all_checked()] == ["a2"]
    assert [one.record.id for one in full.all_checked(partial=True, at_once=1)] == ["a1", "a2"]


def test_two_editors_at_once_lose_nothing(full: Archive, place: str) -> None:
    seen = _record(full)
    acts = ("warn", "deny", "hope", "pledge", "demand", "refuse")

    def edit(number: int) -> None:
        with Archive(place) as own:
            for act in acts:
                statement = seen.statements[number % len(seen.statements)].id
                own.correct("a1", correction(seen, statement, "act", act, by=f"editor {number}"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(edit, range(4)))
    kept = full.corrections(limit=500).corrections
    assert len(kept) == 4 * len(acts)
    assert {one.correction.by for one in kept} == {f"editor {n}" for n in range(4)}
    assert list(full.check()) == []


def test_check_tells_a_record_that_was_tampered_with(full: Archive, place: str) -> None:
    _correct(full, "s1", "act", "warn")
    engine = connect(place)
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM readings"))
    engine.dispose()
    assert [problem.article for problem in full.check()] == ["a1"]


def test_any_character_is_corrected(archive: Archive, maker: EntryMaker) -> None:
    odd = Article(id="x\x00", title="\ud800", text="وزیر خارجه ژاپن گفت: «سفر \ud800 و \x00 خوب بود.»")
    archive.add([maker.entry_of(odd)])
    made = archive.correct("x\x00", correction(_record(archive, "x\x00"), "s1", "act", "hope", by="\ud800"))
    assert archive.checked("x\x00") == made
    assert archive.corrections(by="\ud800").corrections[0].article == "x\x00"
    assert list(archive.check()) == []
