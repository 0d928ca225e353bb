"""`goft archive load`: what was read in bulk, brought into an archive."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from goft.cli.archive import PLACE, Place
from goft.cli.exits import Exit
from goft.cli.output import complain, console, prepare_streams, progress

if TYPE_CHECKING:
    from goft.bulk.results import Results
    from goft.record import Record

__all__ = ["command"]


def command(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="A finished folder of goft bulk, or s3://bucket/folder.")
    ],
    archive: Place = PLACE,
    workers: Annotated[int, typer.Option(min=1, help="How many processes work.")] = max(1, min(4, os.cpu_count() or 1)),
) -> None:
    """Bring what goft bulk has read into an archive, as goft archive add of the same articles would.

    Records are taken as they are, also those of another Goft, and take the place of what the archive has of the same
    articles. Stopped at any moment, it goes on where it was when it is started again.

    Example: goft archive load read --archive news.sqlite

    Example: goft archive load s3://news/read --archive postgresql://goft@localhost/news --workers 8
    """
    from goft.archive import Archive
    from goft.archive.taking_in import take_in
    from goft.bulk.results import Results

    prepare_streams()
    results = Results(folder)
    unread: list[str] = []
    with Archive(archive) as store, progress(results.manifest.articles, "Loading") as told:
        taken = take_in(store, _records(results, unread, told), workers=workers, told=told)
    line = f"{archive}: {taken.new} new, {taken.replaced} replaced, {taken.same} there already"
    console().print(line, soft_wrap=True)
    if unread:
        complain(f"{len(unread)} articles have no record of this format")
        raise typer.Exit(Exit.SOME_UNREAD if taken.new + taken.replaced + taken.same else Exit.NOTHING_READ)


def _records(results: Results, unread: list[str], told: Callable[[int], None]) -> Iterator[Record]:
    from goft.archive.rows import record_of

    for article, plain in results.records():
        try:
            yield record_of(plain)
        except ValueError as error:  # msgspec's errors are of this kind
            complain(f"{article}: has no record of this format: {error}")
            unread.append(article)
            told(1)
