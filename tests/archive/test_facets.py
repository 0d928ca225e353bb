"""Facets are what paging through the search would count, on both stores; where only some are counted, they say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest
from sqlalchemy import text

from archive.conftest import COPY
from goft.archive import Archive, Facet, Facets, Hit, Query
from goft.archive.engine import connect, writing
from goft.archive.keeping import Kept
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker

FILTERS: list[dict[str, Any]] = [
    {},
    {"once": True},
    {"act": "assert"},
    {"act": "assert", "once": True},
    {"act": "accuse"},
    {"kind": "direct", "state": "JPN"},
    {"state": "JPN"},
    {"state": "JPN", "act": "assert"},
    {"speaker": "رادمان کوهزاد"},
    {"speaker": "رادمان کوهزاد", "act": "assert", "words": "رایزنی"},
    {"outlet": "روزنامه بامداد"},
    {"outlet": "none"},
    {"since": date(2024, 5, 5)},
    {"until": date(2024, 5, 5), "kind": "direct"},
    {"words": "رایزنی"},
    {"words": "رایزنی", "once": True, "outlet": "خبرگزاری پیک"},
    {"words": "رایزنی", "state": "JPN", "act": "assert"},
    {"event": "REJECT"},
    {"event": "ASSAULT", "target": "سفارت هند", "kind": "indirect"},
    {"words": "«»"},
    {"words": "واژه‌ای که نیست"},
]
OWN = {
    "acts": ("act",),
    "kinds": ("kind",),
    "outlets": ("outlet",),
    "speakers": ("speaker",),
    "states": ("state",),
    "months": ("since", "until"),
}


@pytest.fixture
def filled(archive: Archive, entries: list[Entry], maker: EntryMaker) -> Archive:
    archive.add([*entries, maker.entry_of(COPY)])
    return archive


def paged(archive: Archive, query: Query) -> Iterator[Hit]:
    after = None
    while True:
        page = archive.search(msgspec.structs.replace(query, limit=3, after=after))
        yield from page.hits
        after = page.next
        if after is None:
            return


def value_of(archive: Archive, hit: Hit, facet: str) -> str | None:
    record = archive.get(hit.article)
    assert record is not None
    speaker = next((one for one in record.actors if one.id == hit.statement.speaker_actor), None)
    values = {
        "acts": hit.statement.act,
        "kinds": hit.statement.kind,
        "outlets": hit.outlet,
        "speakers": speaker.key if speaker else None,
        "states": speaker.country if speaker else None,
        "months": hit.published[:7] if hit.published else None,
    }
    return values[facet]


def counts_of(facets: Facets, name: str) -> dict[str, int]:
    if name == "speakers":
        return {one.key: one.count for one in facets.speakers.values}
    facet: Facet = getattr(facets, name)
    return {one.value: one.count for one in facet.values}


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_facets_are_what_paging_counts(filled: Archive, asked: dict[str, Any]) -> None:
    facets = filled.facets(Query(**asked))
    assert (facets.found, facets.exact) == (len(list(paged(filled, Query(**asked)))), True)
    for name, own in OWN.items():
        hits = list(paged(filled, Query(**{key: value for key, value in asked.items() if key not in own})))
        wanted = Counter(value_of(filled, hit, name) for hit in hits)
        del wanted[None]
        assert counts_of(facets, name) == wanted, name
        assert getattr(facets, name).counted == len(hits), name
        assert getattr(facets, name).whole, name


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_where_there_are_too_many_the_newest_are_counted(
    filled: Archive, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
) -> None:
    whole = filled.facets(Query(**asked))
    monkeypatch.setattr("goft.archive.counting._NEWEST_ONES", 2)
    filled.add([])
    facets = filled.facets(Query(**asked, limit=7))
    assert facets == whole, "kept"
    with Archive(filled.place) as other:
        some = other.facets(Query(**asked))
    assert (some.found, some.exact, some.months) == (whole.found, True, whole.months)
    for name in OWN:
        facet, all_ = getattr(some, name), getattr(whole, name)
        if facet.whole:
            assert facet == all_, name
        else:
            assert facet.counted == 2 <= all_.counted, name
            assert sum(counts_of(some, name).values()) <= 2, name


def test_many_words_and_few_are_counted_alike(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Query(words="رایزنی", act="assert", state="JPN", once=True)
    few = filled.facets(asked)
    for name, parts in (("_FEW_WORDS", 1000), ("_FEW", 1), ("_FEW", 1000)):
        monkeypatch.setattr(f"goft.archive.counting.{name}", parts)
        filled.forget_answers()
        assert filled.facets(asked) == few


def test_values_are_in_order_and_have_names(filled: Archive) -> None:
    facets = filled.facets(Query())
    counts = [one.count for one in facets.acts.values]
    assert counts == sorted(counts, reverse=True)
    assert [one.value for one in facets.months.values] == ["2024-05"]
    (minister,) = [one for one in facets.speakers.values if one.key == "person/رادمان-کوهزاد"]
    assert (minister.kind, minister.name) == ("person", "رادمان کوهزاد")


def test_what_is_asked_for_is_there_though_twelve_are_more_frequent(
    filled: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    rare = filled.facets(Query()).outlets.values[-1]
    for module in ("facets", "tallies"):
        monkeypatch.setattr(f"goft.archive.{module}.TOP", 1)
    for more in ({}, {"kind": "direct"}):
        outlets = filled.facets(Query(outlet=rare.value, **more)).outlets.values  # type: ignore[arg-type]
        assert rare.value in [one.value for one in outlets]
        assert len(outlets) <= 2
    filled.forget_answers()
    facets = filled.facets(Query())
    assert len(facets.outlets.values) == len(facets.speakers.values) == len(facets.states.values) == 1
    assert len(facets.acts.values) > 1, "there are few acts, and all are shown"


def test_an_answer_is_never_stale(filled: Archive, entries: list[Entry], maker: EntryMaker) -> None:
    before = filled.facets(Query())
    with Archive(filled.place) as other:  # as another process would
        assert other.delete("a2")
    gone = filled.facets(Query())
    assert gone.found < before.found
    filled.add([entries[1]])
    assert filled.facets(Query()) == before
    newer = msgspec.structs.replace(entries[1].rows, statements=entries[1].rows.statements[:1])
    reader = msgspec.structs.replace(entries[1].record.reader, version="99")
    with Archive(filled.place) as other:
        record = msgspec.structs.replace(entries[1].record, reader=reader)
        other.add([msgspec.structs.replace(entries[1], record=record, rows=newer)])
    assert filled.facets(Query()).found == gone.found + 1


def test_the_store_keeps_count_of_copies_and_of_those_who_lead_them(filled: Archive) -> None:
    once = filled.facets(Query(once=True)).found
    assert once < filled.facets(Query()).found
    assert filled.delete("a1")
    assert filled.facets(Query(once=True)).found == once
    assert list(filled.check()) == []
    for key in ("a1-copy", "a2", "a3"):
        filled.delete(key)
    assert filled.facets(Query()).found == 0
    assert filled.outlets() == ()
    assert list(filled.check()) == []


def test_a_wrong_tally_is_found(filled: Archive) -> None:
    engine = connect(filled.place)
    with writing(engine) as connection:
        connection.execute(text("UPDATE tallies SET said = said + 1 WHERE facet = 'act'"))
        connection.execute(text("UPDATE called SET articles = articles + 1"))
    engine.dispose()
    what = [problem.what for problem in filled.check()]
    assert any("tallies of statements" in one for one in what)
    assert any("tallies of names" in one for one in what)


def test_an_archive_of_before_is_counted_when_it_is_opened(filled: Archive) -> None:
    before = filled.facets(Query()), filled.facets(Query(once=True)), filled.outlets()
    engine = connect(filled.place)
    with writing(engine) as connection:
        for sql in _undo(engine.dialect.name):
            connection.execute(text(sql))
    engine.dispose()
    with Archive(filled.place) as again:
        assert (again.facets(Query()), again.facets(Query(once=True)), again.outlets()) == before
        assert list(again.check()) == []


def _undo(dialect: str) -> list[str]:
    """What takes the migration of the pages back."""
    told = ["statements_by_outlet", "statements_by_addressee"]
    if dialect == "sqlite":
        found = [f"DROP TRIGGER {name}_{way}" for name in ("tallies", "called", "changes") for way in ("in", "out")]
        found += ["DROP TRIGGER tallies_moved", "DROP TRIGGER threads_in", "DROP TRIGGER threads_out"]
        found += ["DROP INDEX statements_told"]
    else:
        found = [f"DROP FUNCTION goft_{name} CASCADE" for name in ("tally", "call", "change")]
    found += [f"DROP INDEX {name}" for name in told]
    return [*found, "DROP TABLE tallies", "DROP TABLE called", "DELETE FROM migrations WHERE number = 3"]


def test_all_outlets_are_counted(filled: Archive) -> None:
    outlets = filled.outlets()
    assert {one.value for one in outlets} == {"خبرگزاری پیک", "روزنامه بامداد", "سایت کرانه"}
    for one in outlets:
        assert one.count == len(list(paged(filled, Query(outlet=one.value))))


def test_no_character_breaks_facets(filled: Archive) -> None:
    for name in ("speaker", "addressee", "via", "target", "outlet", "words"):
        assert filled.facets(msgspec.convert({name: "a\x00\ud800"}, Query)).found == 0, name


def test_facets_are_values(filled: Archive) -> None:
    facets = filled.facets(Query())
    assert msgspec.json.decode(msgspec.json.encode(facets), type=Facets) == facets


def test_the_longest_unasked_makes_room() -> None:
    kept: Kept[str] = Kept(2)
    kept.put("one", 1, "1")
    kept.put("two", 1, "2")
    assert kept.get("one", 1) == "1"
    kept.put("three", 1, "3")
    assert [kept.get(question, 1) for question in ("one", "two", "three")] == ["1", None, "3"]
    assert kept.get("one", 2) is None
