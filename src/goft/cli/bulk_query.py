"""`goft bulk query`: questions to the results of a bulk run, in SQL."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from goft.cli.output import complain, console, prepare_streams

if TYPE_CHECKING:
    from goft.bulk.database import Answer
    from goft.bulk.questions import Question

__all__ = ["command"]

_SHOWN = 100
"""Rows of a table in the terminal; --out has all."""


def command(
    folder: Annotated[
        str | None, typer.Argument(metavar="DIR", help="A finished folder of goft bulk, or s3://bucket/folder.")
    ] = None,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A ready question; --list shows them.")] = None,
    sql: Annotated[str | None, typer.Option("--sql", help="A SELECT of your own, instead of NAME.")] = None,
    given: Annotated[
        list[str] | None,
        typer.Option("--set", help="A parameter ($state) of the question: --set state=IRN. May be given again."),
    ] = None,
    form: Annotated[
        Literal["table", "csv", "json", "parquet"] | None,
        typer.Option("--format", "-f", help="A table (the first 100 rows), or all; else by the name of --out."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write here instead of standard output: .csv, .json, .parquet.")
    ] = None,
    memory: Annotated[
        str, typer.Option(help="How much memory a question may take: 4GB, or a share; then disk.")
    ] = "50%",
    threads: Annotated[int, typer.Option(min=0, help="How many threads it may take; 0: all that are there.")] = 0,
    listed: Annotated[bool, typer.Option("--list", help="Show the ready questions and what they may be told.")] = False,
) -> None:
    """Ask the tables of a bulk folder: articles, statements, events, figures, times, actors, refusals.

    SQL can read them and do nothing else: no files, no network, no settings. Every table but refusals has the column
    month; plover has quad class and intensity of each type of event.

    Example: goft bulk query --list

    Example: goft bulk query read accusations --set since=2023-01 --set state=IRN

    Example: goft bulk query read speakers --out speakers.csv

    Example: goft bulk query read --sql "SELECT outlet, count(*) FROM articles GROUP BY outlet" --format json
    """
    from goft.bulk.database import Bounds, opened
    from goft.bulk.results import Results

    prepare_streams()
    if listed:
        _list()
        return
    if folder is None:
        raise typer.BadParameter("name a folder of goft bulk, or ask for --list", param_hint="DIR")
    text, values = _asked(name, sql, _pairs(given or []))
    chosen = form or _by_name(out)
    with opened(Results(folder), Bounds(memory=memory, threads=threads)) as database:
        _hand_out(database.ask(text, values), chosen, out)


def _list() -> None:
    from goft.bulk.questions import load_questions

    for one in load_questions():
        console().print(f"{one.name}\n    {one.en}\n    {one.fa}", soft_wrap=True)
        for parameter in one.parameters:
            default = "" if parameter.default is None else f" ({parameter.default})"
            console().print(f"    --set {parameter.name}={default}  {parameter.help}", soft_wrap=True)


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise typer.BadParameter(f"{pair!r} is no pair such as state=IRN", param_hint="--set")
        pairs[name] = value
    return pairs


def _asked(name: str | None, sql: str | None, given: dict[str, str]) -> tuple[str, dict[str, str | int | None]]:
    """The SQL and the values of its parameters."""
    from goft.bulk.questions import question_of, values_of

    if (name is None) == (sql is None):
        raise typer.BadParameter("name a ready question (--list shows them), or give one with --sql", param_hint="NAME")
    if name is None:
        # As in a question's file: what looks like a number is one.
        return cast(str, sql), {key: int(one) if one.isdecimal() else one or None for key, one in given.items()}
    question: Question = question_of(name)
    return question.sql, {**values_of(question, given)}


def _by_name(out: Path | None) -> Literal["table", "csv", "json", "parquet"]:
    """The format that a file's name says."""
    from goft.bulk.answers import FORMS

    if out is None:
        return "table"
    found = out.suffix.removeprefix(".").lower()
    if found not in FORMS:
        raise typer.BadParameter(f"{out} does not say which: csv, json or parquet", param_hint="--format")
    return found


def _hand_out(answer: Answer, form: Literal["table", "csv", "json", "parquet"], out: Path | None) -> None:
    from goft.bulk.answers import write_answer, write_file

    if form == "table":
        if out is not None:
            raise typer.BadParameter("a table is for the terminal; a file is csv, json or parquet", param_hint="--out")
        _show(answer)
    elif out is not None:
        complain(f"{write_file(answer, form, out):,} rows written to {out}")
    elif form == "parquet" and sys.stdout.isatty():
        raise typer.BadParameter("parquet is nothing for a terminal: name a file", param_hint="--out")
    else:
        write_answer(answer, form, sys.stdout.buffer)


def _show(answer: Answer) -> None:
    """The first rows as a table. As everywhere, words stay in their logical order and no control characters come in."""
    from rich.table import Table
    from rich.text import Text

    rows = answer.rows()
    shown = list(islice(rows, _SHOWN))
    if not shown:
        console().print("no rows")
        return
    table = Table()
    for name, value in zip(answer.columns, shown[0], strict=True):
        table.add_column(name, justify="right" if isinstance(value, int | float) else "left")
    for row in shown:
        table.add_row(*(Text(_cell(value)) for value in row))
    console().print(table)
    if next(rows, None) is not None:
        console().print(f"the first {_SHOWN} rows; all: --out answer.csv")


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return " … ".join(" ".join(one.split()) for one in value)
    return " ".join(str(value).split())
