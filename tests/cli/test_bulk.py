"""`goft bulk`: articles to a folder of Parquet, and what it says of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.bulk import BODY, lines
from support.command import Ran, run_goft

pytest.importorskip("pyarrow", reason="SKIPPED FOR WANT OF PYARROW: pip install 'goft[bulk]'")


def _run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    return run_goft(monkeypatch, capsys, "bulk", *arguments)


def test_it_reads_and_says_so_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given, out = lines(tmp_path / "a.jsonl", 3, ids=["x", "x"]), tmp_path / "out"
    ran = _run(monkeypatch, capsys, given, "--out", out, "--workers", 1)
    assert (ran.status, ran.err) == (0, "goft: 1 refused: the same id\n")
    assert ran.out.startswith(f"{out}: 2 articles, 2 statements, 2 events, 0 figures, 2 times, 2 actors, 1 refusals")
    again = _run(monkeypatch, capsys, "read", "--out", out, given)
    assert again.out == f"{out}: finished before, and as it was\n{ran.out}"
    other = _run(monkeypatch, capsys, given, "--out", out, "--outlet", "پیک")
    assert other.status == 2
    assert "its outlet is None, and not 'پیک'" in other.err


def test_what_is_refused_is_told_by_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = [{"متن": BODY, "day": "1402/01/09"}, {"متن": ""}, {"متن": "No."}]
    given = tmp_path / "a.jsonl"
    given.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    fields = ("--field", "text=متن", "--field", "published=day")
    ran = _run(monkeypatch, capsys, given, "--out", tmp_path / "out", "--workers", 1, *fields)
    assert ran.status == 3
    assert ran.err == "goft: 1 refused: empty\ngoft: 1 refused: not Persian\n"
    assert (tmp_path / "out" / "articles" / "month=2023-03").is_dir()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["missing.jsonl", "--out", "out"], 4, "missing.jsonl: there is no such file"),
        (["a.txt"], 2, "Missing option '--out'"),
        (["a.txt", "--out", "out", "--engine", "spark"], 2, "spark"),
        (["a.txt", "--out", "out", "--address", "auto"], 2, "only the engine ray has clusters"),
        (["a.txt", "--out", "nothing://x"], 2, "nothing://x: cannot be read or written"),
        (["a.txt", "--out", "."], 2, ".: is not empty, and no folder of a bulk run"),
    ],
    ids=["no input", "no folder", "no engine", "no cluster", "no file system", "a folder of other things"],
)
def test_what_cannot_be_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    ran = _run(monkeypatch, capsys, *arguments)
    assert ran.status == status
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_nothing_read_is_a_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("No.", encoding="utf-8")
    assert _run(monkeypatch, capsys, tmp_path / "a.txt", "--out", tmp_path / "out", "--workers", 1).status == 4
    assert (tmp_path / "out" / "manifest.json").exists()


def test_help_leads_to_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Example: goft bulk crawl.warc.gz news/ --out read" in _run(monkeypatch, capsys, "--help").out
    assert "--out s3://news/read --engine ray" in _run(monkeypatch, capsys, "read", "-h").out
