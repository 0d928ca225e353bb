"""The sample, read as `./demo` reads it: in a process of its own, with the sample's book of actors."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

from goft.record import Record
from support.gold import ROOT

__all__ = ["ARTICLES", "WITH_BOOK", "sample_records"]

ARTICLES = ROOT / "src" / "goft" / "sample" / "articles.jsonl"
WITH_BOOK = os.environ | {"GOFT_ACTORS": str(ROOT / "src" / "goft" / "sample" / "actors")}
"""The environment with the sample's book; lists are read once in a process, so the test's own has none."""


@cache
def sample_records() -> tuple[Record, ...]:
    """The records of the sample, in the order of its lines."""
    command = [sys.executable, "-c", "from goft.cli import main; main()", "read", str(ARTICLES), "--format", "jsonl"]
    ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=WITH_BOOK)
    return tuple(Record.from_json(line) for line in ran.stdout.splitlines())
