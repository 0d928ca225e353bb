"""Running the command line in the test's own process, with a stand-in for the reader."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import msgspec
import pytest

from goft.cli import main
from support.records import StubReader


class Ran(msgspec.Struct, frozen=True):
    """How a run ended and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def goft(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `goft` with some arguments, and bytes on standard input."""
    module = ModuleType("goft.reader")
    module.Reader = StubReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "goft.reader", module)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["goft", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin), isatty=lambda: False))
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run
