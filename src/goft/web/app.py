"""The application: routes, what it says of itself (OpenAPI), and who may ask."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from goft.actors.holders import load_holders
from goft.archive import Archive
from goft.web.access import Access, Limits, Rates, protect, sign_in_of
from goft.web.answers import schemas
from goft.web.pages import pages_of, problem_page, sign_in_page
from goft.web.problems import handle_problems, refusing
from goft.web.routes import routes_of
from goft.web.threads import threads_of
from goft.web.timelines import timelines_of

__all__ = ["LOOPBACK", "make_app"]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names under which a browser may ask; a page of another name that points here (DNS rebinding) is refused."""
_ABOUT = "Who said what, to whom, by whose account, and who denies it: an archive of Persian news, with exact words."
_PLACES: dict[str, Any] = {"openapi_url": "/api/openapi.json", "docs_url": None, "redoc_url": None}
"""The pages that FastAPI would make of the document fetch their scripts from elsewhere."""


def make_app(
    archive: Archive, *, hosts: Sequence[str] = LOOPBACK, anonymous: bool = True, rates: Rates | None = None
) -> FastAPI:
    """The application over an archive, which stays the caller's to close.

    `hosts` are the names under which it may be asked, ("*",) for any. Without `anonymous`, everything but signing in
    needs a user or a token (`goft users`). `rates` say how often it may be asked.
    """
    archive.words  # noqa: B018 - loaded now, not while the first asker waits
    load_holders()
    app = FastAPI(title="Goft", version=version("goft"), description=_ABOUT, **_PLACES)
    access = Access(archive.accounts, Limits(rates or Rates()), anonymous)
    refuse = refusing(problem_page)
    protect(app, access, hosts, refuse)
    handle_problems(app, refuse)
    app.include_router(sign_in_of(access, sign_in_page))
    app.include_router(routes_of(archive), prefix="/api")
    app.include_router(threads_of(archive), prefix="/api")
    app.include_router(timelines_of(archive), prefix="/api")
    app.include_router(pages_of(archive))
    app.openapi = lambda: _describe(app)  # type: ignore[method-assign]
    return app


def _describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the schemas of our own types, which FastAPI does not know."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        made.setdefault("components", {})["schemas"] = schemas()
        app.openapi_schema = made
    return app.openapi_schema
