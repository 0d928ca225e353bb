"""`goft bulk query` and `goft archive load`, as somebody types them."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.bulk import bulk_sample
from support.command import Ran, run_goft
from support.gold import ROOT

pytest.importorskip("duckdb", reason="SKIPPED FOR WANT OF DUCKDB: pip install 'goft[bulk]'")

Query = Callable[..., Ran]
DOCUMENT = (ROOT / "docs" / "bulk.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^goft (?:bulk query .*|archive load read .*)", DOCUMENT, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, read in bulk."""
    return bulk_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def query(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Query:
    """Runs `goft bulk query`."""
    return lambda *arguments: run_goft(monkeypatch, capsys, "bulk", "query", *arguments)


def test_the_questions_are_listed(query: Query) -> None:
    out = query("--list").out
    assert "accusations\n    Who accused whom, month by month\n    چه کسی چه کسی را متهم کرد، ماه به ماه\n" in out
    assert "    --set limit= (100)  rows at most\n" in out


def test_a_question_is_a_table(query: Query, folder: Path) -> None:
    ran = query(folder, "dyads", "--set", "state=XHD")
    assert ran.status == 0
    assert "│ 2025-10 │ XHD   │ XAR       │ verbal conflict │      1 │        1 │      -0.5 │" in ran.out
    assert query(folder, "dyads", "--set", "state=ZZZ").out == "no rows\n"


def test_long_answers_are_cut_in_the_terminal_alone(query: Query, folder: Path, tmp_path: Path) -> None:
    sql = "SELECT i FROM range(150) t(i)"
    ran = query(folder, "--sql", sql)
    assert "│ 99 │" in ran.out
    assert "│ 100 │" not in ran.out
    assert "the first 100 rows; all: --out answer.csv" in ran.out
    ran = query(folder, "--sql", sql, "--out", tmp_path / "a.csv")
    assert ran.err == f"goft: 150 rows written to {tmp_path}/a.csv\n"
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()) == 151


def test_sql_takes_parameters(query: Query, folder: Path, tmp_path: Path) -> None:
    sql = "SELECT outlet, count(*) AS articles FROM articles WHERE month = $m GROUP BY outlet ORDER BY ALL LIMIT $n"
    query(folder, "--sql", sql, "--set", "m=2025-11", "--set", "n=5", "--out", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_bytes()) == [{"outlet": "شبکه کرانه", "articles": 1}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a folder of goft bulk"),
        (["{folder}"], "name a ready question"),
        (["{folder}", "dyads", "--sql", "SELECT 1"], "name a ready question"),
        (["{folder}", "who"], "there is no question 'who'"),
        (["{folder}", "dyads", "--set", "state"], "'state' is no pair such as state=IRN"),
        (["{folder}", "dyads", "--set", "limit=x"], "dyads: limit is a number, not 'x'"),
        (["{folder}", "dyads", "--out", "a.txt"], "a.txt does not say which"),
        (["{folder}", "dyads", "--format", "table", "--out", "a.csv"], "a table is for the terminal"),
        (["{folder}", "dyads", "--memory", "much"], "memory much: "),
        (["{folder}", "--sql", "COPY events TO 'a.csv'"], "a question is one SELECT, not COPY"),
        (["{folder}", "--sql", "FROM read_text('/etc/passwd')", "--out", "a.csv"], "Permission Error"),
        (["nowhere", "dyads"], "nowhere: is no folder of a bulk run (goft bulk read makes one)"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_is_said(
    query: Query, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = query(*(argument.format(folder=folder) for argument in arguments))
    assert ran.status == 2
    assert said in " ".join(ran.err.split())
    assert ran.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_loaded_and_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "news.sqlite"

    def run(*arguments: object) -> Ran:
        return run_goft(monkeypatch, capsys, "archive", *arguments, "--archive", place)

    assert run("load", folder, "--workers", 1).out == f"{place}: 11 new, 0 replaced, 0 there already\n"
    assert run("load", folder, "--workers", 2).out == f"{place}: 0 new, 0 replaced, 11 there already\n"
    assert run("check").out == f"{place}: clean\n"


def test_a_folder_that_is_not_finished_makes_no_archive(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "half" / "_staged").mkdir(parents=True)
    ran = run_goft(monkeypatch, capsys, "archive", "load", tmp_path / "half", "--archive", tmp_path / "a.sqlite")
    assert ran.status == 2
    assert "half: is not finished (start goft bulk read again as it was" in ran.err
    assert not (tmp_path / "a.sqlite").exists()


def test_a_record_of_another_format_is_told_and_the_others_loaded(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it has no types

    shutil.copytree(folder, tmp_path / "read")
    file = tmp_path / "read" / "articles" / "month=2025-11" / "part-00000.parquet"
    rows = pq.ParquetFile(file).read()
    plain = [one.replace("goft/1", "goft/9") for one in rows["record"].to_pylist()]
    pq.write_table(rows.set_column(rows.column_names.index("record"), rows.schema.field("record"), [plain]), file)
    ran = run_goft(monkeypatch, capsys, "archive", "load", tmp_path / "read", "--archive", tmp_path / "a.sqlite")
    assert ran.status == 3
    assert ran.out == f"{tmp_path}/a.sqlite: 10 new, 0 replaced, 0 there already\n"
    assert "goft: 11-agreement: has no record of this format: " in ran.err
    assert "goft: 1 articles have no record of this format\n" in ran.err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("bulk", "query"), "Example: goft bulk query read accusations --set since=2023-01 --set state=IRN"),
        (("archive", "load"), "Example: goft archive load read --archive news.sqlite"),
    ],
)
def test_help_has_examples(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], said: str
) -> None:
    assert said in " ".join(run_goft(monkeypatch, capsys, *command, "--help").out.split())


@pytest.mark.parametrize("line", COMMANDS)
def test_what_the_document_says_can_be_typed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    (tmp_path / "read").symlink_to(folder)
    monkeypatch.chdir(tmp_path)
    ran = run_goft(monkeypatch, capsys, *shlex.split(line, comments=True)[1:])
    assert ran.status == 0, ran.err


def test_the_documents_example_runs(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
    exec(code.replace('"read"', repr(str(folder))), {})
    assert capsys.readouterr().out == "2025-10 7\n"


def test_the_document_has_every_column() -> None:
    from goft.bulk.questions import load_questions
    from goft.bulk.tables import TABLES, schema

    for table in TABLES:
        (row,) = re.findall(rf"^\| `{table}` \| .* \| (.*) \|$", DOCUMENT, re.MULTILINE)
        assert row == ", ".join(f"`{name}`" for name in schema(table).names)
    assert all(f"`{one.name}`" in DOCUMENT for one in load_questions())
