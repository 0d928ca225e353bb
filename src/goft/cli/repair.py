"""`goft repair`: the repair station as a filter."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from goft.cli.exits import Exit
from goft.cli.output import complain, console, prepare_streams

if TYPE_CHECKING:
    from goft.repair import Repaired

__all__ = ["command", "repair"]

_COLUMNS = ("line", "was", "read as", "why")
_STDIN = Path("-")


def command(
    files: Annotated[
        Optional[list[Path]],  # noqa: UP045 - typer reads the annotation at run time
        typer.Argument(help="Text files, or - for standard input.", metavar="[FILES]"),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Print the steps instead of the text: a table, or tab-separated when piped."),
    ] = False,
) -> None:
    """Print texts with letters, digits, marks and lost half-spaces repaired. The files stay as they are.

    Example: goft repair < damaged.txt > readable.txt

    Example: goft repair --explain article.txt
    """
    if not files and sys.stdin.isatty():
        raise typer.BadParameter("name a file, or pipe a text in: goft repair < article.txt")
    prepare_streams()
    paths = files or [_STDIN]
    done = [found for found in map(_repaired, paths) if found]
    if explain:
        _explain(done)
    else:
        for found in done:
            sys.stdout.write(found.text)
    if len(done) < len(paths):
        raise typer.Exit(Exit.SOME_UNREAD if done else Exit.NOTHING_READ)


repair = command


def _repaired(path: Path) -> Repaired | None:
    """The repaired text of a file, or None and a complaint."""
    from goft.errors import InputError
    from goft.intake import decode
    from goft.repair import repair as repair_text

    where = "standard input" if path == _STDIN else str(path)
    try:
        decoded = decode(sys.stdin.buffer.read() if path == _STDIN else path.read_bytes(), where)
    except InputError as error:
        complain(str(error))
        return None
    except OSError as error:
        complain(f"{where}: {error.strerror or error} (name a text file that you may read)")
        return None
    if decoded.note:
        complain(f"{where} {decoded.note}")
    return repair_text(decoded.text)


def _explain(done: list[Repaired]) -> None:
    rows = [row for found in done for row in _rows(found)]
    if not sys.stdout.isatty():
        for row in (_COLUMNS, *rows):
            sys.stdout.write("\t".join(row) + "\n")
        return
    from rich.table import Table

    table = Table(*_COLUMNS)
    for row in rows:
        table.add_row(*row)
    console().print(table)


def _rows(found: Repaired) -> Iterator[tuple[str, str, str, str]]:
    """The steps of a text; lines are counted from 1, and what would break a row is written as an escape."""
    breaks = [place for place, character in enumerate(found.original) if character == "\n"]
    for step in found.steps:
        yield str(bisect_right(breaks, step.start) + 1), _plain(step.was), _plain(step.read_as), step.why


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
