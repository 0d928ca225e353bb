"""Writers and readers at once: no write is lost and nothing fails; `GOFT_TOGETHER=120` makes it ten each, for 120 s."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from goft.archive import Archive
from goft.archive.store import Entry

CHILD = Path(__file__).with_name("together.py")
LONG = os.environ.get("GOFT_TOGETHER")
SECONDS, EACH = (float(LONG), 10) if LONG else (2.0, 3)


@pytest.mark.timeout(240 + SECONDS)
def test_writers_and_readers(place: str, tmp_path: Path, entries: list[Entry]) -> None:
    packed = tmp_path / "entries"
    packed.write_bytes(pickle.dumps(entries))
    Archive(place).close()
    roles = ["write"] * EACH + ["read"] * EACH
    children = [_start(role, place, packed, number) for number, role in enumerate(roles)]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    time.sleep(SECONDS)
    for child in children:
        assert child.stdin is not None
        child.stdin.close()
    done = [_end(child) for child in children]
    wanted = {key: text for state in done[:EACH] for key, text in state.items()}
    with Archive(place) as archive:
        found = {record.id: record.text for record in archive.all_records()}
        assert found == {key: text for key, text in wanted.items() if text is not None}
        assert list(archive.check()) == []
    assert all(answers > 0 for answers in done[EACH:])
    told = f"{len(wanted)} articles written, {sum(done[EACH:])} rounds of answers, in {SECONDS:.0f} s\n"
    sys.stdout.write(told)


def _start(role: str, place: str, packed: Path, number: int) -> subprocess.Popen[str]:
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen([sys.executable, CHILD, role, place, packed, str(number)], encoding="utf-8", **pipes)


def _end(child: subprocess.Popen[str]) -> Any:
    child.stdin = None
    out, err = child.communicate(timeout=120)
    assert child.returncode == 0, err
    assert not err
    return json.loads(out)
