"""No body of a request is kept that is larger than any form of ours."""

from __future__ import annotations

from asyncio import timeout
from contextlib import suppress
from http import HTTPStatus

from fastapi import HTTPException, Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from goft.web.problems import Refuse

__all__ = ["LARGEST", "Sized", "TooLarge"]

LARGEST = 2**20
"""Bytes of a body."""
_HEARD = 16 * LARGEST
"""Bytes of a refused body that are still taken, and thrown away: a browser that is sending reads no answer."""
_PATIENCE = 1.0
"""Seconds that this may take."""


class TooLarge(HTTPException):
    """A body is too large; the connection is closed behind the answer."""

    def __init__(self) -> None:
        super().__init__(413, f"a request has {LARGEST // 2**20} MiB at most", {"Connection": "close"})


class Sized:
    """An application that gets no larger bodies: neither announced ones, nor such as come in pieces."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        read, started = 0, False

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > LARGEST:
                raise TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            if not announced.isdecimal() or int(announced) > LARGEST:
                raise TooLarge
            await self._app(scope, counted, noted)
        except TooLarge as refusal:
            if started:
                raise
            await _hear_out(receive)
            request, status = Request(scope, receive), HTTPStatus(refusal.status_code)
            answer = self._refuse(request, status, refusal.detail, refusal.headers)
            await answer(scope, receive, send)


async def _hear_out(receive: Receive) -> None:
    heard = 0
    with suppress(TimeoutError):
        async with timeout(_PATIENCE):
            while heard < _HEARD:
                message = await receive()
                heard += len(message.get("body", b""))
                if not message.get("more_body", False):
                    return
