"""What every answer says to the browser, whatever it is: a page, a refusal, a fault of ours."""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from goft.web.access.caller import ANONYMOUS
from goft.web.problems import problem

__all__ = ["ALWAYS", "POLICY", "Headed"]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: under it browsers send forms with "Origin: null", and over plain HTTP to another machine, where
    # there is no Sec-Fetch-Site, ours would be refused as anybody's. To other sites nothing goes with either.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Headed:
    """An application whose answers have the headers; it stands outside everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        started = False

        async def headed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                headers.update(ALWAYS)
                if state.get("caller", ANONYMOUS) is not ANONYMOUS or "set-cookie" in headers:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        try:
            await self._app(scope, receive, headed)
        except Exception:
            if not started:  # Starlette would answer farther out, without the headers; it still tells the log.
                told, closed = "this is a fault of Goft's; its log says more", {"Connection": "close"}
                fault = problem(HTTPStatus.INTERNAL_SERVER_ERROR, told, closed)
                await fault(scope, receive, headed)
            raise
