"""`goft read`: articles in, who said what out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from goft.cli.archive import AllowHost, limits_of
from goft.cli.days import day_of
from goft.cli.exits import Exit
from goft.cli.output import complain, watched
from goft.cli.sinks import Format, sink_for

if TYPE_CHECKING:
    from goft.intake import Defaults, Limits, Source
    from goft.reader import Reader

__all__ = ["command"]


def command(
    inputs: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads the annotation at run time
        typer.Argument(
            help="Files (.txt, .html, .jsonl, .csv, .warc), folders, addresses, or - for standard input.",
            metavar="FILES",
        ),
    ] = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="A table, one JSON record a document, JSON lines, one HTML page; PLOVER events, TimeML, GDELT's GKG.",
        ),
    ] = "table",
    out: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--out", "-o", help="Write here: a file, or a folder that exists, for a file an article."),
    ] = None,
    outlet: Annotated[Optional[str], typer.Option(help="Who published the articles that do not say.")] = None,  # noqa: UP045
    published: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(help="The day they were published: 2023-03-29, or Jalali 1402-01-09 or ۱۴۰۲/۰۱/۰۹."),
    ] = None,
    allow_host: AllowHost = None,
) -> None:
    """Read Persian articles and print who said what.

    Example: goft read article.txt --outlet "خبرگزاری" --published 1402-01-09

    Example: goft read feed.jsonl pages/ --format html --out reading.html

    Example: goft read https://example.org/news/1
    """
    from goft.intake import Defaults

    sources = _sources(inputs)
    defaults = Defaults(outlet=outlet, published=day_of(published, "--published"))
    status = _read_all(sources, defaults, limits_of(allow_host), form, out)
    if status is not Exit.OK:
        raise typer.Exit(status)


def _sources(inputs: list[str] | None) -> list[Source]:
    from goft.intake import STDIN

    if inputs:
        return list(inputs)
    if sys.stdin.isatty():
        raise typer.BadParameter("name a file or a folder, or pipe an article in: goft read article.txt")
    return [STDIN]


def _read_all(sources: list[Source], defaults: Defaults, limits: Limits, form: Format, out: Path | None) -> Exit:
    """Read what can be read and tell the rest; the reader is loaded for the first article, not for a missing file."""
    from goft.intake import count_articles, load_articles

    total = count_articles(sources)
    reader: Reader | None = None
    read = refused = 0
    with sink_for(form, out) as sink:
        for loaded in watched(load_articles(sources, defaults, limits=limits), total=total, label="Reading"):
            if loaded.note:
                complain(loaded.note)
            if loaded.error is not None:
                complain(str(loaded.error))
                refused += 1
            if loaded.article is None:
                continue
            reader = reader or _load()
            sink.add(reader.read(loaded.article))
            read += 1
    if out and read:
        complain(f"{read} read, written to {out}" + (f"; {refused} not read" if refused else ""))
    if not read:
        return Exit.NOTHING_READ
    return Exit.SOME_UNREAD if refused else Exit.OK


def _load() -> Reader:
    from goft.reader import Reader

    return Reader.load()
