"""What a day has, on both stores: counts, the statements worth a look, threads, speakers, and the days around it."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from archive.test_threads import COPY, TEXTS
from goft.archive import Archive, Query, ThreadQuery, Today
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.article import Article


@pytest.fixture(scope="module")
def made(maker: EntryMaker) -> list[Entry]:
    return [
        maker.entry_of(Article(id=key, text=text, outlet=outlet, published=date.fromisoformat(day) if day else None))
        for key, day, outlet, text in (*TEXTS, COPY)
    ]


@pytest.fixture
def filled(archive: Archive, made: list[Entry]) -> Archive:
    archive.add(made)
    archive.thread()
    return archive


def test_an_empty_archive_has_no_day(archive: Archive) -> None:
    today = archive.today()
    assert (today.day, today.before, today.after) == (None, None, None)
    assert (today.articles, today.stories, today.statements) == (0, 0, 0)
    for shown in (today.hits, today.disputed, today.told, today.speakers, today.speakers_of_week):
        assert shown == ()


def test_today_is_the_last_day_that_has_articles(filled: Archive) -> None:
    today = filled.today()
    assert (today.day, today.before, today.after) == ("2024-09-06", "2024-05-06", None)
    assert today == filled.today(date(2024, 9, 6))
    assert {hit.article for hit in today.hits} == {"m6"}


@pytest.mark.parametrize("day", [date(2024, 5, number) for number in range(1, 8)] + [date.min, date.max], ids=str)
def test_a_day_is_what_the_search_finds(filled: Archive, day: date) -> None:
    today = filled.today(day)
    found = filled.search(Query(since=day, until=day, limit=200)).hits
    assert today.day == day.isoformat()
    assert today.statements == len(found)
    assert today.articles == sum(told[1] == day.isoformat() for told in (*TEXTS, COPY))
    days = sorted({told[1] for told in (*TEXTS, COPY) if told[1]})
    assert today.before == max((one for one in days if one < day.isoformat()), default=None)
    assert today.after == min((one for one in days if one > day.isoformat()), default=None)
    speakers = filled.facets(Query(since=day, until=day)).speakers.values
    assert today.speakers == speakers[:10]


def test_stories_count_once_and_copies_are_not_looked_at(filled: Archive) -> None:
    second = filled.today(date(2024, 5, 2))
    assert (second.articles, second.stories) == (2, 2)
    assert {hit.article for hit in second.hits} == {"m4"}, "the other is a copy of the first day's"


def test_what_does_more_than_assert_comes_first_and_each_story_once(filled: Archive, made: list[Entry]) -> None:
    moved = [entry for entry in made if entry.article.id in ("m3", "m4", "m6")]
    for key in ("m3", "m4", "m6", "m5", "m7"):  # the last two are copies of m4
        filled.delete(key)
    filled.add([_on(entry, date(2024, 9, 6)) for entry in moved])
    today = filled.today()
    stories = [hit.article for hit in today.hits]
    assert sorted(stories) == ["m3", "m4", "m6"]
    assert stories[-1] == "m4", "it only asserts"
    assert [hit.statement.act == "assert" for hit in today.hits] == [False, False, True]


def _on(entry: Entry, day: date) -> Entry:
    """An entry as if it had been read on another day."""
    article = msgspec.structs.replace(entry.article, published=day)
    rows = msgspec.structs.replace(
        entry.rows,
        statements=tuple(row | {"day": day.isoformat()} for row in entry.rows.statements),
        events=tuple(row | {"day": day.isoformat()} for row in entry.rows.events),
    )
    return msgspec.structs.replace(entry, article=article, rows=rows)


def test_threads_are_those_that_came_up_in_the_week(filled: Archive) -> None:
    today = filled.today(date(2024, 5, 6))
    asked = ThreadQuery(since=date(2024, 4, 30), until=date(2024, 5, 6), limit=8)
    assert today.told == filled.threads(asked).threads
    assert [one.first.proof.article for one in today.told] == ["m1", "m4"]
    assert [one.first.proof.article for one in today.disputed] == ["m1"]
    assert [one.first.proof.article for one in filled.today(date(2024, 5, 12)).told] == ["m4"]
    assert filled.today(date(2024, 9, 6)).told == ()


def test_speakers_of_the_week_are_those_of_seven_days(filled: Archive) -> None:
    week = filled.facets(Query(since=date(2024, 4, 30), until=date(2024, 5, 6))).speakers.values
    assert filled.today(date(2024, 5, 6)).speakers_of_week == week[:10]


def test_a_day_is_a_value_and_never_stale(archive: Archive, made: list[Entry]) -> None:
    archive.add(made)
    before = archive.today(date(2024, 5, 6))
    assert before.told == ()
    with Archive(archive.place) as other:
        other.thread()
    threaded = archive.today(date(2024, 5, 6))
    assert len(threaded.told) == 2
    assert msgspec.json.decode(msgspec.json.encode(threaded), type=Today) == threaded
    with Archive(archive.place) as other:
        other.delete("m5")
    assert archive.today(date(2024, 5, 6)).articles == 0
