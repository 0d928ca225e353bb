"""`goft watch`: feeds looked after, their new articles taken in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from goft.cli.archive import PLACE, AllowHost, Place, limits_of
from goft.cli.exits import Exit
from goft.cli.output import complain, console, prepare_streams

if TYPE_CHECKING:
    from goft.archive.watching import Visit, Watch

__all__ = ["command"]


def command(
    urls: Annotated[list[str], typer.Argument(help="Addresses of feeds (RSS, Atom).", metavar="URLS")],
    archive: Place = PLACE,
    every: Annotated[int, typer.Option(min=1, max=1440, help="Minutes between two visits of a feed.")] = 15,
    once: Annotated[bool, typer.Option("--once", help="Visit each feed once and stop.")] = False,
    outlet: Annotated[str | None, typer.Option(help="Who publishes the articles that do not say.")] = None,
    allow_host: AllowHost = None,
) -> None:
    """Watch feeds and keep their new articles; end it with Ctrl-C.

    Example: goft watch https://example.org/rss --archive news.sqlite --every 30

    Example: goft watch https://example.org/rss https://example.com/atom.xml --once --outlet "خبرگزاری پیک"
    """
    from goft.archive import Archive
    from goft.archive.watching import Watch

    prepare_streams()
    status = Exit.OK
    with Archive(archive) as store:
        watch = Watch(
            store, urls, every=timedelta(minutes=every), outlet=outlet, limits=limits_of(allow_host), told=complain
        )
        try:
            status = _once(watch) if once else _for_ever(watch)
        except KeyboardInterrupt:
            console().print("stopped")
    if status is not Exit.OK:
        raise typer.Exit(status)


def _once(watch: Watch) -> Exit:
    visits = [_told(visit) for visit in watch.round(early=True)]
    failed = sum(visit.outcome in ("failed", "resting") for visit in visits)
    if failed == len(visits):
        return Exit.NOTHING_READ
    return Exit.SOME_UNREAD if failed or any(visit.refused for visit in visits) else Exit.OK


def _for_ever(watch: Watch) -> Exit:
    for visit in watch.run():
        _told(visit)
    return Exit.OK


def _told(visit: Visit) -> Visit:
    """Say what came of a visit."""
    due = f"next at {visit.due.astimezone():%Y-%m-%d %H:%M}"
    if visit.outcome == "failed":
        complain(f"{visit.error}; {due}")
    elif visit.outcome == "resting":
        complain(f"{visit.url}: rests after a failure; {due}")
    elif visit.outcome == "unchanged":
        console().print(f"{visit.url}: nothing new; {due}")
    else:
        taken, refused = visit.taken, f", {visit.refused} not read" if visit.refused else ""
        console().print(f"{visit.url}: {taken.new} new, {taken.replaced} replaced{refused}; {due}")
    return visit
