"""`goft actors`: lists of other people taken into a book of one's own, and names asked for."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from goft.cli.days import day_of
from goft.cli.exits import Exit
from goft.cli.output import console, prepare_streams, watched

if TYPE_CHECKING:
    from goft.actors.book import Candidate, Imported, Refusal, Report, Source

__all__ = ["app"]

app = typer.Typer(
    help="Take lists of actors into a book of your own, and ask who a name means.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_SHOWN = 10
"""Refusals that are printed; all of them go to --refused."""


@app.command("import")
def take_in(
    files: Annotated[list[Path], typer.Argument(help="Files to take in; .gz is unpacked.", metavar="FILES")],
    into: Annotated[Path, typer.Option("--into", help="The book: a folder, made if it is not there.")],
    source: Annotated[
        Literal["ftm", "wikidata", "csv"] | None,
        typer.Option(help="What the files are, where their names and beginnings do not say."),
    ] = None,
    refused: Annotated[Path | None, typer.Option(help="Write every refusal here, as CSV.")] = None,
) -> None:
    """Take actors out of FollowTheMoney JSON lines (OpenSanctions), a Wikidata JSON dump or a CSV table.

    Whom the book has gets what is new; nobody is taken out. Then: GOFT_ACTORS=my-actors goft read article.txt

    Example: goft actors import entities.ftm.json --into my-actors

    Example: goft actors import people.csv --into my-actors --refused refused.csv
    """
    from goft.actors.book import add_to_folder

    prepare_streams()
    report = add_to_folder(into, _items(files, source), "wikidata" if source == "wikidata" else "imported")
    if refused is not None:
        _write_refusals(refused, report)
    _tell(report, into)
    if report.refused:
        raise typer.Exit(Exit.SOME_UNREAD if report.new + report.merged + report.unchanged else Exit.NOTHING_READ)


def _items(files: list[Path], source: Source | None) -> Iterator[Imported | Refusal]:
    from goft.actors.book import read_source

    for path in watched(files, total=len(files), label="Taking in"):
        yield from read_source(path, source)


def _tell(report: Report, into: Path) -> None:
    out = console()
    out.print(f"{into}: {report.new} new, {report.merged} merged, {report.unchanged} as they were")
    if report.refused:
        out.print(f"{len(report.refused)} refused:")
        for one in report.refused[:_SHOWN]:
            out.print(f"  {one.where}: {one.what}: {one.why}")
        if len(report.refused) > _SHOWN:
            out.print(f"  … and {len(report.refused) - _SHOWN} more (--refused FILE has them all)")


def _write_refusals(path: Path, report: Report) -> None:
    from goft.errors import OutputError

    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(("where", "what", "why"))
            writer.writerows((one.where, one.what, one.why) for one in report.refused)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", where=str(path)) from error


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(help="A name in any spelling, in Persian or Latin letters.")],
    on: Annotated[
        str | None,
        typer.Option("--on", help="A day: who held an office then is likelier. 2019-05-01, or Jalali 1398-02-11."),
    ] = None,
    book: Annotated[
        list[Path] | None,
        typer.Option("--book", help="Ask this folder, too; may be given again."),
    ] = None,
    form: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="A table, or JSON.")] = "table",
    most: Annotated[int, typer.Option(min=1, help="How many candidates at most.")] = 5,
) -> None:
    """Say whom a name may mean, with what speaks for each; «unsure» is an answer.

    Example: goft actors find بلینکین --on 2023-03-29

    Example: goft actors find "Sergei Lavrov" --book my-actors
    """
    from goft.actors.book import meant

    prepare_streams()
    found = _ask(name, day_of(on, "--on"), book or [], most)
    sure = meant(found)
    if form == "json":
        rows = [_row(one) | {"meant": one is sure} for one in found]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    _table(found)
    out = console()
    if sure is not None:
        out.print(f"meant: {sure.actor.name}")
    else:
        out.print("unsure: nobody is clearly meant" if found else "nobody of that name")


def _ask(name: str, day: date | None, books: list[Path], most: int) -> list[Candidate]:
    from goft.actors.book import NameIndex
    from goft.errors import InputError

    found: list[Candidate] = []
    with NameIndex.of_package() as index:
        found += index.find(name, day, most)
    for folder in books:
        if not (folder / "terms").is_dir():
            raise InputError("is no book of actors", where=str(folder), hint="make one with goft actors import")
        with NameIndex.of_folder(folder) as index:
            found += index.find(name, day, most)
    return sorted(found, key=lambda one: -one.evidence)[:most]


def _row(one: Candidate) -> dict[str, object]:
    actor = one.actor
    return {
        "name": actor.name,
        "english": actor.english,
        "kind": actor.kind,
        "country": actor.country,
        "wikidata": actor.wikidata,
        "evidence": one.evidence,
        "why": list(one.why),
    }


def _table(found: list[Candidate]) -> None:
    from rich.table import Table

    table = Table("name", "kind", "state", "id", "evidence", "why")
    for one in found:
        actor = one.actor
        cells = (actor.name, actor.kind, actor.country or "", actor.wikidata or "", f"{one.evidence:.2f}")
        table.add_row(*cells, "; ".join(one.why))
    console().print(table)
