"""The commands of `goft`, put together."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from goft.cli import read, repair, schema, score
from goft.cli.exits import Exit
from goft.cli.output import complain, prepare_streams
from goft.errors import GoftError, OutputError

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


def run() -> None:
    """Run the command line; what Goft refuses is one line on standard error and a status, never a traceback."""
    prepare_streams()
    try:
        app()
    except GoftError as error:
        complain(str(error))
        sys.exit(Exit.USAGE if isinstance(error, OutputError) else Exit.NOTHING_READ)
    except BrokenPipeError:
        # The reader of our output (head, a pager) has left; that is its right, and no error.
        sys.stderr.close()
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
