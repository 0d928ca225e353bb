"""`goft users`: who may sign in, what they may do, and the tokens of their programs."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated, Literal

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.output import complain, console, prepare_streams

__all__ = ["app"]

app = typer.Typer(
    help="Who may sign in to an archive that is served, and the tokens of their programs.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Name = Annotated[str, typer.Argument(help="The user's name; case and spelling do not matter.")]
Role = Literal["reader", "editor", "admin"]


@app.command()
def add(
    name: Name,
    role: Annotated[
        Role, typer.Option(help="Reads; corrects, too (editor); or looks after the others, too (admin).")
    ] = "reader",
    archive: Place = PLACE,
) -> None:
    """Add a user. The password is asked for, or is a line on standard input.

    Example: goft users add "سارا کوهزاد" --role editor --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        user = store.accounts.add(name, _password(), role)
    console().print(f"{user.name}: {user.role}")


@app.command("list")
def list_(archive: Place = PLACE) -> None:
    """List the users.

    Example: goft users list --archive news.sqlite
    """
    from rich.table import Table

    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        users = store.accounts.all()
    table = Table("name", "role", "since", "")
    for user in users:
        table.add_row(user.name, user.role, f"{user.created:%Y-%m-%d}", "disabled" if user.disabled else "")
    console().print(table if users else "no users")


@app.command()
def role(
    name: Name, role: Annotated[Role, typer.Argument(help="The new role.", metavar="ROLE")], archive: Place = PLACE
) -> None:
    """Give a user another role; signs them out.

    Example: goft users role "سارا کوهزاد" admin --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        store.accounts.set_role(name, role)
    console().print(f"{name}: {role}")


@app.command()
def password(name: Name, archive: Place = PLACE) -> None:
    """Give a user another password; signs them out. It is asked for, or is a line on standard input.

    Example: goft users password "سارا کوهزاد" --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        store.accounts.set_password(name, _password())
    console().print(f"{name}: another password")


@app.command()
def disable(
    name: Name,
    undo: Annotated[bool, typer.Option("--undo", help="Let them in again.")] = False,
    archive: Place = PLACE,
) -> None:
    """Keep a user out, at once: they are signed out, and no token of theirs is taken.

    Example: goft users disable "سارا کوهزاد" --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        store.accounts.disable(name, disabled=not undo)
    console().print(f"{name}: {'let in again' if undo else 'disabled'}")


@app.command()
def remove(name: Name, archive: Place = PLACE) -> None:
    """Take a user out, with their sessions and tokens.

    Example: goft users remove "سارا کوهزاد" --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        store.accounts.remove(name)
    console().print(f"{name}: removed")


@app.command()
def token(
    name: Name,
    label: Annotated[str, typer.Option(help="What it is for.")],
    days: Annotated[int, typer.Option(min=1, max=3650, help="For how long it is good.")] = 90,
    archive: Place = PLACE,
) -> None:
    """Make a token, by which a program asks in a user's name, and print it. It is shown this once.

    Example: goft users token "سارا کوهزاد" --label nightly --days 90 --archive news.sqlite

    Example: curl -H 'Authorization: Bearer goft_…' 'https://goft.example/api/stats'
    """
    from goft.archive import Archive
    from goft.errors import AccountError

    prepare_streams()
    with Archive(there(archive)) as store:
        user = store.accounts.get(name)
        if user is None:
            raise AccountError("there is no such user", where=name, hint="goft users list shows them")
        made = store.accounts.tokens.make(user, label, days=days)
    typer.echo(made.secret)
    complain(f"token {made.token.id} is good until {_day(made.token.expires)}; keep it now, it is not shown again")


@app.command()
def tokens(
    name: Annotated[str | None, typer.Argument(help="Only this user's.")] = None, archive: Place = PLACE
) -> None:
    """List tokens; what they are by is not known any more.

    Example: goft users tokens --archive news.sqlite
    """
    from rich.table import Table

    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        found = store.accounts.tokens.all(name)
    table = Table("id", "user", "label", "made", "used", "good until", "revoked")
    for one in found:
        days = (_day(moment) for moment in (one.created, one.used, one.expires, one.revoked))
        table.add_row(str(one.id), one.user, one.label, *days)
    console().print(table if found else "no tokens")


@app.command()
def revoke(
    number: Annotated[int, typer.Argument(help="The token's id.", metavar="ID")], archive: Place = PLACE
) -> None:
    """Make a token good for nothing, at once.

    Example: goft users revoke 3 --archive news.sqlite
    """
    from goft.archive import Archive

    prepare_streams()
    with Archive(there(archive)) as store:
        store.accounts.tokens.revoke(number)
    console().print(f"token {number}: revoked")


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment is not None else "-"


def _password() -> str:
    """A password: asked for twice without showing it, or the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.buffer.readline().decode("utf-8", "surrogateescape").rstrip("\r\n")
