"""The command line run in the test's own process."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from goft.cli import main

__all__ = ["Ran", "Run", "run_goft"]


class Ran(msgspec.Struct, frozen=True):
    """How a run ended and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


def run_goft(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    """Run `goft` with some arguments."""
    monkeypatch.setattr("sys.argv", ["goft", *map(str, arguments)])
    status = 0
    try:
        main()
    except SystemExit as end:
        status = int(end.code or 0)
    out, err = capsys.readouterr()
    return Ran(status, out, err)
