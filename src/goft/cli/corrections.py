"""`goft corrections`: what editors said of statements, listed, shown, undone, and handed out as gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goft.cli import export as exporting
from goft.cli.archive import PLACE, Place, there
from goft.cli.days import day_of
from goft.cli.exits import Exit
from goft.cli.output import complain, console, prepare_streams
from goft.cli.timelines import Outlet, Since, Until, as_json

if TYPE_CHECKING:
    from goft.archive import Kept
    from goft.corrections import Corrected

__all__ = ["app"]

app = typer.Typer(
    help="What editors corrected and confirmed: list it, undo it, hand it out as gold.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_WORDING = 80
"""Code points of a wording in a table."""


@app.command("list")
def list_(
    article: Annotated[str | None, typer.Option(help="Only those of this article, by its id.")] = None,
    by: Annotated[str | None, typer.Option(help="Only those that this editor made.")] = None,
    since: Since = None,
    limit: Annotated[int, typer.Option(min=1, max=500, help="Corrections shown.")] = 100,
    after: Annotated[int | None, typer.Option(help="Go on behind the correction of this number.")] = None,
    archive: Place = PLACE,
    json: Json = False,
) -> None:
    """List corrections, the newest first, those that were undone among them.

    Example: goft corrections list --by "نگار سپهری" --since 1405-09-01 --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    day = day_of(since, "--since")
    with Archive(there(archive)) as store:
        page = store.corrections(article, by, day.isoformat() if day else None, limit, after)
    if json:
        as_json(page)
        return
    _as_list(page.corrections)
    if page.next is not None:
        complain(f"there are more: --after {page.next}")


@app.command("show")
def show(
    article: Annotated[str, typer.Argument(help="The article's id.")], archive: Place = PLACE, json: Json = False
) -> None:
    """Show who checked which statement of an article, and the corrections that have no place in it any more.

    Example: goft corrections show fars/8707060255 --archive news.sqlite
    """
    from goft.archive import Archive
    from goft.errors import ArchiveError

    prepare_streams()
    with Archive(there(archive)) as store:
        found = store.checked(article)
    if found is None:
        raise ArchiveError(f"has no article {article!r}", where=archive, hint="its id, as goft search prints it")
    as_json(found) if json else _as_article(found)


@app.command("undo")
def undo(
    numbers: Annotated[list[int], typer.Argument(help="Numbers of corrections, as list prints them.")],
    by: Annotated[str, typer.Option(help="Who undoes them.")],
    archive: Place = PLACE,
    json: Json = False,
) -> None:
    """Have corrections hold no more. They are kept, with who undid them.

    Example: goft corrections undo 17 --by "مهیار کوهزاد" --archive news.sqlite
    """
    from goft.archive import Archive
    from goft.errors import CorrectionError

    prepare_streams()
    undone: list[int] = []
    with Archive(there(archive)) as store:
        for number in numbers:
            try:
                store.undo(number, by)
                undone.append(number)
            except CorrectionError as error:
                complain(str(error))
    as_json({"undone": undone}) if json else console().print(f"{len(undone)} undone")
    if len(undone) < len(numbers):
        raise typer.Exit(Exit.SOME_UNREAD if undone else Exit.NOTHING_READ)


@app.command("export")
def export(
    out: Annotated[Path, typer.Option("--out", "-o", help="The new folder to write to.")],
    archive: Place = PLACE,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Articles of which only some statements were checked, too.")
    ] = False,
) -> None:
    """Hand out checked articles as gold, to score with and to learn from; the same as goft export --format gold.

    Example: goft corrections export --out gold --archive news.sqlite
    """
    exporting.command("gold", archive, out, since, until, outlet, partial)


def _as_list(kept: tuple[Kept, ...]) -> None:
    from rich.table import Table

    out = console()
    if not kept:
        out.print("no corrections found")
        return
    table = Table("number", "at", "by", "article", "what", "statement", "undone by")
    for one in kept:
        made = one.correction
        wording = _short(" … ".join(span.text for span in made.anchor.content))
        table.add_row(str(one.id), made.at[:16], made.by, one.article, made.what, wording, one.undone_by or "-")
    out.print(table)


def _as_article(found: Corrected) -> None:
    from rich.table import Table

    out = console()
    checks = {check.statement: check for check in found.checks}
    actors = {actor.id: actor.name for actor in found.record.actors}
    table = Table("id", "speaker", "act", "content", "checked by", "what")
    for one in found.record.statements:
        check = checks.get(one.id)
        by = "-" if check is None else check.by if check.whole else f"{check.by}, in part"
        what = ", ".join(dict.fromkeys(check.what)) if check is not None else "-"
        wording = _short(" … ".join(span.text for span in one.content))
        table.add_row(one.id, actors.get(one.speaker_actor or "", "-"), one.act, wording, by, what)
    out.print(table)
    for lost in found.unplaced:
        made = lost.correction
        wording = _short(" … ".join(span.text for span in made.anchor.content))
        out.print(f"no place for {made.what} by {made.by}, {made.at[:10]}, of «{wording}»: {lost.why}")


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _WORDING else plain[:_WORDING] + "…"
