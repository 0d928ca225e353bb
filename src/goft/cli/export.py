"""`goft export`: an archive handed out in the formats of others, whole, a record at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.days import day_of
from goft.cli.output import complain, prepare_streams, progress

if TYPE_CHECKING:
    from goft.record import Record

__all__ = ["command"]

# The library's `goft.export.Format` again: typer reads it when the program starts, and the library is slow to load.
Format = Literal[
    "jsonl", "csv", "parquet", "annotation", "claims", "plover", "gkg", "ftm", "conllu", "brat", "timex3", "gold"
]
_HELP = (
    "jsonl: records. csv, parquet: statements as rows. annotation: statements as W3C Web Annotations. "
    "claims: as schema.org claims and quotations. plover: events with POLECAT's columns. gkg: GDELT's GKG 2.1. "
    "ftm: entities of FollowTheMoney. conllu: sentences and tokens. "
    "brat: standoff files (a folder). timex3: TimeML files (a folder). "
    "gold: articles of which editors have checked every statement, as goft score reads them (a folder)."
)


def command(
    form: Annotated[Format, typer.Option("--format", "-f", help=_HELP)] = "jsonl",
    archive: Place = PLACE,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="Write here instead of standard output. parquet needs a file, brat, timex3 and gold a new folder.",
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Only articles published on this day (Gregorian or Jalali) or later.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Only articles published on this day or earlier.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only articles of this outlet, as the archive names it.")] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="With gold: articles of which some statements were checked, too.")
    ] = False,
) -> None:
    """Hand out what an archive has: one line a record, statement, event, entity or token; or files for each article.

    Example: goft export --format csv --out statements.csv --archive news.sqlite

    Example: goft export --format annotation --archive news.sqlite > annotations.jsonl

    Example: goft export --format parquet --out statements.parquet --since 1402-01-01 --archive news.sqlite

    Example: goft export --format brat --out news-brat --outlet "خبرگزاری فارس" --archive news.sqlite

    Example: goft export --format gold --out gold --archive news.sqlite
    """
    from goft.archive import Archive, Wanted
    from goft.export import FILES, FOLDERS, hand_out

    prepare_streams()
    wanted = Wanted(since=day_of(since, "--since"), until=day_of(until, "--until"), outlet=outlet)
    if partial and form != "gold":
        raise typer.BadParameter("only gold is of articles that were checked", param_hint="--partial")
    with Archive(there(archive)) as store, progress(store.count(wanted), "Writing") as told:
        found = (
            (one.record for one in store.all_checked(wanted, partial=partial))
            if form == "gold"
            else store.all_records(wanted)
        )
        count = hand_out(_counted(found, told), form, out if out is not None else sys.stdout)
    if out is not None:
        complain(f"{count} {'rows' if form in FILES else 'files' if form in FOLDERS else 'lines'} written to {out}")


def _counted(records: Iterable[Record], told: Callable[[int], None]) -> Iterator[Record]:
    for record in records:
        yield record
        told(1)
