"""Positions, dyads and ledgers of an archive, on both kinds of store, each with the words that prove it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goft.archive import Archive, DyadQuery, LedgerQuery, PositionQuery
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.archive.timelines import NoSuchState
from goft.article import Article
from goft.errors import ArchiveError
from goft.timelines import Proof

SPEAKER = "رادمان کوهزاد، وزیر خارجه ژاپن،"
TEXTS = [
    ("t1", "2024-05-01", f"{SPEAKER} گفت: «ما با هند مذاکره نمی‌کنیم.» ارتش ژاپن هند را تهدید کرد و ناوها رفتند."),
    (
        "t2",
        "2024-05-20",
        "باران سنگینی در شمال کشور بارید، جاده‌ها بسته شد و مدرسه‌ها دو روز تعطیل ماند.\n\n"
        f"{SPEAKER} گفت: «ما با هند مذاکره می‌کنیم.»",
    ),
    ("t3", "2024-05-06", f"{SPEAKER} از هند حمایت کرد. ژاپن هند را تحریم کرد."),
    ("t4", "2024-05-16", f"{SPEAKER} از هند انتقاد کرد."),
    ("t5", "2024-05-03", "وزیر بهداشت هند گفت تاکنون ۴۳ نفر در هند کشته شده‌اند."),
    ("t6", "2024-05-04", "پلیس هند گفت امروز ۱۳ نفر در هند کشته شدند و ۲۰ نفر زخمی شدند."),
    ("t7", "2024-05-05", "وزیر بهداشت هند گفت تا امروز، از جمله در شهرهای شمالی، در مجموع ۵۶ نفر در هند کشته شده‌اند."),
    ("t8", "2024-05-16", "ژاپن هند را تحریم کرد. تحریم ۲۳ نهاد هندی امروز اعلام شد و بانک‌ها بسته ماندند."),
]
COPY = Article(id="t8-copy", text=f"پیک: {TEXTS[-1][2]}", outlet="سایت کرانه", published=date(2024, 5, 17))


@pytest.fixture(scope="module")
def made(maker: EntryMaker) -> list[Entry]:
    days = [Article(id=key, text=text, outlet="پیک", published=date.fromisoformat(day)) for key, day, text in TEXTS]
    return [maker.entry_of(article) for article in days]


@pytest.fixture
def filled(archive: Archive, made: list[Entry]) -> Archive:
    archive.add(made)
    return archive


def proves(proof: Proof) -> None:
    """The spans of a proof slice to their words."""
    text = next(text for key, _, text in TEXTS if key == proof.article)
    assert text[proof.start : proof.end] == proof.text
    assert text[proof.sentence.start : proof.sentence.end] == proof.sentence.text
    assert proof.sentence.start <= proof.start <= proof.end <= proof.sentence.end
    assert proof.outlets == ("پیک",)


@pytest.mark.parametrize("speaker", ["رادمان کوهزاد", "رادمان‌کوهزاد", "person/رادمان-کوهزاد"])
def test_positions(filled: Archive, speaker: str) -> None:
    found = filled.positions(PositionQuery(speaker=speaker, about="مذاکره"))
    assert [(one.proof.article, one.act) for one in found.positions] == [("t1", "refuse"), ("t2", "assert")]
    assert [one.proof.day for one in found.positions] == ["2024-05-01", "2024-05-20"]
    (change,) = found.changes
    assert (change.before.wording, change.after.wording, change.days) == (
        "ما با هند مذاکره نمی‌کنیم.",
        "ما با هند مذاکره می‌کنیم.",
        19,
    )
    for one in found.positions:
        proves(one.proof)


@pytest.mark.parametrize("towards", ["IND", "هند", "هندوستان", "state/IND"])
def test_positions_towards_a_state(filled: Archive, towards: str) -> None:
    found = filled.positions(PositionQuery(speaker="رادمان کوهزاد", towards=towards))
    assert [one.proof.article for one in found.positions] == ["t1", "t3", "t4", "t2"]
    assert [(one.act, one.towards) for one in found.positions[1:3]] == [("support", ("IND",)), ("criticise", ("IND",))]
    (change,) = [one for one in found.changes if one.before.towards]
    assert (change.before.act, change.after.act, change.days) == ("support", "criticise", 10)


def test_positions_of_days_and_outlets(filled: Archive) -> None:
    asked: list[dict[str, Any]] = [
        {"since": date(2024, 5, 2)},
        {"until": date(2024, 5, 2)},
        {"outlet": "دیگری"},
        {"about": "زرافه"},
        {"about": "؟"},
    ]
    found = [filled.positions(PositionQuery(speaker="رادمان کوهزاد", **{"about": "هند", **one})) for one in asked]
    assert [one.count for one in found] == [3, 1, 0, 0, 0]


@pytest.mark.parametrize(("one", "other"), [("JPN", "IND"), ("ind", "jpn"), ("ژاپن", "هند"), ("هندوستان", "JPN")])
def test_a_dyad(filled: Archive, one: str, other: str) -> None:
    found = filled.dyad(DyadQuery(one=one, other=other, events=10))
    assert set(found.states) == {"JPN", "IND"}
    assert [week.monday for week in found.weeks] == ["2024-04-29", "2024-05-06", "2024-05-13", "2024-05-20"]
    for week in found.weeks:
        assert week.told.count + week.planned.count + week.denied.count == len(week.events)
    assert found.told.material_conflict >= 2
    for event in (event for week in found.weeks for event in week.events):
        proves(event.proof)
        assert {event.actor, event.recipient} == {"JPN", "IND"}
    (said,) = {event.said_by for week in found.weeks for event in week.events if event.said_in}
    assert said is not None
    assert "رادمان" in said


def test_a_dyad_shows_as_much_as_was_asked_for(filled: Archive) -> None:
    found = filled.dyad(DyadQuery(one="JPN", other="IND", limit=1, events=0, since=date(2024, 5, 1)))
    assert (found.count, [week.monday for week in found.weeks], found.weeks[0].events) == (4, ["2024-05-20"], ())
    assert filled.dyad(DyadQuery(one="XAR", other="XLA")).weeks == ()
    with pytest.raises(NoSuchState, match="زرافه"):
        filled.dyad(DyadQuery(one="زرافه", other="JPN"))


def test_a_ledger_adds_up(filled: Archive) -> None:
    found = filled.ledger(LedgerQuery(category="killed", target="هند"))
    assert [(one.value, one.kind) for one in found.entries] == [(43, "total"), (13, "increment"), (56, "total")]
    assert [one.announcer for one in found.entries] == ["وزیر بهداشت هند", "پلیس هند", "وزیر بهداشت هند"]
    assert [step.verdict for step in found.steps] == ["cannot be checked", "adds up"]
    for one in found.entries:
        proves(one.proof)
    assert [one.value for one in filled.ledger(LedgerQuery(category="injured")).entries] == [20]
    assert filled.ledger(LedgerQuery(category="killed", target="JPN")).count == 0


def test_copies_count_once_and_their_outlets_are_told(filled: Archive, maker: EntryMaker) -> None:
    filled.add([maker.entry_of(COPY)])
    found = filled.ledger(LedgerQuery(category="sanctioned", target="IND"))
    assert [(one.value, one.unit) for one in found.entries] == [(23, "entity")]
    assert found.entries[0].proof.outlets == ("سایت کرانه", "پیک")
    assert found.entries[0].proof.article == "t8"
    dyad = filled.dyad(DyadQuery(one="JPN", other="IND", since=date(2024, 5, 13), until=date(2024, 5, 19)))
    assert [event.type for event in dyad.weeks[0].events].count("SANCTION") == 1


def test_by_whom_and_in_which_unit(filled: Archive) -> None:
    def count(**asked: Any) -> int:
        return filled.ledger(LedgerQuery(**{"category": "killed", **asked})).count

    assert count(announcer="IND") == 3
    assert count(announcer="پلیس هند") == 1
    assert count(announcer="JPN") == 0
    assert count(category="sanctioned", announcer="پیک") == 1
    assert count(unit="person") == 3
    assert count(unit="child") == 0
    assert count(until=date(2024, 5, 3)) == 1


def test_a_lower_total_is_seen(filled: Archive, maker: EntryMaker) -> None:
    text = "وزیر بهداشت هند گفت تاکنون ۵۰ نفر در هند کشته شده‌اند."
    filled.add([maker.entry_of(Article(id="t9", text=text, outlet="پیک", published=date(2024, 5, 9)))])
    (pair,) = filled.ledger(LedgerQuery(category="killed", target="IND")).contradictions
    assert (pair.kind, pair.earlier.value, pair.later.value) == ("lower", 56, 50)


REFUSED: list[tuple[Any, dict[str, Any], str]] = [
    (PositionQuery, {"speaker": "x"}, "on something"),
    (PositionQuery, {"speaker": "x", "about": "y", "limit": 0}, "1 to 1000"),
    (PositionQuery, {"speaker": "x", "about": "y", "since": date(2024, 2, 1), "until": date(2024, 1, 1)}, "later than"),
    (DyadQuery, {"one": "JPN", "other": "IND", "limit": 0}, "weeks"),
    (DyadQuery, {"one": "JPN", "other": "IND", "events": -1}, "events"),
    (DyadQuery, {"one": "JPN", "other": "IND", "since": date(1800, 1, 1), "until": date(2024, 1, 1)}, "hundred years"),
    (LedgerQuery, {"category": "moods"}, "one of killed"),
    (LedgerQuery, {"category": "killed", "unit": "mood"}, "nothing is counted in 'mood'"),
    (LedgerQuery, {"category": "killed", "limit": 5000}, "1 to 1000"),
]


@pytest.mark.parametrize(("kind", "asked", "said"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_has_no_sense_is_refused(kind: Any, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(ArchiveError) as refused:
        kind(**asked)
    assert said in str(refused.value)
