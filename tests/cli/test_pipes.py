"""Output whose reader leaves early (head, a pager): the end is quiet, and no failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "import sys; from goft.cli import main; sys.argv[0] = 'goft'; main()"


@pytest.mark.skipif(os.name != "posix", reason="pipes break in their own way on Windows")
@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_nobody_reads_on(tmp_path: Path, form: str) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"text": "وزیر گفت که گفت‌وگو ادامه دارد."}\n' * 20, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [sys.executable, "-c", RUN, "read", str(feed), "--format", form],
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")
