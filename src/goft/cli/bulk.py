"""`goft bulk`: many articles to partitioned Parquet, on this machine or on a cluster."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from goft.cli.archive import defaults_of
from goft.cli.exits import Exit
from goft.cli.output import complain, console, prepare_streams, progress

if TYPE_CHECKING:
    from goft.bulk import BulkRun, Engine, Manifest

__all__ = ["app"]

_READ = "read"
_SHOWN = 10
"""Kinds of refusals that are printed; the folder has all of them, one by one."""


class _ReadsByDefault(TyperGroup):
    """A group in which what names no command is for `read`: `goft bulk news.jsonl --out news`."""

    # typer has its context from click or from a copy of it, by version: hence Any.
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in self.get_help_option_names(ctx):
            args = [_READ, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_ReadsByDefault,
    help=(
        "Read any number of articles into partitioned Parquet.\n\n"
        "What names no command is for read; goft bulk read --help says all that it takes.\n\n"
        "Example: goft bulk crawl.warc.gz news/ --out read"
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _group() -> None:
    pass


@app.command(_READ)
def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            help="Files (.warc, .jsonl, .parquet, .csv, .html, .txt; packed, too) and folders of them.", metavar="FILES"
        ),
    ],
    out: Annotated[str, typer.Option("--out", "-o", help="A new folder, or s3://bucket/folder.", metavar="DIR")],
    engine: Annotated[
        Literal["local", "ray"], typer.Option(help="local: processes of this machine. ray: Ray Data, one or many.")
    ] = "local",
    workers: Annotated[int, typer.Option(min=1, help="How many processes read.")] = max(1, os.cpu_count() or 1),
    address: Annotated[
        str | None, typer.Option(help="With ray: a running cluster (auto, or its address); else one is started here.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published the articles that do not say.")] = None,
    published: Annotated[str | None, typer.Option(help="The day of those that do not say, in either calendar.")] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(help="What lines or columns call a field: --field published=date. May be given again."),
    ] = None,
    block: Annotated[
        int, typer.Option(min=1, help="Articles that a worker takes at a time; a death costs so many.")
    ] = 200,
) -> None:
    """Read articles into a folder of Parquet: articles, statements, events, figures, times, actors, by month.

    Stopped at any moment, it goes on where it was when it is started again. What is no article is in the table of
    refusals, with its reason; manifest.json is written when all is there.

    Example: goft bulk crawl.warc.gz news/ --out read

    Example: goft bulk fars.parquet --field published=date --out read --workers 8

    Example: goft bulk archive/*.jsonl.xz --out s3://news/read --engine ray --address auto
    """
    from goft.bulk import BulkRun, Job, engine_of
    from goft.bulk.folder import without_keys

    prepare_streams()
    if address is not None and engine != "ray":
        raise typer.BadParameter("only the engine ray has clusters", param_hint="--address")
    job = Job(out=out, defaults=defaults_of(outlet, published, field or []), block=block)
    run, chosen = BulkRun(inputs, job), engine_of(engine, workers=workers, address=address)
    shown = without_keys(out)
    if run.finished is not None:
        console().print(f"{shown}: finished before, and as it was", soft_wrap=True)
    manifest = run.finished or _read(run, chosen, inputs)
    _tell(shown, manifest)
    if not manifest.articles:
        raise typer.Exit(Exit.NOTHING_READ)
    if manifest.faults:
        raise typer.Exit(Exit.SOME_UNREAD)


def _read(run: BulkRun, engine: Engine, inputs: list[str]) -> Manifest:
    from goft.intake import count_articles

    if run.before:
        console().print(f"going on: {run.before:,} are read already")
    # Counting reads every line: only where somebody sees the bar.
    with progress(count_articles(inputs) if sys.stderr.isatty() else 0, "Reading") as told:
        told(run.before)
        run.read(engine, told)
    with progress(run.steps, "Putting together") as told:
        return run.put_together(told)


def _tell(out: str, manifest: Manifest) -> None:
    """The counts, and why what is refused is."""
    rows = {table: sum(months.values()) for table, months in manifest.rows.items()}
    counts = ", ".join(f"{count:,} {table}" for table, count in rows.items())
    console().print(f"{out}: {counts}", soft_wrap=True)
    kinds = sorted(manifest.refused.items(), key=lambda pair: (-pair[1], pair[0]))
    for kind, count in kinds[:_SHOWN]:
        complain(f"{count:,} refused: {kind}")
    if len(kinds) > _SHOWN:
        complain(f"and {len(kinds) - _SHOWN} reasons more: {out}/refusals has all")
