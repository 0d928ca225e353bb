"""`goft` with the sample's book, each command in a process of its own that is forked from one which has loaded Goft.

A command starts in a tenth of a second so, where a new interpreter takes one or two. `support/forking.py` is the other
side.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from support.command import Ran
from support.sample import WITH_BOOK

__all__ = ["Forked", "forking"]

_CHILD = Path(__file__).with_name("forking.py")
_STARTS = 60
"""Seconds within which a server says where it is."""


class Forked:
    """Starts commands, and says how they ended."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self._folder = folder
        self._started = 0

    def __call__(self, *arguments: object, where: Path | None = None) -> Ran:
        """How `goft` with these arguments ended, and what it printed; `where` is the folder that it is run in."""
        number, said = self._start(*arguments, where=where)
        status = self._ask({"wait": number})
        return Ran(status, *(said.with_suffix(end).read_text(encoding="utf-8") for end in (".out", ".err")))

    @contextmanager
    def serve(self, place: Path, *options: str) -> Iterator[str]:
        """The address of `goft serve` over an archive, on a free port of the loopback."""
        number, said = self._start("serve", "--archive", place, "--port", "0", *options)
        try:
            yield _address(said.with_suffix(".err"))
        finally:
            self._ask({"end": number})
            self._ask({"wait": number})

    def _start(self, *arguments: object, where: Path | None = None) -> tuple[int, Path]:
        """The number of a process, and where what it says is written."""
        self._started += 1
        said = self._folder / str(self._started)
        asked = {"arguments": list(map(str, arguments)), "where": str(where or Path.cwd()), "said": str(said)}
        return self._ask(asked), said

    def _ask(self, what: Mapping[str, object]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(what).decode() + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


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


def _address(said: Path) -> str:
    began = time.monotonic()
    while time.monotonic() - began < _STARTS:
        told = said.read_text(encoding="utf-8") if said.exists() else ""
        if found := re.search(r"http://127[\d.]+:\d+(?=\D)", told):
            return found[0]
        time.sleep(0.02)
    raise AssertionError(f"the server does not say where it is: {told}")
