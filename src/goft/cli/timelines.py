"""What the commands over time share: their options, and how a value is printed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from goft.plots import Spec
    from goft.timelines.proof import Proof

__all__ = ["Form", "Outlet", "Plot", "Since", "Until", "as_json", "draw", "number", "sentence_of", "where"]

Outlet = Annotated[str | None, typer.Option(help="Who published it.")]
Since = Annotated[str | None, typer.Option(help="From this day on, in either calendar.")]
Until = Annotated[str | None, typer.Option(help="Up to this day.")]
Form = Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="A table, or JSON.")]

Plot = Annotated[Path | None, typer.Option(help="Draw it, too: a picture of this name, in SVG.")]


def draw(picture: Spec, to: Path) -> None:
    """Write a picture. Raises `OutputError` where it cannot be drawn or written."""
    from goft.errors import OutputError
    from goft.plots import render

    made = render(picture)
    try:
        to.write_text(made, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", where=str(to), hint="name another file") from error


def as_json(value: object) -> None:
    """Print a value as JSON, as the API answers it."""
    import msgspec

    sys.stdout.write(json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2) + "\n")


def sentence_of(proof: Proof) -> str:
    """The sentence of a proof on one line."""
    return " ".join(proof.sentence.text.split())


def where(proof: Proof) -> str:
    """The article that is quoted, and in how many outlets its story stood."""
    more = len(proof.outlets) - 1
    return f"{proof.article} (+{more})" if more > 0 else proof.article


def number(value: float) -> str:
    """A count as people write it: 1,014, 7.5.

    >>> number(72783.0), number(7.5)
    ('72,783', '7.5')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
