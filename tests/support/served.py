"""`goft serve` as a user starts it: a process of its own on a free port of the loopback."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.sample import ARTICLES, WITH_BOOK

__all__ = ["goft", "sample_archive", "serve"]

_COMMAND = [sys.executable, "-c", "from goft.cli import main; main()"]


def goft(*words: str) -> str:
    """What a command prints, run with the sample's book of actors."""
    ran = subprocess.run([*_COMMAND, *words], check=True, capture_output=True, encoding="utf-8", env=WITH_BOOK)
    return ran.stdout


def sample_archive(place: Path) -> Path:
    """An archive of the sample, with its threads."""
    goft("archive", "add", str(ARTICLES), "--archive", str(place), "--workers", "1")
    goft("threads", "rebuild", "--archive", str(place), "--workers", "1")
    return place


@contextmanager
def serve(place: Path, *options: str) -> Iterator[str]:
    """The address of a server over an archive."""
    command = [*_COMMAND, "serve", "--archive", str(place), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=WITH_BOOK) as running:
        assert running.stderr is not None
        try:
            yield next(found[0] for line in running.stderr if (found := re.search(r"http://127[\d.:]+", line)))
        finally:
            running.terminate()
            running.stderr.read()
