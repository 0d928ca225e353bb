"""`goft positions`: what somebody said of a topic over time, and where they turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.days import day_of
from goft.cli.output import console, prepare_streams
from goft.cli.timelines import Form, Outlet, Plot, Since, Until, as_json, draw, where

if TYPE_CHECKING:
    from goft.timelines import Change, Position, Positions

__all__ = ["command"]


def command(
    speaker: Annotated[str, typer.Argument(help="Whose positions: a name in any spelling, or a key such as person/…")],
    archive: Place = PLACE,
    about: Annotated[str, typer.Option(help="On what: words in any form, as in a search.")] = "",
    towards: Annotated[str | None, typer.Option(help="… or towards whom: a state or an actor.")] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Statements shown, the last ones.")] = 100,
    form: Form = "table",
    plot: Plot = None,
) -> None:
    """Show a speaker's statements on a topic, oldest first, and the changes of position among all of them.

    Copies of a story count once. A change is two statements that do not go together, side by side.

    Example: goft positions "دونالد ترامپ" --about "تنگه هرمز" --archive news.sqlite

    Example: goft positions "عباس عراقچی" --towards آمریکا --since 1405-01-01 --archive news.sqlite
    """
    from goft.archive import Archive, PositionQuery

    prepare_streams()
    if not about and towards is None:
        raise typer.BadParameter("give --about, --towards or both", param_hint="--about")
    query = PositionQuery(
        speaker=speaker,
        about=about,
        towards=towards,
        outlet=outlet,
        since=day_of(since, "--since"),
        until=day_of(until, "--until"),
        limit=limit,
    )
    with Archive(there(archive)) as store:
        found = store.positions(query)
    if plot is not None:
        from goft.pictures import of_positions

        draw(of_positions(found), plot)
    as_json(found) if form == "json" else _as_table(found)


def _as_table(found: Positions) -> None:
    from rich.table import Table

    out = console()
    if not found.count:
        out.print("no statements found")
        return
    table = Table("day", "outlet", "act", "stance", "wording", "article")
    for one in found.positions:
        table.add_row(one.proof.day, one.proof.outlet or "-", one.act, _stance(one), one.wording, where(one.proof))
    out.print(table)
    for change in found.changes:
        out.print(_side_by_side(change))
    shown = f"the last {len(found.positions)} of " if len(found.positions) < found.count else ""
    undated = f", {found.undated} of no known day left out" if found.undated else ""
    out.print(f"statements: {shown}{found.count}{undated}; changes of position: {len(found.changes)}")


def _stance(one: Position) -> str:
    return f"{one.stance} {', '.join(one.towards)}".strip() if one.stance != "none" else "-"


def _side_by_side(change: Change) -> object:
    from rich.table import Table

    both = (change.before, change.after)
    table = Table(*(f"{one.proof.day} {one.act}" for one in both), title=change.why, title_justify="left")
    table.add_row(*(one.wording for one in both))
    table.add_row(*(f"{one.proof.outlet or '-'} {where(one.proof)} {one.proof.id}" for one in both))
    return table
