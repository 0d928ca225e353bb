"""Ray as the engine: a cluster of its own on this machine, the same results, and the same ways of going on."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from goft.bulk import BulkRun, Job, engine_of, read_in_bulk
from goft.bulk.engines.inline import run as here
from goft.bulk.folder import Folder
from goft.bulk.stage import Stage
from goft.errors import BulkError
from support.bulk import files_of, job, lines, table, write_kinds
from support.bulk_readers import DEADLY, SEEN, SLOW
from support.sample import ARTICLES

if find_spec("ray") is None:
    pytest.skip("SKIPPED FOR WANT OF RAY: pip install 'goft[bulk]'", allow_module_level=True)

# Ray copies its own settings, among them those that it warns of.
pytestmark = pytest.mark.filterwarnings(r"ignore:.*deprecated:DeprecationWarning:ray\..*")
_DRIVER = """
import sys
from goft.bulk import Job, engine_of, read_in_bulk
out, reader, *inputs = sys.argv[1:]
read_in_bulk(inputs, Job(out=out, block=5, reader=reader), engine_of("ray", workers=2))
"""
RAY = engine_of("ray", workers=2)


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """One cluster for all tests; its workers find what the tests find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        with import_module("goft.bulk.engines.on_ray").cluster(2, None):
            yield


def test_the_results_are_those_of_processes_here(tmp_path: Path) -> None:
    given = [write_kinds(tmp_path / "in"), lines(tmp_path / "z.jsonl", 20, ids=["a/1", "z"])]
    read_in_bulk(given, job(tmp_path / "one"), RAY)
    read_in_bulk(given, job(tmp_path / "other"), here)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_the_reader_itself_finds_the_same(tmp_path: Path) -> None:
    read_in_bulk([ARTICLES], Job(out=str(tmp_path / "one"), block=4), RAY)
    read_in_bulk([ARTICLES], Job(out=str(tmp_path / "other"), block=4), here)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_both_workers_have_blocks_and_one_that_is_killed_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, given = tmp_path / "seen", [lines(tmp_path / "a.jsonl", 60)]
    seen.mkdir()
    monkeypatch.setenv(SEEN, str(seen))
    run = BulkRun(given, job(tmp_path / "one", reader=SLOW))
    killed: list[int] = []

    def kill(_: int) -> None:
        if not killed:
            killed.append(int(next(seen.iterdir()).name))
            os.kill(killed[0], signal.SIGKILL)

    run.read(RAY, kill)
    assert len(killed) == 1
    assert len(list(seen.iterdir())) >= 3
    run.put_together()
    read_in_bulk(given, job(tmp_path / "other"), here)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_an_article_that_kills_is_a_refusal(tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 9, texts=["وزیر گفت یک.", f"وزیر گفت {DEADLY}."])]
    out = tmp_path / "out"
    manifest = read_in_bulk(given, job(out, reader="support.bulk_readers:DeadlyReader"), RAY)
    assert manifest.articles == 8
    (row,) = table(out, "refusals")
    assert (Path(row["place"]).name, row["reason"]) == ("a.jsonl:2", "its reading killed the process: SIGKILL")


def test_a_driver_killed_goes_on(tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 200)]
    script = tmp_path / "driver.py"
    script.write_text(_DRIVER, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "one"), SLOW, *map(str, given)]
    driver = subprocess.Popen(command)
    stage, end = Stage(Folder(str(tmp_path / "one"))), time.monotonic() + 200
    while not stage.done():
        assert time.monotonic() < end
        assert driver.poll() is None
        time.sleep(0.05)
    driver.kill()
    driver.wait()
    run = BulkRun(given, job(tmp_path / "one"))
    assert 0 < run.before < 200
    run.read(RAY)
    run.put_together()
    read_in_bulk(given, job(tmp_path / "other"), here)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_what_is_wrong_with_the_run_is_raised_here(tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 9)]
    with pytest.raises(ModuleNotFoundError, match="nowhere"):
        read_in_bulk(given, job(tmp_path / "out", reader="nowhere:Reader"), RAY)


def test_its_own_cluster_is_on_the_loopback_only() -> None:
    ray = import_module("ray")
    host, _, port = ray.get_runtime_context().gcs_address.rpartition(":")
    assert host == "127.0.0.1"
    with socket.create_connection(("127.0.0.1", int(port)), timeout=5):
        pass
    others = {str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in others:
        with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
            socket.create_connection((address, int(port)), timeout=5)


def test_without_ray_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "goft.bulk.engines.on_ray", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(BulkError, match=r"pip install 'goft\[bulk\]'"):
        engine_of("ray", workers=1)


def test_a_cluster_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    script = "from goft.bulk.engines.on_ray import cluster\nwith cluster(1, '127.0.0.1:1'): pass"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert "BulkError: 127.0.0.1:1: Ray cannot be reached" in ran.stderr
