"""`goft score`: how well records agree with gold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Optional

import typer

from goft.cli.exits import Exit
from goft.cli.output import complain, console, watched

if TYPE_CHECKING:
    from goft.record import Record
    from goft.score import Gold, Miss, Report

__all__ = ["command"]


def command(
    gold: Annotated[Path, typer.Argument(help="A folder of gold .json files, or one .jsonl file.")],
    records: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
        typer.Argument(help="Records: a folder of .json, or a .jsonl file. Without them, Goft reads the texts."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Show each miss in its sentence, by kind.")] = False,
    only: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(help="With --errors: only these kinds of error (may stand several times), such as: missed."),
    ] = None,
    per_document: Annotated[bool, typer.Option(help="Also print every document, the worst first.")] = False,
    floors: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(help="A TOML file of lowest values; exit with 1 when a figure is under its own."),
    ] = None,
    damage: Annotated[
        Optional[Literal["drop", "space"]],  # noqa: UP045
        typer.Option(help="Read the texts with every half-space dropped, or turned into a space."),
    ] = None,
) -> None:
    """Score records, or the reader itself, against gold.

    Example: goft score gold/dev --errors --only missed
    """
    from goft.score import ERROR_KINDS, damaged, list_misses, load_gold, score

    if unknown := set(only or ()) - set(ERROR_KINDS):
        raise typer.BadParameter(f"{unknown.pop()!r} is none of: {', '.join(ERROR_KINDS)}", param_hint="--only")
    documents = load_gold(gold)
    if damage:
        documents = tuple(damaged(one, damage) for one in documents)
    found = _records(documents, records)
    report = score(documents, found)
    misses = list_misses(documents, found) if errors else ()
    kept = tuple(miss for miss in misses if not only or miss.kind in only)
    if as_json:
        _print_json(report, misses, kept)
    else:
        from goft.cli.score_tables import print_misses, print_report

        out = console()
        print_report(out, report, per_document=per_document)
        if errors:
            print_misses(out, misses, kept)
    if floors:
        _hold(report.figures(), floors)


def _records(documents: Sequence[Gold], path: Path | None) -> Mapping[str, Record]:
    if path:
        from goft.score import load_records

        return load_records(path)
    from goft.reader import Reader

    reader = Reader.load()
    watch = watched(documents, total=len(documents), label="Reading")
    return {one.id: reader.read(one.article()) for one in watch}


def _print_json(report: Report, misses: Sequence[Miss], kept: Sequence[Miss]) -> None:
    import json

    import msgspec

    from goft.score import count_misses

    out = report.as_dict()
    if misses:
        out["errors"] = {"counts": count_misses(misses), "list": msgspec.to_builtins(kept)}
    typer.echo(json.dumps(out, ensure_ascii=False))


def _hold(figures: Mapping[str, Any], path: Path) -> None:
    from goft.score import load_floors, shortfalls

    below = shortfalls(figures, load_floors(path))
    for one in below:
        high = "" if one.floor.high is None else f" to {one.floor.high}"
        complain(f"{one.floor.figure} is {one.value}; its floor in {path} is {one.floor.low}{high}")
    if below:
        raise typer.Exit(Exit.BELOW_FLOOR)
