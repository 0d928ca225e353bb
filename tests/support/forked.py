"""`goft` with the sample's book, each command in a process of its own that is forked from one which has loaded Goft.

A command starts in a tenth of a second so, where a new interpreter takes one or two. `support/forking.py` is the other
side.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from support.command import Ran
from support.sample import WITH_BOOK

__all__ = ["Forked", "forking"]

_CHILD = Path(__file__).with_name("forking.py")


class Forked:
    """Runs commands, one after the other."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self._out, self._err = folder / "out", folder / "err"

    def __call__(self, *arguments: object, where: Path | None = None) -> Ran:
        """How `goft` with these arguments ended, and what it printed; `where` is the folder that it is run in."""
        asked = {
            "arguments": list(map(str, arguments)),
            "where": str(where or Path.cwd()),
            "out": str(self._out),
            "err": str(self._err),
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(asked).decode() + "\n")
        self._process.stdin.flush()
        status = int(self._process.stdout.readline())
        return Ran(status, self._out.read_text(encoding="utf-8"), self._err.read_text(encoding="utf-8"))


@contextmanager
def forking() -> Iterator[Forked]:
    """The process that is forked from; it ends with its standard input."""
    command = [sys.executable, "-P", "-X", "utf8", str(_CHILD)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(command, **pipes, encoding="utf-8", env=WITH_BOOK) as process,  # type: ignore[call-overload]
    ):
        yield Forked(process, Path(folder))
