"""`goft demo`: the sample's story in a browser, in an archive that is gone afterwards."""

from __future__ import annotations

import os
import secrets
import tempfile
import webbrowser
from importlib import resources
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from goft.cli.output import console, prepare_streams

__all__ = ["command"]

_EDITOR = "demo"


def command(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8033,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in a browser.")] = True,
) -> None:
    """Fill a temporary archive with the sample articles and open it in a browser, until Ctrl-C.

    Example: goft demo

    Example: goft demo --port 9000 --no-browser
    """
    from goft.errors import ArchiveError

    prepare_streams()
    sample = resources.files("goft") / "sample"
    os.environ["GOFT_ACTORS"] = str(sample / "actors")  # before any list is read: who is who in the sample's world
    try:
        import uvicorn

        from goft.web import make_app
        from goft.web.warming import Warming
    except ModuleNotFoundError as error:
        raise ArchiveError(f"the demo needs {error.name}", hint="pip install 'goft[web]'") from error
    from goft.archive import Archive
    from goft.archive.taking_in import take_in
    from goft.intake import Defaults, load_articles

    with tempfile.TemporaryDirectory(prefix="goft-demo-") as folder, Archive(Path(folder) / "demo.sqlite") as archive:
        out = console()
        out.print("Reading the sample …")
        loaded = load_articles([str(sample / "articles.jsonl")], Defaults())
        taken = take_in(archive, (one.article for one in loaded if one.article is not None), workers=1)
        archive.thread()
        password = secrets.token_urlsafe(9)
        archive.accounts.add(_EDITOR, password, "editor")
        server = uvicorn.Server(uvicorn.Config(make_app(archive), port=port, log_level="warning", proxy_headers=False))
        listening = server.config.bind_socket()
        listening.listen()  # who asks before the server runs is answered when it does
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        out.print(f"{taken.new} articles at {address} until Ctrl-C.")
        out.print(f"To correct them, sign in as {_EDITOR} with {password}")
        if browser:
            Thread(target=webbrowser.open, args=[address], daemon=True).start()
        with Warming(archive):
            server.run(sockets=[listening])
