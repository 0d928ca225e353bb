"""SQL over a finished folder: what it answers, and that it can do nothing but read."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from goft.bulk import BulkRun, Job, read_in_bulk
from goft.bulk.database import Bounds, Database, opened
from goft.bulk.engines.inline import run as here
from goft.bulk.results import Results
from goft.bulk.tables import TABLES, schema
from goft.errors import BulkError
from support.bulk import STUB, job, lines

pytest.importorskip("duckdb", reason="SKIPPED FOR WANT OF DUCKDB: pip install 'goft[bulk]'")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eleven articles of five months and of none, and a refusal."""
    place = tmp_path_factory.mktemp("finished")
    read_in_bulk([lines(place / "a.jsonl", 12, ids=["x", "x"])], job(place / "out"), here)
    return place / "out"


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    """Its tables."""
    with opened(Results(str(folder))) as made:
        yield made


def test_every_table_is_there_with_its_columns(database: Database) -> None:
    for table in TABLES:
        month = () if table == "refusals" else ("month",)
        assert database.ask(f"SELECT * FROM {table}").columns == (*schema(table).names, *month)
    assert list(database.ask("SELECT count(*) FROM figures").rows()) == [(0,)]
    assert list(database.ask("SELECT kind FROM refusals").rows()) == [("the same id",)]


def test_months_are_a_column(database: Database) -> None:
    found = database.ask("SELECT month, count(*) FROM articles WHERE month > $since GROUP BY ALL", {"since": "2023-03"})
    assert sorted(found.rows()) == [("2023-04", 2), ("2023-05", 2), ("undated", 2)]


def test_intensities_are_there(database: Database) -> None:
    sql = "SELECT mode, quad, intensity FROM plover WHERE type = 'CONSULT' AND (mode IS NULL OR mode = 'visit')"
    found = database.ask(sql)
    assert set(found.rows()) == {(None, "verbal cooperation", 1.5), ("visit", "verbal cooperation", 2.0)}


FORBIDDEN = [
    "COPY (SELECT 1) TO '{out}'",
    "COPY articles TO '{out}' (FORMAT parquet)",
    "ATTACH '{out}' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET memory_limit = '1TB'",
    "PRAGMA enable_profiling = 'json'",
    "EXPORT DATABASE '{out}'",
    "CREATE SECRET s (TYPE s3)",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_parquet('{folder}/articles/month=2023-01/part-00000.parquet')",
    "SELECT * FROM glob('/*')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM read_csv('https://example.org/a.csv')",
    "SELECT * FROM 's3://bucket/a.parquet'",
    "SELECT * FROM parquet_scan('http://127.0.0.1:1/a')",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_it_does_nothing_but_read(database: Database, folder: Path, tmp_path: Path, sql: str) -> None:
    sql = sql.format(out=tmp_path / "out", folder=folder)
    with pytest.raises(BulkError):
        list(database.ask(sql).rows())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_duckdb_itself_would_refuse(database: Database, folder: Path, tmp_path: Path, sql: str) -> None:
    """As if the check of its statements were not there: the lock is DuckDB's."""
    import duckdb

    with pytest.raises(duckdb.Error):
        database._connection.execute(sql.format(out=tmp_path / "out", folder=folder)).fetchall()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("", "a question is one SELECT, not nothing"),
        ("SELECT 1; SELECT 2", "a question is one SELECT, not SELECT, SELECT"),
        ("DROP VIEW articles", "not DROP"),
        ("CREATE TABLE t AS SELECT 1", "not CREATE"),
        ("SELEC 1", "Parser Error"),
        ("SELECT * FROM nothing", "nothing does not exist"),
        ("SELECT $state", "parameters: state"),
        ("SELECT error('no')", "no"),
    ],
)
def test_what_is_no_question_is_said(database: Database, folder: Path, sql: str, said: str) -> None:
    with pytest.raises(BulkError, match=said) as error:
        list(database.ask(sql).rows())
    assert error.value.where == str(folder)
    assert "\n" not in str(error.value)


def test_variables_of_python_are_no_tables(database: Database) -> None:
    rows = schema("articles").empty_table()
    assert rows.num_rows == 0
    with pytest.raises(BulkError, match="rows does not exist"):
        database.ask("SELECT * FROM rows")


def test_little_memory_goes_to_the_disk_or_is_said(folder: Path) -> None:
    sql = "SELECT max(s) FROM (SELECT repeat(md5(i::VARCHAR), 8) AS s FROM range(300000) t(i) ORDER BY s)"
    with opened(Results(str(folder)), Bounds(memory="60MB", threads=1)) as database:
        assert len(next(database.ask(sql).rows())[0]) == 256
    sql, said = "SELECT list(i) FROM range(10000000) t(i)", "give it more with --memory"
    with (
        opened(Results(str(folder)), Bounds(memory="5MB", threads=1)) as database,
        pytest.raises(BulkError, match=said),
    ):
        list(database.ask(sql).rows())


def test_bounds_that_are_none_are_said(folder: Path) -> None:
    with pytest.raises(BulkError, match="memory much: "), opened(Results(str(folder)), Bounds(memory="much")):
        pass


def test_a_folder_of_an_object_store_is_read_through_its_file_system() -> None:
    fsspec = pytest.importorskip("fsspec")
    out = f"memory://{uuid.uuid4()}/out"
    memory = fsspec.filesystem("memory")
    _copied(memory, out)
    with opened(Results(out)) as database:
        assert list(database.ask("SELECT month, count(*) FROM articles GROUP BY ALL ORDER BY ALL").rows()) == [
            ("2023-01", 1),
            ("undated", 1),
        ]
        assert list(database.ask("SELECT * FROM refusals").rows()) == []


def _copied(memory: object, out: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        read_in_bulk([lines(Path(place) / "a.jsonl", 2)], Job(out=out, block=5, reader=STUB), here)


def test_a_folder_that_is_not_finished_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BulkError, match=r"is no folder of a bulk run .*goft bulk read makes one"):
        Results(str(tmp_path / "out"))
    run = BulkRun([lines(tmp_path / "a.jsonl", 3)], job(tmp_path / "out"))
    with pytest.raises(BulkError, match=r"is not finished .*it goes on where it is"):
        Results(str(tmp_path / "out"))
    run.read(here)
    run.put_together()
    assert Results(str(tmp_path / "out")).manifest.articles == 3


def test_records_come_by_month(folder: Path) -> None:
    ids = [article for article, _ in Results(str(folder)).records(at_once=1)]
    assert ids == ["a/7", "a/2", "a/8", "a/3", "a/9", "a/4", "a/10", "a/5", "a/11", "x", "a/6"]
