"""`goft serve`: an archive over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from goft.cli.archive import PLACE, Place, there
from goft.cli.output import complain, prepare_streams

__all__ = ["command"]


def command(
    archive: Place = PLACE,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than this machine's only if you say so.")
    ] = ("127.0.0.1"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8033,
) -> None:
    """Serve an archive's JSON API until Ctrl-C; /api/openapi.json describes it.

    Example: goft serve --archive news.sqlite

    Example: curl 'http://127.0.0.1:8033/api/statements?words=تحریم&state=IRN'
    """
    from goft.archive import Archive
    from goft.errors import ArchiveError

    prepare_streams()
    try:
        import uvicorn

        from goft.web import make_app
        from goft.web.app import LOOPBACK
    except ModuleNotFoundError as error:
        raise ArchiveError(f"serving needs {error.name}", hint="pip install 'goft[web]'") from error
    local = host in ("127.0.0.1", "localhost", "::1")
    if not local:
        complain(f"listening on {host}: whoever reaches this machine can read the archive")
    with Archive(there(archive)) as store:
        app = make_app(store, hosts=LOOPBACK if local else ("*",))
        uvicorn.run(app, host=host, port=port, log_level="info", access_log=False)
