"""`goft corrections` and `goft export --format gold`, as an editor's desk would use them."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from archive.conftest import ARTICLES, maker  # noqa: F401 - a fixture
from goft.archive import Archive
from goft.archive.taking_in import EntryMaker
from goft.corrections import correction
from goft.score import load_gold, load_records, score
from support.command import Ran, Run, run_goft
from support.forked import Forked
from support.gold import ROOT
from support.sample import WITH_BOOK


@pytest.fixture
def place(tmp_path: Path, maker: EntryMaker) -> Path:  # noqa: F811
    """An archive with an article that was checked, one of which a statement was, and one that nobody touched."""
    place = tmp_path / "news.sqlite"
    with Archive(place) as archive:
        archive.add([maker.entry_of(article) for article in ARTICLES])
        archive.correct("a1", correction(archive.get("a1"), "s1", "act", "warn", by="نگار", note="لحن"))  # type: ignore[arg-type]
        second = archive.get("a2")
        assert second is not None
        for one in second.statements:
            archive.correct("a2", correction(second, one.id, "confirm", by="مهیار"))
    return place


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `goft` with some arguments."""

    def ran(*arguments: object) -> Ran:
        return run_goft(monkeypatch, capsys, *arguments)

    return ran


def test_corrections_are_listed(run: Run, place: Path) -> None:
    shown = run("corrections", "list", "--archive", place)
    assert all(word in shown.out for word in ("نگار", "مهیار", "confirm", "act"))
    found = json.loads(run("corrections", "list", "--article", "a1", "--json", "--archive", place).out)
    (one,) = found["corrections"]
    assert (one["article"], one["undone_by"], one["correction"]["note"]) == ("a1", None, "لحن")
    page = run("corrections", "list", "--limit", 1, "--archive", place)
    assert "--after" in page.err
    none = run("corrections", "list", "--by", "nobody", "--archive", place)
    assert (none.status, none.out.strip()) == (0, "no corrections found")
    assert json.loads(run("corrections", "list", "--since", "2999-01-01", "--json", "--archive", place).out) == {
        "corrections": [],
        "next": None,
    }


def test_an_article_is_shown(run: Run, place: Path) -> None:
    shown = run("corrections", "show", "a1", "--archive", place)
    assert all(word in shown.out for word in ("warn", "نگار", "s1"))
    found = json.loads(run("corrections", "show", "a1", "--json", "--archive", place).out)
    assert [check["statement"] for check in found["checks"]] == ["s1"]
    assert found["record"]["statements"][0]["act"] == "warn"
    missing = run("corrections", "show", "none", "--archive", place)
    assert (missing.status, "none" in missing.err) == (2, True)


def test_what_has_no_place_is_told(run: Run, place: Path, maker: EntryMaker) -> None:  # noqa: F811
    import msgspec

    with Archive(place) as archive:
        archive.add([maker.entry_of(msgspec.structs.replace(ARTICLES[0], text="وزیر گفت سفر لغو شد."))])
    shown = run("corrections", "show", "a1", "--archive", place)
    assert "no place for act by نگار" in shown.out


def test_a_correction_is_undone(run: Run, place: Path) -> None:
    found = json.loads(run("corrections", "list", "--article", "a1", "--json", "--archive", place).out)
    number = found["corrections"][0]["id"]
    done = run("corrections", "undo", number, "--by", "مهیار", "--archive", place)
    assert (done.status, done.out.strip()) == (0, "1 undone")
    again = run("corrections", "undo", number, "--by", "مهیار", "--archive", place)
    assert again.status == 4
    assert "has undone it already" in again.err
    shown = run("corrections", "list", "--article", "a1", "--archive", place)
    assert "مهیار" in shown.out


@pytest.mark.parametrize("command", [("export", "--format", "gold"), ("corrections", "export")], ids=["export", "own"])
def test_gold_is_scored(run: Run, place: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    whole = run(*command, "--out", tmp_path / "gold", "--archive", place)
    assert "1 files written" in whole.err
    partial = run(*command, "--partial", "--out", tmp_path / "partial", "--archive", place)
    assert "2 files written" in partial.err
    assert [one.id for one in load_gold(tmp_path / "gold")] == ["a2"]
    run("export", "--format", "jsonl", "--out", tmp_path / "records.jsonl", "--archive", place)
    report = score(load_gold(tmp_path / "partial"), load_records(tmp_path / "records.jsonl"))
    assert all(tally.hit == tally.gold == tally.read for tally in report.total.values())


def test_wrong_use_is_told(run: Run, place: Path, tmp_path: Path) -> None:
    assert run("export", "--partial", "--archive", place).status == 2
    assert run("corrections", "undo", "1", "--archive", place).status == 2
    assert run("corrections", "list", "--archive", tmp_path / "none.sqlite").status == 2


def test_the_page_of_corrections_runs(tmp_path: Path, with_book: Forked) -> None:
    page = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    (tmp_path / "src").symlink_to(ROOT / "src")
    python, ran = [sys.executable, "-X", "utf8", "-c"], 0
    for kind, block in re.findall(r"```(sh|python)\n(.*?)```", page, re.DOTALL):
        lines = [block] if kind == "python" else block.splitlines()
        for line in lines:
            if kind == "sh":
                done = with_book(*shlex.split(line, comments=True)[1:], where=tmp_path)
                assert done.status == 0, done.err
            else:
                options: dict[str, Any] = {"cwd": tmp_path, "env": WITH_BOOK, "encoding": "utf-8"}
                told = subprocess.run([*python, line], check=True, stdout=subprocess.PIPE, **options).stdout
                assert told.startswith("True ["), told
            ran += 1
    assert ran == 8
