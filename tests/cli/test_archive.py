"""`goft archive`, `goft search` and `goft export`, on the sample, as somebody would use them."""

from __future__ import annotations

import csv
import io
import json
import lzma
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from goft.archive import Archive
from goft.record import Record
from support.forked import Forked
from support.sample import ARTICLES as SAMPLE

SAMPLED = 11
"""Articles of the sample."""
MANY = 1000
GOFT = [sys.executable, "-c", "from goft.cli import main; main()"]


@pytest.fixture(scope="module")
def goft(with_book: Forked) -> Forked:
    return with_book


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, goft: Forked) -> Path:
    """An archive of the sample."""
    place = tmp_path_factory.mktemp("archive") / "sample.sqlite"
    ran = goft("archive", "add", SAMPLE, "--archive", place, "--workers", 1)
    assert ran.status == 0, ran.err
    assert f"{SAMPLED} new, 0 replaced, 0 there already" in ran.out
    return place


def test_adding_again_changes_nothing(goft: Forked, place: Path) -> None:
    assert f"0 new, 0 replaced, {SAMPLED} there already" in goft("archive", "add", SAMPLE, "--archive", place).out


def test_an_archive_is_clean_and_counted(goft: Forked, place: Path) -> None:
    checked = goft("archive", "check", "--archive", place)
    assert (checked.status, checked.out.strip().endswith("clean")) == (0, True)
    counted = goft("archive", "stats", "--archive", place).out
    assert f"articles {SAMPLED:>6}" in counted


def test_what_an_older_version_lacks_is_made(goft: Forked, place: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.sqlite"
    assert goft("archive", "backup", older, "--archive", place).status == 0
    with closing(sqlite3.connect(older)) as store, store:
        store.execute("DELETE FROM told")
    for lacking in (SAMPLED, 0):
        ran = goft("archive", "complete", "--archive", older)
        assert (ran.status, ran.out.split(": ")[-1]) == (0, f"{lacking} articles completed\n")


def test_searching(goft: Forked, place: Path) -> None:
    ran = goft("search", "پهپاد", "--archive", place, "--format", "json", "--limit", 2)
    page = json.loads(ran.out)
    assert page["hits"]
    assert all(hit["statement"]["cue"] for hit in page["hits"])
    table = goft("search", "پهپاد", "--archive", place).out
    assert "speaker" in table.splitlines()[1]


def test_paging_reaches_everything(goft: Forked, place: Path) -> None:
    seen: list[tuple[str, str]] = []
    after: str | None = None
    while True:
        more: list[str] = ["--after", after] if after else []
        page = json.loads(goft("search", "--archive", place, "--format", "json", "--limit", 20, *more).out)
        seen += [(hit["article"], hit["statement"]["id"]) for hit in page["hits"]]
        after = page["next"]
        if after is None:
            break
    with Archive(place) as archive:
        assert len(seen) == len(set(seen)) == archive.stats().statements


@pytest.mark.parametrize("form", ["jsonl", "csv", "annotation", "claims", "plover", "gkg"])
def test_handing_out(goft: Forked, place: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    assert goft("export", "--format", form, "--archive", place, "--out", out).status == 0
    text = out.read_text(encoding="utf-8")
    with Archive(place) as archive:
        stats, records = archive.stats(), list(archive.all_records())
    if form == "jsonl":
        assert [Record.from_json(line) for line in text.splitlines()] == records
    elif form == "csv":
        assert len(list(csv.DictReader(io.StringIO(text)))) == stats.statements
    elif form in ("annotation", "claims"):
        assert len([json.loads(line) for line in text.splitlines()]) == stats.statements
    elif form == "plover":
        assert 0 < len([json.loads(line) for line in text.splitlines()]) <= stats.events
    else:
        assert [len(line.split("\t")) for line in text.splitlines()] == [27] * stats.articles


def test_deleting(goft: Forked, place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    assert goft("archive", "backup", copy, "--archive", place).status == 0
    with Archive(copy) as archive:
        key = next(archive.all_records()).id
    assert goft("archive", "delete", key, "--archive", copy).out.strip() == "1 deleted"
    assert goft("archive", "delete", key, "--archive", copy).status == 4
    assert goft("archive", "check", "--archive", copy).status == 0


def test_what_is_wrong_is_told(goft: Forked, tmp_path: Path) -> None:
    missing = goft("archive", "stats", "--archive", tmp_path / "none.sqlite")
    assert missing.status == 2
    assert "there is no such archive (make one with goft archive add)" in missing.err
    field = goft("archive", "add", SAMPLE, "--archive", tmp_path / "a.sqlite", "--workers", 1, "--field", "date")
    assert field.status == 2
    assert "--field" in field.err
    mixed = goft("archive", "add", SAMPLE, tmp_path / "none.txt", "--archive", tmp_path / "a.sqlite", "--workers", 1)
    assert mixed.status == 3
    assert "there is no such file" in mixed.err


def test_a_search_that_could_find_nothing_is_told(goft: Forked, place: Path) -> None:
    for option, value, said in (("--act", "shout", "one of assert, deny"), ("--dyad", "IRN", "IRN-USA")):
        ran = goft("search", option, value, "--archive", place)
        assert (ran.status, said in ran.err) == (2, True), ran.err
    assert goft("search", "زرافه", "--archive", place).out.strip() == "no statements found"


def test_fields_of_other_names_and_packed_lines(goft: Forked, tmp_path: Path) -> None:
    packed = tmp_path / "feed.jsonl.xz"
    line = {"id": 7, "headline": "سخن وزیر", "body": "وزیر نیرو گفت آب کم شده است.", "date": "1402-01-09"}
    packed.write_bytes(lzma.compress(json.dumps(line).encode()))
    named = ["--field", "published=date", "--field", "title=headline", "--workers", 1]
    assert goft("archive", "add", packed, "--archive", tmp_path / "a.sqlite", *named).status == 0
    with Archive(tmp_path / "a.sqlite") as archive:
        (kept,) = archive.all_records()
    assert (kept.id, kept.title, kept.published) == ("7", "سخن وزیر", "2023-03-29")


def test_killed_and_started_again_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    feed, place = tmp_path / "feed.jsonl", tmp_path / "a.sqlite"
    lines = [{"id": n, "text": f"وزیر نیروی لاژورد گفت شماره {n} آماده است و {n} نفر آمدند."} for n in range(MANY)]
    feed.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    command = [*GOFT, "archive", "add", str(feed), "--archive", str(place), "--workers", "2"]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _count(place):
        time.sleep(0.02)
    killed.kill()
    assert killed.wait() == -signal.SIGKILL
    assert 0 < _count(place) < len(lines)
    assert subprocess.run(command, check=True, capture_output=True, encoding="utf-8").returncode == 0
    with Archive(place) as archive:
        assert archive.stats().articles == len(lines)
        assert list(archive.check()) == []
        assert [record.id for record in archive.all_records()] == [str(n) for n in range(MANY)]


def _count(place: Path) -> int:
    if not place.exists():
        return 0
    with closing(sqlite3.connect(place)) as store:
        try:
            return int(store.execute("SELECT count(*) FROM articles").fetchone()[0])
        except sqlite3.OperationalError:  # its tables are not made yet
            return 0
