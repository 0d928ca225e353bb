"""The archive keeps what it is given, once, whole, and gives it back; on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from archive.conftest import ARTICLES, COPY
from goft.archive import Archive, Query
from goft.archive.engine import connect, writing
from goft.archive.migrations import load_migrations, migrate
from goft.archive.schema import metadata
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker, take_in
from goft.article import Article
from goft.errors import ArchiveError
from goft.reader import Reader
from goft.record import ReaderInfo


def test_what_goes_in_comes_out(archive: Archive, entries: list[Entry]) -> None:
    assert archive.add(entries) == ("new", "new", "new")
    for entry in entries:
        assert archive.get(entry.article.id) == entry.record
    assert list(archive.all_records(at_once=2)) == [entry.record for entry in entries]
    assert archive.get("none") is None


def test_any_character_is_kept(archive: Archive, maker: EntryMaker, reader: Reader) -> None:
    odd = Article(
        id="x\x00", title="\ud800", outlet="\x1b0000", text="وزیر خارجه ژاپن گفت: «سفر \ud800 و \x00 خوب بود.»"
    )
    assert take_in(archive, [odd]).new == 1
    record = archive.get("x\x00")
    assert record == reader.read(odd)
    assert (record.text, record.title, record.outlet) == (odd.text, odd.title, odd.outlet)
    assert list(archive.check()) == []
    assert take_in(archive, [odd]).same == 1


def test_the_same_article_twice_is_one(archive: Archive, entries: list[Entry]) -> None:
    archive.add(entries)
    again = msgspec.structs.replace(entries[0], article=msgspec.structs.replace(ARTICLES[0], id="other-id"))
    assert archive.add([entries[0], again]) == ("same", "same")
    assert archive.stats().articles == len(entries)


def test_a_newer_reader_takes_the_place_of_the_older(archive: Archive, entries: list[Entry]) -> None:
    archive.add(entries)
    before = archive.stats()
    newer = msgspec.structs.replace(entries[0].record, reader=ReaderInfo("99", "x"), events=())
    rows = msgspec.structs.replace(entries[0].rows, events=())
    entry = msgspec.structs.replace(entries[0], record=newer, rows=rows)
    assert archive.add([entry]) == ("replaced",)
    after = archive.stats()
    assert archive.get(ARTICLES[0].id) == newer
    assert after.articles == before.articles
    assert after.statements == before.statements
    assert after.events == before.events - len(entries[0].record.events)
    assert list(archive.check()) == []


def test_a_changed_text_takes_the_place_of_the_old_one(
    archive: Archive, entries: list[Entry], maker: EntryMaker
) -> None:
    archive.add(entries)
    changed = msgspec.structs.replace(ARTICLES[1], text="سخنگوی وزارت خارجه ژاپن گفت: «سفر لغو شد.»")
    assert archive.add([maker.entry_of(changed)]) == ("replaced",)
    record = archive.get("a2")
    assert record is not None
    assert record.text == changed.text
    assert list(archive.check()) == []


def test_all_or_nothing(archive: Archive, entries: list[Entry]) -> None:
    broken = msgspec.structs.replace(entries[1].rows, times=({"number": "t1"},))
    with pytest.raises(IntegrityError):
        archive.add([entries[0], msgspec.structs.replace(entries[1], rows=broken)])
    assert archive.stats().articles == 0


def test_a_copy_is_of_its_story_and_outlives_it(archive: Archive, entries: list[Entry], maker: EntryMaker) -> None:
    archive.add([*entries, maker.entry_of(COPY)])
    assert archive.stats().articles == 4
    assert archive.stats().stories == 3
    assert archive.delete("a1")
    assert archive.stats().stories == 3
    assert not archive.delete("a1")
    assert list(archive.check()) == []


@pytest.mark.parametrize("order", [*permutations(["2024-05-03", "2024-05-04", None])], ids=str)
def test_the_first_to_publish_leads_a_story(archive: Archive, maker: EntryMaker, order: tuple[str | None, ...]) -> None:
    for day in order:
        published = date.fromisoformat(day) if day else None
        copy = msgspec.structs.replace(COPY, id=str(day), outlet=f"outlet {day}", published=published)
        archive.add([maker.entry_of(copy)])
    for leader in ("2024-05-03", "2024-05-04", "None"):
        found = archive.search(Query(words="رایزنی", once=True)).hits
        assert {hit.article for hit in found} == {leader}
        assert archive.stats().stories == 1
        assert list(archive.check()) == []
        archive.delete(leader)


def test_taking_in_goes_on_where_it_was(archive: Archive) -> None:
    told: list[int] = []
    first = take_in(archive, ARTICLES[:2], told=told.append)
    assert (first.new, first.same) == (2, 0)
    second = take_in(archive, ARTICLES, told=told.append)
    assert (second.new, second.same) == (1, 2)
    assert sum(told) == 5


@pytest.mark.parametrize("between", [1, 450])
def test_of_two_texts_under_one_id_the_later_stays(archive: Archive, between: int) -> None:
    earlier = msgspec.structs.replace(ARTICLES[1], text="ژاپن گفت سفر لغو نشده است.")
    others = [Article(id=f"o{n}", text=f"وزیر گفت شماره {n} آماده است.") for n in range(between)]
    for workers in (1, 1, 2):
        take_in(archive, [earlier, *others, ARTICLES[1]], workers=workers)
        record = archive.get(ARTICLES[1].id)
        assert record is not None
        assert record.text == ARTICLES[1].text


def test_several_processes_read(archive: Archive) -> None:
    assert take_in(archive, ARTICLES, workers=2).new == len(ARTICLES)
    assert list(archive.check()) == []


def test_check_tells_what_is_wrong(archive: Archive, place: str, entries: list[Entry]) -> None:
    archive.add(entries)
    engine = connect(place)
    with writing(engine) as connection:
        connection.execute(text("UPDATE articles SET text = 'X' || text WHERE key = 'a1'"))
        connection.execute(text("DELETE FROM events WHERE article = (SELECT id FROM articles WHERE key = 'a2')"))
    engine.dispose()
    problems = list(archive.check())
    assert {problem.article for problem in problems} == {"a1", "a2"}
    assert any("is not" in problem.what for problem in problems)
    assert any("events and 0 rows" in problem.what for problem in problems)


_ONLY_SQLITE = {"statements_told"}


def test_the_migrations_make_the_tables_that_the_code_expects(archive: Archive, place: str) -> None:
    engine = connect(place)
    found = inspect(engine)
    for table in metadata.sorted_tables:
        wanted = {column.name for column in table.columns}
        assert wanted <= {column["name"] for column in found.get_columns(table.name)}, table.name
        indexes = {index["name"] for index in found.get_indexes(table.name)}
        of_this_store = _ONLY_SQLITE if engine.dialect.name == "postgresql" else set()
        assert {index.name for index in table.indexes} - of_this_store <= indexes, table.name
    engine.dispose()
    assert archive.stats().migration == load_migrations()[-1].number


def test_an_archive_of_a_later_goft_is_refused(archive: Archive, place: str) -> None:
    engine = connect(place)
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO migrations VALUES (999, 'later', 'now')"))
    with pytest.raises(ArchiveError, match="a later Goft"):
        migrate(engine)
    engine.dispose()


_OPEN = "import sys; from goft.archive import Archive; print(Archive(sys.argv[1]).stats().migration)"


def test_several_processes_migrate_at_once(place: str) -> None:
    command = [sys.executable, "-c", _OPEN, place]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(4)]
    assert [one.communicate(timeout=60)[0].strip() for one in running] == [str(load_migrations()[-1].number)] * 4


WRONG = [
    ("no folder", "{tmp}/none/a.sqlite", "the folder is not there"),
    ("no database", "{tmp}/text.txt", "cannot be opened"),
    ("another store", "mysql://user@host/name", "no store of Goft's"),
    ("no address", "postgresql://goft@host:port/name", "is no address"),
]


@pytest.mark.parametrize(("where", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_no_archive_is_refused(tmp_path: Path, where: str, message: str) -> None:
    (tmp_path / "text.txt").write_text("no database at all, but words enough to see that\n" * 40, encoding="utf-8")
    with pytest.raises(ArchiveError, match=message):
        Archive(where.format(tmp=tmp_path))


def test_a_backup_is_an_archive(tmp_path: Path, entries: list[Entry]) -> None:
    with Archive(tmp_path / "a.sqlite") as archive:
        archive.add(entries)
        archive.backup(tmp_path / "b.sqlite")
        with pytest.raises(ArchiveError, match="is there already"):
            archive.backup(tmp_path / "b.sqlite")
    with Archive(tmp_path / "b.sqlite") as copy:
        assert copy.stats().articles == len(entries)
        assert list(copy.check()) == []
