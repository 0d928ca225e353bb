"""`goft read`: what goes where, and what is said about what cannot be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BODY = "وزیر گفت که گفت‌وگو ادامه دارد."
Run = Callable[..., Any]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(f"تیتر\n\n{BODY}", encoding="utf-8")
    return path


def test_json_is_a_record(goft: Run, article: Path) -> None:
    ran = goft("read", article, "--format", "json", "--outlet", "پیک", "--published", "۱۴۰۲/۰۱/۰۹")
    record = json.loads(ran.out)
    assert (ran.status, ran.err) == (0, "")
    assert (record["id"], record["title"], record["text"]) == ("news", "تیتر", f"تیتر\n\n{BODY}")
    assert (record["format"], record["outlet"], record["published"]) == ("goft/1", "پیک", "2023-03-29")


def test_lines_are_one_a_document(goft: Run, article: Path) -> None:
    ran = goft("read", article, article, "--format", "jsonl")
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["news", "news"]


@pytest.mark.parametrize("arguments", [(), ("-",)], ids=["nothing named", "a dash"])
def test_standard_input(goft: Run, arguments: tuple[str, ...]) -> None:
    ran = goft("read", *arguments, "--format", "jsonl", stdin=BODY.encode())
    assert json.loads(ran.out)["text"] == BODY


def test_a_table_is_the_default(goft: Run, article: Path) -> None:
    ran = goft("read", article)
    assert "تیتر" in ran.out
    assert "\x1b" not in ran.out


def test_a_page_for_several(goft: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "page.html"
    ran = goft("read", article, article, "--format", "html", "--out", out)
    page = out.read_text(encoding="utf-8")
    assert (ran.status, ran.out) == (0, "")
    assert page.startswith("<!doctype html>")
    assert page.count("<article") == 2
    assert "2 read, written to" in ran.err


def test_timeml_holds_one_article_a_file(goft: Run, article: Path, tmp_path: Path) -> None:
    ran = goft("read", article, article, "--format", "timeml")
    assert ran.status != 0
    assert "one article a file" in ran.err
    out = tmp_path / "times"
    out.mkdir()
    assert goft("read", article, article, "--format", "timeml", "--out", out).status == 0
    assert sorted(path.name for path in out.iterdir()) == ["news-2.tml", "news.tml"]


def test_a_line_of_gkg_is_an_article(goft: Run, article: Path) -> None:
    lines = goft("read", article, article, "--format", "gkg").out.splitlines()
    assert [line.split("\t")[0][-2:] for line in lines] == ["T1", "T2"]


def test_a_folder_gets_a_file_an_article(goft: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "records"
    out.mkdir()
    goft("read", article, article, "--format", "json", "--out", out)
    assert sorted(path.name for path in out.iterdir()) == ["news-2.json", "news.json"]


def test_the_rest_of_a_batch_is_read(goft: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text("All in English.", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "old.txt").write_bytes("وزير گفت كه اين گفتگو از امروز ادامه دارد".encode("cp1256"))
    ran = goft("read", tmp_path, tmp_path / "none.txt", "--format", "jsonl")
    assert ran.status == 3
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["news", "old"]
    told = ran.err.splitlines()
    assert len(told) == 4
    for words in ("empty.txt: empty", "english.txt: not Persian", "none.txt: there is no such file", "windows-1256"):
        assert any(words in line for line in told), words


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "standard input: empty"),
        (b"In English.", "standard input: not Persian"),
        (b"\x89PNG\x00", "standard input: not a text file"),
    ],
)
def test_nothing_read_is_4(goft: Run, tmp_path: Path, raw: bytes, words: str) -> None:
    out = tmp_path / "out.jsonl"
    ran = goft("read", "--format", "jsonl", "--out", out, stdin=raw)
    assert (ran.status, ran.out) == (4, "")
    assert words in ran.err
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_2(goft: Run, article: Path) -> None:
    ran = goft("read", article, "--out", article / "below" / "a-file")
    assert ran.status == 2
    assert "a-file: cannot be written" in ran.err


@pytest.mark.parametrize(
    "arguments", [("--published", "yesterday"), ("--published", "1402-13-01"), ("--format", "xml"), ("--nonsense",)]
)
def test_wrong_use_is_2(goft: Run, article: Path, arguments: tuple[str, ...]) -> None:
    ran = goft("read", article, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
