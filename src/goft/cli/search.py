"""`goft search`: statements of an archive, by words and by who said them."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.days import day_of
from goft.cli.output import console, prepare_streams

if TYPE_CHECKING:
    from goft.archive import Hit, Page
    from goft.events.model import EventType
    from goft.record import Act

__all__ = ["command"]

Kind = Literal["direct", "indirect", "mixed"]


def command(
    words: Annotated[
        str, typer.Argument(help="Words in any form; «…» or quotes around those that stand side by side.")
    ] = "",
    archive: Place = PLACE,
    speaker: Annotated[str | None, typer.Option(help="Who said it: a name, or a key such as person/…")] = None,
    state: Annotated[str | None, typer.Option(help="The speaker's state: IRN.")] = None,
    act: Annotated[str | None, typer.Option(help="deny, accuse, demand, hope …")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Word for word, in the writer's words, or both.")] = None,
    addressee: Annotated[str | None, typer.Option(help="To whom.")] = None,
    via: Annotated[str | None, typer.Option(help="By whose account.")] = None,
    event: Annotated[str | None, typer.Option(help="It tells an event of this type: SANCTION, CONSULT …")] = None,
    target: Annotated[str | None, typer.Option(help="… that is done to this actor.")] = None,
    dyad: Annotated[str | None, typer.Option(help="… between these two states: IRN-USA.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day on, in either calendar.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Leave out copies of a story.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=200, help="Statements of a page.")] = 20,
    after: Annotated[str | None, typer.Option(help="Go on behind a page: what it said is next.")] = None,
    form: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="A table, or JSON.")] = "table",
) -> None:
    """Find statements in an archive, the newest first.

    Example: goft search "تحریم‌های تازه" --state IRN --since 1402-01-01 --archive news.sqlite

    Example: goft search --speaker "سرگئی لاوروف" --act deny --archive news.sqlite

    Example: goft search --event SANCTION --dyad IRN-USA --since 2023-01-01 --archive news.sqlite
    """
    from goft.archive import Archive, Query

    prepare_streams()
    query = Query(
        words=words,
        speaker=speaker,
        state=state.upper() if state else None,
        act=cast("Act | None", act),  # checked there
        kind=kind,
        addressee=addressee,
        via=via,
        event=cast("EventType | None", event.upper() if event else None),
        target=target,
        dyad=_dyad(dyad),
        outlet=outlet,
        since=day_of(since, "--since"),
        until=day_of(until, "--until"),
        once=once,
        limit=limit,
        after=after,
    )
    with Archive(there(archive)) as store:
        page = store.search(query)
    _as_json(page) if form == "json" else _as_table(page)


def _dyad(text: str | None) -> tuple[str, str] | None:
    if not text:
        return None
    one, _, other = text.upper().partition("-")
    if not (one and other):
        raise typer.BadParameter(f"{text!r} is no pair of states such as IRN-USA", param_hint="--dyad")
    return one, other


def _as_json(page: Page) -> None:
    import msgspec

    sys.stdout.write(json.dumps(msgspec.to_builtins(page), ensure_ascii=False, indent=2) + "\n")


def _as_table(page: Page) -> None:
    from rich.table import Table

    if not page.hits:
        console().print("no statements found")
        return
    table = Table("published", "outlet", "speaker", "act", "content", "article")
    for hit in page.hits:
        table.add_row(
            hit.published or "-", hit.outlet or "-", hit.speaker or "-", hit.statement.act, _said(hit), hit.article
        )
    out = console()
    out.print(table)
    out.print(f"more: --after {page.next}" if page.next else f"{len(page.hits)} statements")


def _said(hit: Hit) -> str:
    return " … ".join(" ".join(span.text.split()) for span in hit.statement.content)
