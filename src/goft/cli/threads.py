"""`goft threads`: claims across articles, with those who repeat, support or dispute them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.days import day_of
from goft.cli.output import complain, console, prepare_streams
from goft.cli.timelines import Form, Plot, Since, Until, as_json, draw, where

if TYPE_CHECKING:
    from goft.archive import Member, Summary, Thread

__all__ = ["app"]

app = typer.Typer(help="Claims across articles: who made one first, who repeats, supports or disputes it.")
_WORDING = 160
"""Code points of a claim's wording in a list."""


@app.command("list")
def list_(
    words: Annotated[str, typer.Argument(help="Words in any form; «…» around those that stand side by side.")] = "",
    archive: Place = PLACE,
    speaker: Annotated[str | None, typer.Option(help="Who takes part: a name, or a key such as person/…")] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only those that somebody disputes.")] = False,
    stories: Annotated[int, typer.Option(min=1, help="Told by so many stories at least; copies count once.")] = 1,
    since: Since = None,
    until: Until = None,
    order: Annotated[Literal["stories", "disputes", "recent"], typer.Option(help="What comes first.")] = "stories",
    limit: Annotated[int, typer.Option(min=1, max=200, help="Threads shown.")] = 20,
    form: Form = "table",
) -> None:
    """List threads: the first claim of each, and how many stories repeat, support and dispute it.

    Example: goft threads list "پهپاد" --disputed --archive news.sqlite
    """
    from goft.archive import Archive, ThreadQuery

    prepare_streams()
    query = ThreadQuery(
        words=words,
        speaker=speaker,
        since=day_of(since, "--since"),
        until=day_of(until, "--until"),
        disputed=disputed,
        stories=stories,
        order=order,
        limit=limit,
    )
    with Archive(there(archive)) as store:
        found = store.threads(query)
    as_json(found) if form == "json" else _as_list(found.threads)
    if found.waiting:
        complain(f"{found.waiting} articles are not in the threads yet: goft threads rebuild --archive {archive}")


@app.command()
def show(
    article: Annotated[str, typer.Argument(help="An article's id.")],
    statement: Annotated[str, typer.Argument(help="One of its statements: s3.")],
    archive: Place = PLACE,
    form: Form = "table",
    plot: Plot = None,
) -> None:
    """Show the thread of a statement: everybody who takes part, in order, each with the words.

    Example: goft threads show 1-agency s6 --archive news.sqlite --plot thread.svg
    """
    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        found = store.thread_of(article, statement)
    if found is None:
        complain(f"{statement} of {article} is in no thread: nobody else says it, or its article waits for a rebuild")
        return
    if plot is not None:
        from goft.pictures import of_thread

        draw(of_thread(found), plot)
    as_json(found) if form == "json" else _as_thread(found)


@app.command()
def rebuild(
    archive: Place = PLACE,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; as many as there are processors.")] = None,
) -> None:
    """Take the articles that are new into the threads; only what they touch changes.

    A run that is stopped goes on where it was.

    Example: goft threads rebuild --archive news.sqlite
    """
    from goft.archive import Archive
    from goft.cli.output import progress

    prepare_streams()
    with Archive(there(archive)) as store:
        waiting = store.waiting()
        with progress(waiting, "Threading") as told:
            done = store.thread(workers=workers or os.cpu_count() or 1, told=told)
    console().print(f"{done.articles} articles, {done.claims} claims; {done.moved} others hang elsewhere now")


def _as_list(found: tuple[Summary, ...]) -> None:
    from rich.table import Table

    out = console()
    if not found:
        out.print("no threads found")
        return
    table = Table("first", "speaker", "claim", "stories", "disputed", "supported", "show")
    for one in found:
        first = one.first
        wording = first.wording if len(first.wording) <= _WORDING else first.wording[:_WORDING] + "…"
        counts = (str(one.stories), str(one.disputes or "-"), str(one.supports or "-"))
        name = f"{first.proof.article} {first.proof.id}"
        table.add_row(one.first_day or "-", first.speaker or "-", wording, *counts, name)
    out.print(table)


def _as_thread(found: Thread) -> None:
    from rich.table import Table

    one = found.summary
    out = console()
    table = Table("day", "outlet", "speaker", "", "wording", "weakest source", "article")
    for member in found.members:
        source = member.weakest
        weakest = source.kind if source.name is None else f"{source.kind}: {source.name}"
        told = " ".join(member.wording.split())
        table.add_row(
            member.proof.day or "-", member.proof.outlet or "-", member.speaker or "-", _stand(member), told, weakest,
            f"{where(member.proof)} {member.proof.id}",
        )  # fmt: skip
    out.print(table)
    out.print(
        f"{one.stories} stories in {one.outlets} outlets, {one.speakers} speakers, {one.disputes} dispute it, "
        f"{one.supports} support it"
    )


def _stand(member: Member) -> str:
    return "claims" if member.standing is None else member.stand
