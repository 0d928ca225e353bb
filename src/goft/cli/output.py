"""Standard output and standard error, and a progress bar where somebody watches."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["complain", "console", "prepare_streams", "progress", "watched"]

T = TypeVar("T")

_PIPE_WIDTH = 120  # columns of a table that goes to a file; a terminal says its own


def prepare_streams() -> None:
    """Write UTF-8 whatever the locale says, and write what UTF-8 cannot carry (lone surrogates) as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(message: str) -> None:
    """One line for the person at the keyboard."""
    typer.echo(f"goft: {message}", err=True)


def console() -> Console:
    """Rich's console on standard output; colours only on a terminal, no guessing of highlights."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False, markup=False, emoji=False)


@contextmanager
def progress(total: int, label: str) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error, where it is a terminal; what it gives is called with how many more are done."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda more: bar.advance(task, more)


def watched(items: Iterable[T], *, total: int, label: str) -> Iterator[T]:
    """The items, with a progress bar on standard error where it is a terminal and there are many."""
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, total=total, description=label, console=Console(stderr=True), transient=True)
