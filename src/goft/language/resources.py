"""The station's data files: plain text, one entry a line, `#` opens a comment line."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

__all__ = ["lines"]


def lines(name: str) -> Iterator[tuple[int, str]]:
    """Line number (from 1) and text of every entry of the package's data file `name`."""
    text = (files("goft.language") / "data" / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line
