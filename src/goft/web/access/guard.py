"""What stands before every route: who asks, how often, whether it was meant, and whether they may come in at all.

It is no dependency of single routes, so that none can be without it.
"""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from goft.archive.accounts import Accounts
from goft.web.access.caller import ANONYMOUS, Found, find_caller, has_credentials
from goft.web.access.csrf import FIELD, HEADER, SAFE, comes_from_us, is_token_of, sent_token
from goft.web.access.limits import Limits, who_of
from goft.web.access.roles import SIGN_IN, NotSignedIn, ask_to_sign_in
from goft.web.problems import Refuse, is_api

__all__ = ["STATIC", "Access", "Guard"]

STATIC = "/static/"
"""Under it lie files that are everybody's: fonts, styles, scripts."""


class Access(msgspec.Struct, frozen=True):
    """What the guard goes by; `anonymous` says whether one may read without signing in."""

    accounts: Accounts
    limits: Limits
    anonymous: bool = True


class Guard:
    """An application with a guard before it. Routes find `caller` and `limits` in `request.state`."""

    def __init__(self, app: ASGIApp, access: Access, refuse: Refuse) -> None:
        self._app = app
        self._access = access
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # we have none, and whoever makes one has to think of all this
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            receive = await self._let_in(request)
        except HTTPException as refusal:
            await self._answer(request, refusal)(scope, receive, send)
        except ClientDisconnect:
            return
        else:
            await self._app(scope, receive, send)

    def _answer(self, request: Request, refusal: HTTPException) -> Response:
        if isinstance(refusal, NotSignedIn):
            return ask_to_sign_in(request, refusal)
        return self._refuse(request, HTTPStatus(refusal.status_code), str(refusal.detail), refusal.headers)

    async def _let_in(self, request: Request) -> Receive:
        """By what the body of the request is read on. Raises `HTTPException` for who is not let in."""
        request.state.caller, request.state.limits = ANONYMOUS, self._access.limits
        path: str = request.scope["path"]
        if request.method in SAFE and path.startswith(STATIC):
            return request.receive
        found = await self._find(request)
        receive = request.receive
        if request.method not in SAFE and found.caller.by != "token":
            receive = await _meant(request, found)
        if found.caller.role is None and not self._access.anonymous and path != SIGN_IN:
            raise NotSignedIn
        return receive

    async def _find(self, request: Request) -> Found:
        """Who asks, counted where the API is asked; who sends a token that is none is counted by address."""
        found = Found(ANONYMOUS)
        try:
            if has_credentials(request):
                found = await run_in_threadpool(find_caller, self._access.accounts, request)
                request.state.caller = found.caller
        finally:
            if is_api(request):
                self._access.limits.hit("api", who_of(request))
        return found


async def _meant(request: Request, found: Found) -> Receive:
    if not comes_from_us(request.headers):
        raise HTTPException(403, "another site's page sent this; open the page here, and send it from there")
    if found.secret is None:
        return request.receive
    token, receive = await sent_token(request)
    if token is None or not is_token_of(found.secret, token):
        where = f"the field {FIELD} or the header {HEADER}"
        raise HTTPException(403, f"{where} is none of this session's; open the page anew, and send it from there")
    return receive
