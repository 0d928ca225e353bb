"""`goft serve` as a user starts it: a process of its own on a free port of the loopback; and an archive to serve."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.forked import Forked
from support.sample import ARTICLES, WITH_BOOK

__all__ = ["sample_archive", "serve"]

_COMMAND = [sys.executable, "-c", "from goft.cli import main; main()"]


def sample_archive(goft: Forked, place: Path) -> Path:
    """An archive of the sample, with its threads."""
    for words in (("archive", "add", ARTICLES), ("threads", "rebuild")):
        ran = goft(*words, "--archive", place, "--workers", 1)
        assert ran.status == 0, ran.err
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
