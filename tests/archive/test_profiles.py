"""Profiles of actors are what the search finds of them, under any spelling, on both stores."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec
import pytest

from archive.conftest import COPY
from goft.archive import Archive, Hit, Profile, Query
from goft.archive.rows import rows_of
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.record import Record

MORE = [
    Article(
        id="p1",
        text="رویترز به نقل از رادمان کوهزاد، وزیر خارجه لاژورد، گزارش داد که مذاکره با هند آغاز شده است. "
        "رادمان کوهزاد به وزیر خارجه ژاپن گفت: «ژاپن باید تحریم‌های لاژورد را لغو کند.»",
        outlet="سایت کرانه",
        published=date(2024, 6, 2),
    ),
    Article(
        id="p2",
        text="عباس عراقچی گفت گفت‌وگو با هند سودمند بود. عراقچی هند را به نقض آتش‌بس متهم کرد.",
        outlet="روزنامه بامداد",
        published=date(2025, 2, 3),
    ),
]
MINISTER = "person/رادمان-کوهزاد"


@pytest.fixture(scope="module")
def more(maker: EntryMaker) -> list[Entry]:
    return [maker.entry_of(article) for article in (*MORE, COPY)]


@pytest.fixture
def filled(archive: Archive, entries: list[Entry], more: list[Entry]) -> Archive:
    archive.add([*entries, *more])
    return archive


def hits_of(archive: Archive, key: str) -> list[tuple[Hit, Record]]:
    found = []
    for hit in archive.search(Query(speaker=key, limit=200)).hits:
        record = archive.get(hit.article)
        assert record is not None
        found.append((hit, record))
    return found


def _told(archive: Archive, key: str) -> list[dict[str, str]]:
    """The events with a recipient that the statements of an actor tell."""
    found = []
    for entry_hit, record in hits_of(archive, key):
        rows = rows_of(record, [])
        found += [row for row in rows.events if row["statement"] == entry_hit.statement.id and row["recipient"]]
    return found


def test_a_profile_is_what_the_search_finds(filled: Archive) -> None:
    keys = [one.key for one in filled.facets(Query()).speakers.values]
    assert MINISTER in keys
    for key in keys:
        profile = filled.profile(key)
        assert profile is not None
        found = hits_of(filled, key)
        days = sorted(hit.published for hit, _ in found if hit.published)
        assert profile.said == len(found)
        assert (profile.first_day, profile.last_day) == ((days[0], days[-1]) if days else (None, None))
        assert {one.value: one.count for one in profile.months.values} == Counter(day[:7] for day in days)
        assert {one.value: one.count for one in profile.acts.values} == Counter(hit.statement.act for hit, _ in found)
        outlets = Counter(hit.outlet for hit, _ in found)
        assert {one.value: one.count for one in profile.outlets.values} == outlets
        spoken: Counter[str] = Counter()
        sources: Counter[str] = Counter()
        for hit, record in found:
            known = {actor.id: actor.key for actor in record.actors}
            to = hit.statement.addressee
            spoken.update([known[to.actor]] if to is not None and to.actor in known else [])
            sources.update(known[one.actor] for one in hit.statement.via if one.actor in known)
        for entry in (*profile.recipients.values, *profile.addressees.values, *profile.via.values):
            assert filled.profile(entry.key) is not None
        assert {one.key: one.count for one in profile.addressees.values} == spoken
        assert {one.key: one.count for one in profile.via.values} == sources
        told = Counter(row["recipient"] for row in _told(filled, key))
        assert {one.key: one.count for one in profile.recipients.values} == told
        assert all(one.counted == len(found) and one.whole for one in (profile.acts, profile.via, profile.recipients))


@pytest.mark.parametrize("name", ["رادمان کوهزاد", "رادمان‌کوهزاد", "رادمان كوهزاد", MINISTER])
def test_an_actor_is_found_in_any_spelling(filled: Archive, name: str) -> None:
    profile = filled.profile(name)
    assert profile is not None
    assert (profile.key, profile.kind, profile.name) == (MINISTER, "person", "رادمان کوهزاد")
    assert profile.spellings[0].name == "رادمان کوهزاد"
    assert profile.spellings[0].articles == 3
    assert profile.offices == ()
    assert profile.namesakes == ()


def test_whom_an_actor_speaks_to_and_about(filled: Archive) -> None:
    profile = filled.profile(MINISTER)
    assert profile is not None
    assert [one.country for one in profile.addressees.values] == ["JPN"]
    assert "JPN" in [one.country for one in profile.recipients.values]


def test_offices_are_those_of_the_book(filled: Archive) -> None:
    profile = filled.profile("عباس عراقچی")
    assert profile is not None
    assert profile.full_name == "عباس عراقچی"
    assert [one.office for one in profile.offices] == ["وزیر امور خارجه"]
    assert (profile.offices[0].country, profile.offices[0].since, profile.offices[0].known) == (
        "IRN",
        "2024",
        "reported",
    )


def test_nobody_has_no_profile(filled: Archive) -> None:
    for name in ("هیچ‌کس", "", "a\x00\ud800", "person/هیچ-کس"):
        assert filled.profile(name) is None, name


def test_only_the_newest_are_looked_at_and_it_says_so(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goft.archive.profiles._NEWEST_ONES", 1)
    profile = filled.profile(MINISTER)
    assert profile is not None
    assert profile.said > 1
    assert (profile.acts.counted, profile.acts.whole) == (1, False)
    assert (profile.months.counted, profile.months.whole) == (profile.said, True)


@pytest.mark.parametrize("typed", ["راد", "رادمان", "رادمان ک", "رادمان كوهزاد", "رادمان‌کو"])
def test_namesakes_begin_as_it_is_typed(filled: Archive, typed: str) -> None:
    assert [one.key for one in filled.namesakes(typed)] == [MINISTER]


def test_namesakes_have_counts(filled: Archive) -> None:
    found = filled.namesakes("ژ")
    for one in found:
        profile = filled.profile(one.key)
        assert profile is not None
        assert (one.count, one.kind, one.name, one.country) == (
            profile.said,
            profile.kind,
            profile.name,
            profile.country,
        )
    assert "state/JPN" in [one.key for one in found]


@pytest.mark.parametrize("typed", ["", " ", "کوهزاد رادمان", "%", "_", "*", "a\x00\ud800", "\U0010ffff"])
def test_nobody_is_called_so(filled: Archive, typed: str) -> None:
    assert filled.namesakes(typed) == ()


def test_namesakes_are_at_most_so_many(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    some = filled.namesakes("و")
    assert len(some) > 1
    monkeypatch.setattr("goft.archive.profiles._MOST", 1)
    assert filled.namesakes("و") == some[:1]


def test_who_is_called_so_by_mistake_does_not_come_first(filled: Archive, entries: list[Entry]) -> None:
    wrong = {"key": MINISTER, "folded": "ژاپن"}
    article = msgspec.structs.replace(entries[2].article, id="wrong", text="اشتباه", outlet="سایت دیگر")
    rows = msgspec.structs.replace(entries[2].rows, names=(*entries[2].rows.names, wrong))
    for number in range(3):  # he is quoted more often than the state
        again = msgspec.structs.replace(entries[0].article, id=f"more{number}", outlet=f"سایت {number}")
        filled.add([msgspec.structs.replace(entries[0], article=again)])
    filled.add([msgspec.structs.replace(entries[2], article=article, rows=rows)])
    profile, minister = filled.profile("ژاپن"), filled.profile(MINISTER)
    assert profile is not None
    assert minister is not None
    assert minister.said > profile.said
    assert profile.key == "state/JPN"
    assert filled.namesakes("ژاپن")[0].key == "state/JPN"
    assert MINISTER in [one.key for one in profile.namesakes]


def test_others_who_are_called_so_are_named(filled: Archive, entries: list[Entry]) -> None:
    other = "person/رادمان-کوهزاد-دیگر"
    article = msgspec.structs.replace(entries[0].article, id="other", outlet="سایت دیگر")
    made = entries[0].rows
    rows = msgspec.structs.replace(
        made,
        actors=tuple(_renamed(row, other) for row in made.actors),
        names=tuple(_renamed(row, other) for row in made.names),
        statements=tuple(_renamed(row, other) for row in made.statements),
    )
    filled.add([msgspec.structs.replace(entries[0], article=article, rows=rows)])
    profile = filled.profile("رادمان کوهزاد")
    assert profile is not None
    assert profile.key == MINISTER, "he is quoted more often"
    assert [one.key for one in profile.namesakes] == [other]
    again = filled.profile(other)
    assert again is not None
    assert [one.key for one in again.namesakes] == [MINISTER]


def _renamed(row: dict[str, object], key: str) -> dict[str, object]:
    return {name: key if value == MINISTER else value for name, value in row.items()}


def test_a_profile_is_a_value_and_never_stale(filled: Archive) -> None:
    profile = filled.profile(MINISTER)
    assert profile is not None
    assert msgspec.json.decode(msgspec.json.encode(profile), type=Profile) == profile
    with Archive(filled.place) as other:
        assert other.delete("p1")
    later = filled.profile(MINISTER)
    assert later is not None
    assert later.said < profile.said
