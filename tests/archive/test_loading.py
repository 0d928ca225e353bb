"""What was read in bulk, loaded: the same archive as if the articles had been added."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from archive.conftest import ARTICLES, COPY
from goft.archive import Archive, Query
from goft.archive.engine import connect, reading
from goft.archive.rows import record_of
from goft.archive.schema import actors, articles, bands, events, figures, names, records, statements, times, told, via
from goft.archive.taking_in import take_in
from goft.archive.telling import kept_told
from goft.article import Article
from goft.intake import Defaults, load_articles
from goft.record import Record

pytest.importorskip("pyarrow", reason="SKIPPED FOR WANT OF PYARROW: pip install 'goft[bulk]'")

GIVEN = [
    *ARTICLES,
    COPY,
    msgspec.structs.replace(ARTICLES[1], id="b1", published=None, text=f"{ARTICLES[1].text} شماره ۲"),
    msgspec.structs.replace(ARTICLES[0], id="a1-again"),  # the same text from the same outlet
]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles in a file, and beside it the folder that they were read into."""
    from goft.bulk import read_in_bulk
    from goft.bulk.engines.inline import run as here
    from support.bulk import job

    file = tmp_path_factory.mktemp("bulk") / "given.jsonl"
    file.write_text("".join(f"{json.dumps(msgspec.to_builtins(one))}\n" for one in GIVEN), encoding="utf-8")
    read_in_bulk([file], job(file.parent / "out", reader="goft.reader:Reader"), here)
    return file


@pytest.fixture(scope="module")
def loaded(given: Path) -> tuple[Record, ...]:
    """The records of the articles as they come out of the folder."""
    from goft.bulk.results import Results

    return tuple(record_of(plain) for _, plain in Results(str(given.parent / "out")).records())


def _rows(place: str) -> Iterator[tuple[str, Any]]:
    """Every row of an archive, with the ids of articles for their numbers; records themselves are compared as such."""
    engine = connect(place)
    with reading(engine) as connection:
        for table in (records, actors, names, statements, via, events, figures, times, bands):
            wanted = [column for column in table.c if column.name not in ("id", "article", "data")]
            found = connection.execute(select(articles.c.key, *wanted).join(articles, table.c.article == articles.c.id))
            yield table.name, sorted(repr(tuple(row)) for row in found)
        kept = select(articles.c.key, told.c.data).join(articles, told.c.article == articles.c.id)
        yield "told", {row.key: kept_told(row.data) for row in connection.execute(kept)}
        leader = articles.alias()
        wanted = [column for column in articles.c if column.name not in ("id", "added", "story")]
        query = select(*wanted, leader.c.key.label("leader")).join(leader, leader.c.id == articles.c.story)
        yield "articles", sorted(repr(tuple(row)) for row in connection.execute(query))
    engine.dispose()


def _records(archive: Archive) -> dict[str, Record]:
    return {one.id: one for one in archive.all_records()}


def _found(archive: Archive) -> list[Any]:
    queries = [Query(words="رایزنی"), Query(words="سفر", once=True), Query(speaker="کوهزاد"), Query(state="JPN")]
    return [[(hit.article, hit.statement) for hit in archive.search(query).hits] for query in queries]


def test_loading_makes_what_adding_makes(
    archive: Archive, place: str, given: Path, loaded: tuple[Record, ...], tmp_path: Path
) -> None:
    assert {one.id for one in loaded} == {one.id for one in GIVEN}
    taken = take_in(archive, loaded)
    assert (taken.new, taken.same) == (5, 1)
    with Archive(tmp_path / "added.sqlite") as added:
        take_in(added, [one.article for one in load_articles([given], Defaults()) if one.article is not None])
        assert _found(archive) == _found(added)
        assert archive.stats() == added.stats()
        assert _records(archive) == _records(added)
    if "://" not in place:
        assert dict(_rows(place)) == dict(_rows(str(tmp_path / "added.sqlite")))
    assert archive.stats().stories == 3
    assert list(archive.check()) == []


def test_loading_goes_on_where_it_was(archive: Archive, loaded: tuple[Record, ...]) -> None:
    heard: list[int] = []
    assert take_in(archive, loaded[:2], told=heard.append).new == 2
    again = take_in(archive, loaded, workers=2, told=heard.append)
    assert (again.new, again.replaced, again.same) == (3, 0, 3)
    assert sum(heard) == 2 + len(loaded)
    assert list(archive.check()) == []


def test_a_record_of_another_reader_is_taken_as_it_is(archive: Archive, loaded: tuple[Record, ...]) -> None:
    take_in(archive, loaded)
    old = msgspec.structs.replace(
        loaded[0],
        statements=loaded[0].statements[:1],
        reader=msgspec.structs.replace(loaded[0].reader, version="0.0.1"),
    )
    assert take_in(archive, [old]).replaced == 1
    assert archive.get(old.id) == old
    assert take_in(archive, [old]).same == 1
    assert list(archive.check()) == []


def test_articles_and_records_may_come_mixed(archive: Archive, loaded: tuple[Record, ...]) -> None:
    mixed: list[Article | Record] = [GIVEN[0], *loaded[1:3]]
    take_in(archive, mixed)
    assert archive.count() == 3
    assert take_in(archive, [*loaded[:1], *GIVEN[:1]]).new == 0


def test_any_character_comes_back(loaded: tuple[Record, ...]) -> None:
    half = msgspec.structs.replace(loaded[0], title="گفت \ud800", text="گفت \udc00")
    assert record_of(half.to_json()) == half
    assert record_of(loaded[0].to_json()) == loaded[0]
    with pytest.raises(ValueError, match="format"):
        record_of(loaded[0].to_json().replace("goft/1", "goft/9"))
