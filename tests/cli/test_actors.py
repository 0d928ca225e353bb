"""`goft actors`: taking in, asking, and reading with a book of one's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from support.command import Run

TABLE = "name,state,office,from\nرادمان کوهزاد,QA,وزیر شیلات,2015\n,QA,,\n"


def test_take_in_and_ask(goft: Run, tmp_path: Path) -> None:
    source, book, refused = tmp_path / "people.csv", tmp_path / "book", tmp_path / "refused.csv"
    source.write_text(TABLE, encoding="utf-8")
    ran = goft("actors", "import", source, "--into", book, "--refused", refused)
    assert ran.status == 3
    assert "1 new, 0 merged, 0 as they were" in ran.out
    assert "people.csv, line 3: ,QA,,: has no name" in ran.out
    assert refused.read_text(encoding="utf-8").splitlines()[0] == "where,what,why"
    asked = goft("actors", "find", "رادمان كوهزاد", "--on", "1396-01-01", "--book", book, "--format", "json")
    first = json.loads(asked.out)[0]
    assert (first["name"], first["country"], first["meant"]) == ("رادمان کوهزاد", "QAT", True)
    assert first["why"] == ["the same name", "on 2017-03-21 وزیر شیلات"]


def test_unsure_is_told(goft: Run) -> None:
    assert "unsure: nobody is clearly meant" in goft("actors", "find", "حسینی").out


def test_nobody_is_told(goft: Run) -> None:
    assert "nobody of that name" in goft("actors", "find", "؟").out


def test_a_wrong_day_is_told(goft: Run) -> None:
    ran = goft("actors", "find", "ظریف", "--on", "yesterday")
    assert ran.status == 2
    assert "--on" in ran.err


def test_a_folder_that_is_no_book_is_told(goft: Run, tmp_path: Path) -> None:
    ran = goft("actors", "find", "ظریف", "--book", tmp_path)
    assert ran.status == 4
    assert "is no book of actors (make one with goft actors import)" in ran.err


def test_a_reader_uses_the_book_of_the_environment(tmp_path: Path) -> None:
    source, book, article = tmp_path / "people.csv", tmp_path / "book", tmp_path / "article.txt"
    source.write_text(TABLE, encoding="utf-8")
    article.write_text("رادمان کوهزاد گفت: «صید ماهی از فردا آزاد است.» او افزود که بازار آرام است.", encoding="utf-8")
    goft = [sys.executable, "-c", "from goft.cli import main; main()"]
    subprocess.run([*goft, "actors", "import", source, "--into", book], check=False, capture_output=True)

    def country(environment: dict[str, str]) -> str | None:
        command = [*goft, "read", str(article), "--published", "2017-03-21", "--format", "jsonl"]
        ran = subprocess.run(command, check=True, capture_output=True, env=os.environ | environment)
        (actor,) = (one for one in json.loads(ran.stdout)["actors"] if one["name"] == "رادمان کوهزاد")
        found: str | None = actor["country"]
        return found

    assert country({}) != "QAT"
    assert country({"GOFT_ACTORS": str(book)}) == "QAT"
