"""`goft dyad`: what two states did to each other, week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.days import day_of
from goft.cli.output import console, prepare_streams
from goft.cli.timelines import Form, Outlet, Plot, Since, Until, as_json, draw, sentence_of, where

if TYPE_CHECKING:
    from goft.timelines import Dyad, Tally

__all__ = ["command"]


def command(
    one: Annotated[str, typer.Argument(help="A state: its code (IRN) or its name in any spelling.")],
    other: Annotated[str, typer.Argument(help="The other one.")],
    archive: Place = PLACE,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, max=6000, help="Weeks shown, the last ones.")] = 26,
    events: Annotated[int, typer.Option(min=0, max=1000, help="Events behind each week, the strongest.")] = 1,
    form: Form = "table",
    plot: Plot = None,
) -> None:
    """Count the events between two states by week and by PLOVER's four classes, with their mean intensity.

    Intensity goes from -10, the most hostile, to 10. Copies of a story count once; what is only planned, or denied, is
    counted apart. Weeks begin on Monday.

    Example: goft dyad IRN USA --since 2026-05-01 --archive news.sqlite

    Example: goft dyad ایران عمان --events 5 --format json --archive news.sqlite
    """
    from goft.archive import Archive, DyadQuery

    prepare_streams()
    query = DyadQuery(
        one=one,
        other=other,
        outlet=outlet,
        since=day_of(since, "--since"),
        until=day_of(until, "--until"),
        limit=limit,
        events=events,
    )
    with Archive(there(archive)) as store:
        found = store.dyad(query)
    if plot is not None:
        from goft.pictures import of_dyad

        draw(of_dyad(found), plot)
    as_json(found) if form == "json" else _as_table(found)


def _as_table(found: Dyad) -> None:
    from rich.table import Table

    out = console()
    if not found.weeks:
        out.print("no events found")
        return
    heads = ("week of", "verbal coop.", "material coop.", "verbal confl.", "material confl.", "mean", "sum")
    table = Table(*heads, "planned", "denied")
    for week in found.weeks:
        table.add_row(week.monday, *_cells(week.told), str(week.planned.count or ""), str(week.denied.count or ""))
    table.add_section()
    table.add_row("all", *_cells(found.told), str(found.planned.count), str(found.denied.count))
    out.print(table)
    behind = Table("day", "status", "type", "from → to", "said by", "sentence", "article")
    for event in (event for week in found.weeks for event in week.events):
        behind.add_row(
            event.proof.day,
            event.status,
            event.type,
            f"{event.actor} → {event.recipient}",
            event.said_by or "-",
            sentence_of(event.proof),
            where(event.proof),
        )
    if behind.rows:
        out.print(behind)
    shown = f"the last {len(found.weeks)} of {found.count} weeks" if len(found.weeks) < found.count else "all weeks"
    out.print(f"{' – '.join(found.states)}: {shown}; {found.undated} events of no known day are in none")


def _cells(tally: Tally) -> list[str]:
    counts = (tally.verbal_cooperation, tally.material_cooperation, tally.verbal_conflict, tally.material_conflict)
    mean = "" if tally.mean is None else f"{tally.mean:.1f}"
    return [*(str(count or "") for count in counts), mean, f"{tally.sum:.1f}" if tally.count else ""]
