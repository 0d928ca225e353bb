"""`goft export`: an archive handed out in the formats of others, whole, a record at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.output import complain, prepare_streams, progress

if TYPE_CHECKING:
    from goft.record import Record

__all__ = ["command"]

Format = Literal["jsonl", "csv", "annotation", "claims", "plover", "gkg"]


def command(
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="Records; statements as CSV, W3C Web Annotations or schema.org claims; PLOVER events; GDELT's GKG.",
        ),
    ] = "jsonl",
    archive: Place = PLACE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Hand out everything that an archive has, one line a record, statement or event.

    Example: goft export --format csv --out statements.csv --archive news.sqlite

    Example: goft export --format annotation --archive news.sqlite > annotations.jsonl
    """
    from goft.archive import Archive

    prepare_streams()
    count = 0
    with Archive(there(archive)) as store, _opened(out) as sink, progress(store.stats().articles, "Writing") as told:
        first, lines = _writer(form)
        if first is not None:
            sink.write(first + "\n")
        for number, record in enumerate(store.all_records(), start=1):
            for line in lines(record, number):
                sink.write(line + "\n")
                count += 1
            told(1)
    if out is not None:
        complain(f"{count} lines written to {out}")


def _writer(form: Format) -> tuple[str | None, Callable[[Record, int], Iterator[str]]]:
    """The line that goes before all, and what makes lines of a record."""
    from goft.export import annotation_lines, claim_lines, csv_header, csv_lines, gkg_line, plover_lines

    makers: dict[Format, Callable[[Record, int], Iterator[str]]] = {
        "jsonl": lambda record, _: iter([record.to_json()]),
        "csv": lambda record, _: csv_lines(record),
        "annotation": lambda record, _: annotation_lines(record),
        "claims": lambda record, _: claim_lines(record),
        "plover": lambda record, _: plover_lines(record),
        "gkg": lambda record, number: iter([gkg_line(record, number)]),
    }
    return csv_header() if form == "csv" else None, makers[form]


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    """The file to write, put in place when all is written; standard output where none is named."""
    if out is None:
        yield sys.stdout
        return
    from goft.errors import OutputError

    fresh = out.with_name(out.name + ".new")
    try:
        with fresh.open("w", encoding="utf-8", errors="backslashreplace", newline="") as sink:
            yield sink
        fresh.replace(out)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", where=str(out)) from error
