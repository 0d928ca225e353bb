"""`goft serve`: an archive over HTTP."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.output import complain, prepare_streams

if TYPE_CHECKING:
    from goft.archive import Archive

__all__ = ["command"]

_HERE = ("127.0.0.1", "localhost", "::1")
_TURN = 0.0005
"""Seconds for which one request keeps others from Python. Each row that comes from SQLite has to wait for its turn, and
Python's own 5 ms would have a page of a hundred rows wait for half a second beside one that is busy."""


def command(
    archive: Place = PLACE,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than this machine's only if you say so.")
    ] = ("127.0.0.1"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8033,
    public: Annotated[
        bool, typer.Option("--public", help="Let everybody read who reaches --host, without signing in.")
    ] = False,
    proxy: Annotated[
        str | None, typer.Option(help="The address of a proxy in front whose X-Forwarded headers are believed.")
    ] = None,
) -> None:
    """Serve an archive's pages and JSON API until Ctrl-C; /api/openapi.json describes the API.

    On this machine one reads without signing in. Where others can reach it (--host, --proxy), it takes a user or a
    token (goft users), unless --public is given; writing takes one everywhere.

    Example: goft serve --archive news.sqlite   (then open http://127.0.0.1:8033)

    Example: curl 'http://127.0.0.1:8033/api/statements?words=تحریم&state=IRN'

    Example: goft serve --archive news.sqlite --host 0.0.0.0 --proxy 10.0.0.2
    """
    from goft.archive import Archive
    from goft.errors import ArchiveError

    prepare_streams()
    try:
        import uvicorn

        from goft.web import make_app
        from goft.web.app import LOOPBACK
        from goft.web.warming import Warming
    except ModuleNotFoundError as error:
        raise ArchiveError(f"serving needs {error.name}", hint="pip install 'goft[web]'") from error
    local = host in _HERE and proxy is None
    with Archive(there(archive)) as store:
        if not local:
            _say(store, archive, host, public=public)
        app = make_app(store, hosts=LOOPBACK if local else ("*",), anonymous=local or public)
        sys.setswitchinterval(_TURN)
        with Warming(store):
            uvicorn.run(
                app,
                host=host,
                port=port,
                log_level="info",
                access_log=False,
                # Else anybody on this machine could say that they ask from elsewhere.
                proxy_headers=proxy is not None,
                forwarded_allow_ips=proxy,
            )


def _say(store: Archive, place: str, host: str, *, public: bool) -> None:
    """Who can read it now."""
    if public:
        complain(f"listening on {host}: whoever reaches it can read the archive")
        return
    complain(f"listening on {host}: one signs in, or sends a token; let it be reached by HTTPS only")
    if not store.accounts.all():
        complain(f"there are no users yet: goft users add NAME --archive {place}")
