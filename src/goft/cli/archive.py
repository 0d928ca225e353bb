"""`goft archive`: articles taken into an archive, and the archive looked after."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goft.cli.days import day_of
from goft.cli.exits import Exit
from goft.cli.output import complain, console, prepare_streams, progress

if TYPE_CHECKING:
    from goft.article import Article
    from goft.intake import Defaults, Limits

__all__ = ["PLACE", "AllowHost", "Place", "app", "defaults_of", "limits_of", "there"]

PLACE = "goft.sqlite"
Place = Annotated[
    str,
    typer.Option("--archive", "-a", envvar="GOFT_ARCHIVE", help="The archive: a file, or postgresql://user@host/name."),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(help="A host of your own network that may be fetched from: localhost:8000. May be given again."),
]
app = typer.Typer(
    help="Keep articles and their records, and look after them.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command("add")
def add(
    inputs: Annotated[
        list[str],
        typer.Argument(
            help="Files (.txt, .html, .jsonl, .csv, .parquet, .warc; packed, too), folders, addresses of pages, feeds."
        ),
    ],
    archive: Place = PLACE,
    outlet: Annotated[str | None, typer.Option(help="Who published the articles that do not say.")] = None,
    published: Annotated[str | None, typer.Option(help="The day of those that do not say, in either calendar.")] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(help="What lines or tables call a field: --field published=date. May be given again."),
    ] = None,
    allow_host: AllowHost = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read.")] = max(1, min(4, os.cpu_count() or 1)),
) -> None:
    """Read articles and keep them. Stopped at any moment, it goes on where it was when it is started again.

    Example: goft archive add news/ feed.jsonl.xz --archive news.sqlite

    Example: goft archive add fars.csv --field published=date --archive postgresql://goft@localhost/news

    Example: goft archive add crawl.warc.gz https://example.org/news/1 --archive news.sqlite
    """
    from goft.archive import Archive
    from goft.archive.taking_in import take_in
    from goft.intake import count_articles

    prepare_streams()
    defaults, limits = defaults_of(outlet, published, field or []), limits_of(allow_host)
    refused: list[str] = []
    with Archive(archive) as store, progress(count_articles(inputs), "Taking in") as told:
        taken = take_in(store, _articles(inputs, defaults, limits, refused, told), workers=workers, told=told)
    line = f"{archive}: {taken.new} new, {taken.replaced} replaced, {taken.same} there already"
    console().print(line, soft_wrap=True)
    if refused:
        complain(f"{len(refused)} inputs were not taken in")
        raise typer.Exit(Exit.SOME_UNREAD if taken.new + taken.replaced + taken.same else Exit.NOTHING_READ)


def _articles(
    inputs: list[str], defaults: Defaults, limits: Limits, refused: list[str], told: Callable[[int], None]
) -> Iterator[Article]:
    from goft.intake import load_articles

    for loaded in load_articles(inputs, defaults, limits=limits):
        if loaded.note:
            complain(loaded.note)
        if loaded.error is not None:
            complain(str(loaded.error))
            refused.append(str(loaded.error))
            told(1)
        elif loaded.article is not None:
            yield loaded.article


def limits_of(hosts: list[str] | None) -> Limits:
    """What may be fetched, with the hosts of one's own network that --allow-host names."""
    from goft.intake import Limits

    for host in hosts or []:
        if not host.rpartition(":")[2].isdecimal():
            raise typer.BadParameter(
                f"{host!r} is no host with its port, such as localhost:8000", param_hint="--allow-host"
            )
    return Limits(private=frozenset(hosts or []))


def defaults_of(outlet: str | None, published: str | None, fields: list[str]) -> Defaults:
    """What holds for articles that do not say, and what --field says that lines and tables call their fields."""
    from goft.intake import FIELDS, Defaults

    pairs = []
    for pair in fields:
        field, _, name = pair.partition("=")
        if field not in FIELDS or not name:
            hint = f"{pair!r} is no pair such as published=date; the fields are {', '.join(FIELDS)}"
            raise typer.BadParameter(hint, param_hint="--field")
        pairs.append((field, name))
    return Defaults(outlet=outlet, published=day_of(published, "--published"), fields=tuple(pairs))


@app.command("stats")
def stats(archive: Place = PLACE) -> None:
    """Print how much an archive has.

    Example: goft archive stats --archive news.sqlite
    """
    import msgspec

    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        for name, value in msgspec.structs.asdict(store.stats()).items():
            console().print(f"{name.replace('_', ' '):12} {value if value is not None else '-'}")


@app.command("check")
def check(archive: Place = PLACE) -> None:
    """Go over an archive: every span must slice to its text, and every row must be its record's.

    Example: goft archive check --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    found = 0
    with Archive(there(archive)) as store:
        for problem in store.check():
            console().print(f"{problem.article}: {problem.what}")
            found += 1
    console().print(f"{archive}: {found} problems" if found else f"{archive}: clean")
    if found:
        raise typer.Exit(Exit.BELOW_FLOOR)


@app.command("complete")
def complete(archive: Place = PLACE) -> None:
    """Make what this version keeps beside the records, for articles that an older one took in; nothing is read anew.

    Without it positions of whoever says much are slower to find. Stopped at any moment, it goes on where it was.

    Example: goft archive complete --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        lacking = store.incomplete()
        with progress(lacking, "Completing") as done:
            store.complete(done)
    console().print(f"{archive}: {lacking} articles completed", soft_wrap=True)


@app.command("backup")
def backup(
    to: Annotated[Path, typer.Argument(help="The file to write; it must not be there.")], archive: Place = PLACE
) -> None:
    """Copy a SQLite archive while it is in use.

    Example: goft archive backup copy.sqlite --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        store.backup(to)
    console().print(f"{archive} copied to {to}")


@app.command("delete")
def delete(
    ids: Annotated[list[str], typer.Argument(help="Ids of articles.", metavar="IDS")], archive: Place = PLACE
) -> None:
    """Take articles and all that hangs on them out of an archive.

    Example: goft archive delete fars/8707060255 --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    missing = 0
    with Archive(there(archive)) as store:
        for key in ids:
            if not store.delete(key):
                complain(f"{archive}: has no article {key!r}")
                missing += 1
    console().print(f"{len(ids) - missing} deleted")
    if missing:
        raise typer.Exit(Exit.SOME_UNREAD if missing < len(ids) else Exit.NOTHING_READ)


def there(archive: str) -> str:
    """The archive, if it is there: only `add` makes one."""
    from goft.errors import ArchiveError

    if "://" not in archive and not Path(archive).is_file():
        raise ArchiveError("there is no such archive", where=archive, hint="make one with goft archive add")
    return archive
