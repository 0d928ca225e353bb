"""`goft ledger`: everything that was counted of one category, added up and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.days import day_of
from goft.cli.output import console, prepare_streams
from goft.cli.timelines import Form, Outlet, Plot, Since, Until, as_json, draw, number, sentence_of, where

if TYPE_CHECKING:
    from goft.timelines import Entry, Ledger

__all__ = ["command"]

_BOUNDS = {"exact": "", "about": "~", "at_least": "≥", "at_most": "≤"}


def command(
    category: Annotated[str, typer.Argument(help="What is counted: sanctioned, killed, injured, arrested, aid …")],
    archive: Place = PLACE,
    target: Annotated[str | None, typer.Option(help="Of whom: a state or an actor.")] = None,
    announcer: Annotated[str | None, typer.Option(help="Who announced it: a state, an actor or an outlet.")] = None,
    unit: Annotated[str | None, typer.Option(help="Only counts in this unit: person, entity, USD …")] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Entries shown, the last ones.")] = 100,
    form: Form = "table",
    plot: Plot = None,
) -> None:
    """List what was announced of one category: how many, by whom, of whom; check the sums, and show what differs.

    Copies of a story count once. Each total is compared with the one before it and what was announced in between.

    Example: goft ledger sanctioned --target IRN --archive news.sqlite

    Example: goft ledger killed --target لبنان --since 2026-05-01 --archive news.sqlite
    """
    from goft.archive import Archive, LedgerQuery

    prepare_streams()
    query = LedgerQuery(
        category=category,
        target=target,
        announcer=announcer,
        unit=unit,
        outlet=outlet,
        since=day_of(since, "--since"),
        until=day_of(until, "--until"),
        limit=limit,
    )
    with Archive(there(archive)) as store:
        found = store.ledger(query)
    if plot is not None:
        from goft.pictures import of_ledger

        draw(of_ledger(found), plot)
    as_json(found) if form == "json" else _as_table(found)


def _as_table(found: Ledger) -> None:
    from rich.table import Table

    out = console()
    if not found.count:
        out.print("nothing counted")
        return
    table = Table("day", "count", "kind", "announced by", "of", "sentence", "article")
    for one in found.entries:
        kind = f"{one.kind}, again" if one.again else one.kind
        told = (one.announcer or "-", one.target or "-", sentence_of(one.proof), where(one.proof))
        table.add_row(one.day, _count(one), kind, *told)
    out.print(table)
    if found.steps:
        steps = Table("day", "of", "total", "check", title="from total to total", title_justify="left")
        for step in found.steps:
            steps.add_row(step.later.day, step.later.target or "-", _count(step.later), step.why)
        out.print(steps)
    for pair in found.contradictions:
        both = (pair.earlier, pair.later)
        table = Table(*(f"{one.day} {_count(one)}" for one in both), title=pair.why, title_justify="left")
        table.add_row(*(sentence_of(one.proof) for one in both))
        table.add_row(*(f"{one.announcer or '-'} {where(one.proof)} {one.proof.id}" for one in both))
        out.print(table)
    shown = f"the last {len(found.entries)} of " if len(found.entries) < found.count else ""
    undated = f", {found.undated} of no known day left out" if found.undated else ""
    out.print(f"entries: {shown}{found.count}{undated}; contradictions: {len(found.contradictions)}")


def _count(one: Entry) -> str:
    return f"{_BOUNDS[one.bound]}{number(one.value)} {one.unit or ''}".strip()
