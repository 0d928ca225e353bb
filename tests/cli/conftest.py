"""Running the command line in the test's own process, with a stand-in for the reader."""

from __future__ import annotations

import io
import sys
from types import ModuleType, SimpleNamespace

import pytest

from support.command import Ran, Run, run_goft
from support.records import StubReader


@pytest.fixture
def goft(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `goft` with some arguments, and bytes on standard input."""
    module = ModuleType("goft.reader")
    module.Reader = StubReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "goft.reader", module)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin), isatty=lambda: False))
        return run_goft(monkeypatch, capsys, *arguments)

    return run
