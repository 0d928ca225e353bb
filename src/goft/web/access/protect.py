"""All of it put around an application."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import FastAPI, Request
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response

from goft.web.access.guard import Access, Guard
from goft.web.access.headers import Headed
from goft.web.access.roles import NotSignedIn, ask_to_sign_in
from goft.web.access.sizes import Sized
from goft.web.problems import Refuse

__all__ = ["protect"]

_SMALLEST = 1000
"""Bytes from which on an answer is packed."""


def protect(app: FastAPI, access: Access, hosts: Sequence[str], refuse: Refuse) -> None:
    """Put the guard and the others before an application that is asked under these names; the last one added is the
    first to see a request. `refuse` answers those who are not let in."""
    app.add_middleware(Guard, access=access, refuse=refuse)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST)
    app.add_middleware(Sized, refuse=refuse)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(Headed)

    @app.exception_handler(NotSignedIn)
    def _of_a_role(request: Request, refusal: NotSignedIn) -> Response:
        return ask_to_sign_in(request, refusal)
