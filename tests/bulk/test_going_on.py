"""Runs that are stopped, and what they find when they are started again: the same results as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goft.bulk import BulkRun, Job, Manifest, engine_of, read_in_bulk
from goft.bulk.engines.inline import run as here
from goft.bulk.folder import Folder
from goft.bulk.stage import Stage
from goft.errors import BulkError
from support.bulk import STUB, files_of, job, lines, table
from support.bulk_readers import DEADLY, FAILING, ODD, SEEN, SLOW

LOCAL = engine_of("local", workers=2)
_DRIVER = """
import sys
from goft.bulk import Job, engine_of, read_in_bulk
if __name__ == "__main__":
    out, reader, *inputs = sys.argv[1:]
    read_in_bulk(inputs, Job(out=out, block=5, reader=reader), engine_of("local", workers=2))
"""


def _undisturbed(tmp_path: Path, given: list[Path]) -> dict[str, bytes]:
    read_in_bulk(given, job(tmp_path / "undisturbed"), here)
    return files_of(tmp_path / "undisturbed")


def _driver(tmp_path: Path, given: list[Path], reader: str) -> subprocess.Popen[bytes]:
    """A run in a process of its own."""
    script = tmp_path / "driver.py"
    script.write_text(_DRIVER, encoding="utf-8")
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, str(script), str(tmp_path / "out"), reader, *map(str, given)], env=paths)


def _wait_for_blocks(out: Path, count: int) -> None:
    stage = Stage(Folder(str(out)))
    end = time.monotonic() + 100
    while len(stage.done()) < count:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_driver_killed_at_any_moment_goes_on(tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 203), lines(tmp_path / "b.jsonl", 21, ids=["a/1"])]
    for count in (1, 6):
        driver = _driver(tmp_path, given, SLOW)
        _wait_for_blocks(tmp_path / "out", count)
        time.sleep(random.uniform(0, 0.3))
        driver.kill()
        driver.wait()
    before = BulkRun(given, job(tmp_path / "out", reader=STUB)).before
    assert 30 <= before < 224
    read_in_bulk(given, job(tmp_path / "out"), here)
    assert files_of(tmp_path / "out") == _undisturbed(tmp_path, given)


def test_what_is_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, given = tmp_path / "seen", [lines(tmp_path / "a.jsonl", 30)]
    seen.mkdir()
    monkeypatch.setenv(SEEN, str(seen))
    run = BulkRun(given, job(tmp_path / "out", reader=SLOW))
    run.read(here)
    assert len(_read_ids(seen)) == 30
    run = BulkRun(given, job(tmp_path / "out", reader=SLOW))
    assert run.before == 30
    run.read(here)
    assert len(_read_ids(seen)) == 30
    assert run.put_together().articles == 30


def _read_ids(seen: Path) -> list[str]:
    return [line for file in seen.iterdir() for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_worker_killed_within_a_block_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, given = tmp_path / "seen", [lines(tmp_path / "a.jsonl", 40)]
    seen.mkdir()
    monkeypatch.setenv(SEEN, str(seen))
    run = BulkRun(given, job(tmp_path / "out", reader=SLOW))
    killed: list[int] = []

    def kill(_: int) -> None:
        if len(killed) < 2:
            killed.append(next(int(file.name) for file in seen.iterdir() if int(file.name) not in killed))
            os.kill(killed[-1], signal.SIGKILL)

    run.read(LOCAL, kill)
    run.put_together()
    assert len(killed) == 2
    assert len(list(seen.iterdir())) >= 3
    assert files_of(tmp_path / "out") == _undisturbed(tmp_path, given)


def test_an_article_that_kills_or_raises_is_a_refusal(tmp_path: Path) -> None:
    texts = [f"وزیر گفت {word}." for word in ("یک", DEADLY, "دو", FAILING, "سه", DEADLY, ODD)]
    given = [lines(tmp_path / "a.jsonl", 20, texts=texts)]
    out = tmp_path / "out"
    manifest = read_in_bulk(given, job(out, reader="support.bulk_readers:DeadlyReader"), LOCAL)
    refused = {Path(row["place"]).name: row["reason"] for row in table(out, "refusals")}
    assert refused == {
        "a.jsonl:2": "its reading killed the process: SIGKILL",
        "a.jsonl:4": "an error while it was read: RuntimeError: what nobody has thought of",
        "a.jsonl:6": "its reading killed the process: SIGKILL",
        "a.jsonl:7": "its record fits no table: ValueError: Invalid isoformat string: 'never'",
    }
    assert (manifest.articles, manifest.faults) == (16, 4)
    assert manifest.refused == {
        "an error while it was read": 1,
        "its reading killed the process": 2,
        "its record fits no table": 1,
    }


def test_what_is_wrong_with_the_run_is_raised_here(tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 20)]
    with pytest.raises(ModuleNotFoundError, match="nowhere"):
        read_in_bulk(given, job(tmp_path / "out", reader="nowhere:Reader"), LOCAL)


def test_a_finished_run_started_again_changes_nothing(tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 20)]
    out = tmp_path / "out"
    manifest = read_in_bulk(given, job(out), here)
    before = files_of(out)
    times = [file.stat().st_mtime_ns for file in sorted(out.rglob("*"))]
    (out / "_staged").mkdir()  # as if it had been killed at the very end
    run = BulkRun(given, job(out))
    assert run.finished == manifest
    assert files_of(out) == before
    assert [file.stat().st_mtime_ns for file in sorted(out.rglob("*"))] == times


@pytest.mark.parametrize("finished", [True, False])
def test_a_folder_of_another_run_is_refused(tmp_path: Path, finished: bool) -> None:
    given = [lines(tmp_path / "a.jsonl", 9)]
    run = BulkRun(given, job(tmp_path / "out"))
    if finished:
        run.read(here)
        run.put_together()
    before = files_of(tmp_path / "out")
    more = lines(tmp_path / "b.jsonl", 2)
    for inputs, other, said in (
        ([*given, more], job(tmp_path / "out"), r"it was not made from .*b\.jsonl"),
        ([more], job(tmp_path / "out"), r"it was made from .*a\.jsonl \([\d,]+ bytes\)"),
        (given, job(tmp_path / "out", block=6), "its block is 5, and not 6"),
    ):
        with pytest.raises(BulkError, match=said):
            BulkRun(inputs, other)
    assert files_of(tmp_path / "out") == before


def test_another_reader_may_not_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [lines(tmp_path / "a.jsonl", 9)]
    BulkRun(given, job(tmp_path / "out"))
    monkeypatch.setattr("goft.bulk.running.MODEL", "of tomorrow")
    with pytest.raises(BulkError, match="its model is 'half-space 1, tagger 1', and not 'of tomorrow'"):
        BulkRun(given, job(tmp_path / "out"))


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    given = lines(tmp_path / "in.jsonl", 1)
    with pytest.raises(BulkError, match="is not empty, and no folder of a bulk run"):
        BulkRun([given], Job(out=str(tmp_path)))
    assert list(tmp_path.iterdir()) == [given]


def test_a_folder_within_an_input_is_refused(tmp_path: Path) -> None:
    lines(tmp_path / "a.jsonl", 1)
    with pytest.raises(BulkError, match="is inside an input"):
        BulkRun([tmp_path], job(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_putting_together_that_was_stopped_begins_anew(tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 23)]
    run = BulkRun(given, job(tmp_path / "out"))
    run.read(here)

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.put_together(stop)
    assert isinstance(BulkRun(given, job(tmp_path / "out")).put_together(), Manifest)
    assert files_of(tmp_path / "out") == _undisturbed(tmp_path, given)
