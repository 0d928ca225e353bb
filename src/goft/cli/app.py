"""The commands of `goft`, put together."""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from goft.cli import (
    actors,
    archive,
    archive_load,
    bulk,
    bulk_query,
    corrections,
    demo,
    dyad,
    export,
    ledger,
    positions,
    read,
    repair,
    schema,
    score,
    search,
    serve,
    threads,
    users,
    watch,
)
from goft.cli.exits import Exit
from goft.cli.output import complain, prepare_streams
from goft.errors import ArchiveError, BulkError, CorrectionError, GoftError, OutputError

__all__ = ["app", "run"]

app = typer.Typer(
    name="goft",
    help="Reads Persian news and says who said what, with the exact words as proof.",
    epilog=(
        "Exit status: 0 done · 1 a figure is under its floor (score) · 2 wrong use · "
        "3 some inputs could not be read, the others were · 4 nothing could be read."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read.command)
app.command("repair")(repair.command)
app.command("schema")(schema.command)
app.command("score")(score.command)
app.add_typer(actors.app, name="actors")
archive.app.command("load")(archive_load.command)
app.add_typer(archive.app, name="archive")
bulk.app.command("query")(bulk_query.command)
app.add_typer(bulk.app, name="bulk")
app.command("search")(search.command)
app.add_typer(threads.app, name="threads")
app.command("positions")(positions.command)
app.command("dyad")(dyad.command)
app.command("ledger")(ledger.command)
app.command("export")(export.command)
app.add_typer(corrections.app, name="corrections")
app.command("serve")(serve.command)
app.command("demo")(demo.command)
app.command("watch")(watch.command)
app.add_typer(users.app, name="users")
_OF_USE = (ArchiveError, BulkError, CorrectionError, OutputError)
"""Errors that are not of an input."""


def run() -> None:
    """Run the command line; what Goft refuses is one line on standard error and a status, never a traceback."""
    prepare_streams()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except GoftError as error:
        complain(str(error))
        sys.exit(Exit.USAGE if isinstance(error, _OF_USE) else Exit.NOTHING_READ)
    except BrokenPipeError:
        _nobody_reads_on()
    except SystemExit as stop:
        # typer makes a broken pipe status 1, which here says that a figure is under its floor.
        if isinstance(stop.__context__, BrokenPipeError):
            _nobody_reads_on()
        raise


def _nobody_reads_on() -> NoReturn:
    """The reader of our output (head, a pager) has left; that is its right, and no error."""
    # What is still to be written goes nowhere, or the interpreter would complain of it at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(Exit.OK)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"goft {version('goft')}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass
