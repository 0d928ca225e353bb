"""What statements tell, kept beside the records: the same as made anew, for positions on both stores."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from archive.test_timelines import TEXTS
from goft.archive import Archive, PositionQuery
from goft.archive.engine import connect, reading, writing
from goft.archive.schema import told
from goft.archive.taking_in import EntryMaker
from goft.archive.telling import Told, keep_told, kept_told, told_of
from goft.article import Article
from goft.corrections import correction
from goft.record import ReaderInfo
from goft.timelines import Positions
from goft.words import WordMaker

ARTICLES = [Article(id=key, text=text, outlet="پیک", published=date.fromisoformat(day)) for key, day, text in TEXTS]
ASKED = [
    PositionQuery(speaker="رادمان کوهزاد", about="مذاکره"),
    PositionQuery(speaker="رادمان کوهزاد", towards="IND"),
    PositionQuery(speaker="رادمان کوهزاد", towards="هند", about="هند"),
]


@pytest.fixture
def full(archive: Archive, maker: EntryMaker) -> Archive:
    """An archive with what the timelines are tried on."""
    archive.add([maker.entry_of(one) for one in ARTICLES])
    return archive


def _asked(archive: Archive) -> list[Positions]:
    archive.forget_answers()
    return [archive.positions(query) for query in ASKED]


def _kept(archive: Archive) -> dict[int, bytes]:
    engine = connect(archive.place)
    with reading(engine) as connection:
        found = {row.article: row.data for row in connection.execute(select(told))}
    engine.dispose()
    return found


def _forget(archive: Archive) -> None:
    engine = connect(archive.place)
    with writing(engine) as connection:
        connection.execute(delete(told))
    engine.dispose()


def test_what_is_kept_is_what_is_made_anew(full: Archive) -> None:
    kept = _asked(full)
    assert all(found.count for found in kept)
    _forget(full)
    assert _asked(full) == kept


def test_an_older_archive_is_completed(full: Archive) -> None:
    kept, held = _asked(full), _kept(full)
    assert (len(held), full.incomplete()) == (len(ARTICLES), 0)
    _forget(full)
    assert full.incomplete() == len(ARTICLES)
    done: list[int] = []
    full.complete(done.append)
    assert (sum(done), full.incomplete(), _kept(full), _asked(full)) == (len(ARTICLES), 0, held, kept)


def test_a_corrected_article_is_told_as_corrected(full: Archive, maker: EntryMaker) -> None:
    (first, *_) = full.positions(ASKED[0]).positions
    place = first.proof
    record = full.get(place.article)
    assert record is not None
    full.correct(place.article, correction(record, place.id, "act", "assert", by="سردبیر"))
    after = {one.proof.article: one.act for one in _asked(full)[0].positions}
    assert (first.act, after[place.article]) == ("refuse", "assert")
    assert full.incomplete() == 1
    # Read once more, the correction holds, and what was read is not told in its place.
    entry = maker.entry_of(next(one for one in ARTICLES if one.id == place.article))
    newer = msgspec.structs.replace(entry.record, reader=ReaderInfo("99", "x"))
    assert full.add([msgspec.structs.replace(entry, record=newer)]) == ("replaced",)
    assert {one.proof.article: one.act for one in _asked(full)[0].positions} == after


def test_an_article_goes_with_what_it_told(full: Archive) -> None:
    assert full.delete(ARTICLES[0].id)
    assert len(_kept(full)) == len(ARTICLES) - 1


@pytest.fixture(scope="module")
def records(maker: EntryMaker) -> list[tuple[Told, ...]]:
    """What the articles tell."""
    words = WordMaker.load()
    return [told_of(maker.entry_of(one).record, words) for one in ARTICLES]


def test_it_comes_back_as_it_was(records: list[tuple[Told, ...]]) -> None:
    assert any(records)
    for one in records:
        data = keep_told(one)
        assert data is not None
        assert kept_told(data) == one


@settings(max_examples=30)
@given(st.text(max_size=30))
def test_any_characters(text: str) -> None:
    one = (Told("s1", 0.5, (text,), (), (), False, (), frozenset(), frozenset(), text),)
    data = keep_told(one)
    assert (data is None) == any("\ud800" <= character <= "\udfff" for character in text)
    assert data is None or kept_told(data) == one
