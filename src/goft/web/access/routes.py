"""Signing in and out. The form itself is a page's; here is what it sends."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Literal

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from goft.archive.accounts import Started, User, fold_name
from goft.archive.accounts.sessions import ABSOLUTE
from goft.web.access.caller import COOKIE
from goft.web.access.guard import Access
from goft.web.access.limits import TooMany, address_of
from goft.web.access.roles import SIGN_IN

__all__ = ["Show", "Wrong", "local", "sign_in_of"]

Wrong = Literal["wrong", "too_many"]
"""Why nobody was signed in: no such name with such a password, or too many attempts."""
Show = Callable[[Request, str, Wrong | None], Response]
"""Makes the form: of the request, where it leads to (a path of ours, for its field `next`), and what went wrong."""
_AT_ONCE = 2
"""Passwords that are checked at the same time; each takes 64 MiB."""
_LONGEST_PATH = 2000


def sign_in_of(access: Access, show: Show) -> APIRouter:
    """The routes: `POST /sign-in` (name, password, next) and `POST /sign-out`."""
    routes = APIRouter(include_in_schema=False)
    turns = CapacityLimiter(_AT_ONCE)

    @routes.post(SIGN_IN)
    async def sign_in(
        request: Request,
        name: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "",
        next: Annotated[str, Form()] = "/",
    ) -> Response:
        try:
            access.limits.hit("sign_in", address_of(request))
            access.limits.hit("sign_in", f"name:{fold_name(name)}")
        except TooMany as refusal:
            again = show(request, local(next), "too_many")
            again.status_code = refusal.status_code
            again.headers.update(refusal.headers or {})
            return again
        user = await to_thread.run_sync(access.accounts.verify, name, password, limiter=turns)
        if user is None:
            again = show(request, local(next), "wrong")
            again.status_code = HTTPStatus.FORBIDDEN
            return again
        started = await to_thread.run_sync(_start, access, user, request.cookies.get(COOKIE))
        return _signed_in(request, local(next), started)

    @routes.post("/sign-out")
    def sign_out(request: Request) -> Response:
        response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        secret = request.cookies.get(COOKIE)
        if secret is not None:
            access.accounts.sessions.end(secret)
            response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=_is_safe(request))
        return response

    return routes


def local(path: str) -> str:
    """A path of ours, as it is; anything else becomes "/", lest a link here lead elsewhere.

    Browsers take a backslash for a slash, and read over tabs and line breaks.

    >>> [local(one) for one in ("/search?words=x", "//evil.example", "/\\\\evil.example", "https://evil.example")]
    ['/search?words=x', '/', '/', '/']
    """
    ours = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if ours and len(path) <= _LONGEST_PATH and path.isprintable() else "/"


def _start(access: Access, user: User, old: str | None) -> Started:
    if old is not None:
        access.accounts.sessions.end(old)
    return access.accounts.sessions.start(user)


def _signed_in(request: Request, path: str, started: Started) -> Response:
    response = RedirectResponse(path, HTTPStatus.SEE_OTHER)
    life = int(ABSOLUTE.total_seconds())
    response.set_cookie(
        COOKIE, started.secret, max_age=life, httponly=True, samesite="lax", secure=_is_safe(request), path="/"
    )
    return response


def _is_safe(request: Request) -> bool:
    return request.url.scheme == "https"
