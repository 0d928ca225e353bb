"""What a route asks of its caller: `Depends(require("editor"))`."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote

from fastapi import HTTPException, Request
from starlette.responses import RedirectResponse, Response

from goft.archive.accounts import Role
from goft.web.access.caller import Caller, caller_of
from goft.web.access.csrf import SAFE
from goft.web.problems import is_api, problem

__all__ = ["SIGN_IN", "NotSignedIn", "ask_to_sign_in", "require"]

SIGN_IN = "/sign-in"


class NotSignedIn(HTTPException):
    """The caller has to sign in first."""

    def __init__(self) -> None:
        super().__init__(401, "sign in first, or send a token", {"WWW-Authenticate": "Bearer"})


def require(role: Role) -> Callable[[Request], Caller]:
    """A dependency that gives the caller, if they have this role or a higher one.

    A page sends those who are not signed in to do it, the API answers 401; too low a role is 403.
    """

    def _required(request: Request) -> Caller:
        caller = caller_of(request)
        if caller.role is None:
            raise NotSignedIn
        if not caller.may(role):
            raise HTTPException(403, f"this needs the role {role}, {caller.name} is {caller.role}")
        return caller

    return _required


def ask_to_sign_in(request: Request, refusal: NotSignedIn) -> Response:
    """What is answered to those who have to sign in: a person is led there and back, a program is told."""
    if is_api(request):
        return problem(HTTPStatus.UNAUTHORIZED, refusal.detail, dict(refusal.headers or {}))
    back = f"?next={quote(_path_of(request), safe='')}" if request.method in SAFE else ""
    return RedirectResponse(SIGN_IN + back, HTTPStatus.SEE_OTHER)


def _path_of(request: Request) -> str:
    path, query = quote(request.scope["path"]), request.scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path
