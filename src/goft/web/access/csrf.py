"""Whether a request that writes was meant: it comes from a page of ours, and proves it.

Two checks, each enough against most attacks. Browsers say where a request comes from (Sec-Fetch-Site, Origin), and
another site's page cannot change that. And forms send back a token that only a page of the session can have read: a
nonce with its HMAC under the session's secret, another one in each answer, so that a compressed page gives nothing away
by its length (BREACH).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import Message, Receive

__all__ = ["FIELD", "HEADER", "SAFE", "comes_from_us", "is_token_of", "make_token", "sent_token"]

FIELD = "csrf"
HEADER = "X-CSRF-Token"
SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def make_token(secret: str) -> str:
    """A token for the forms of one answer."""
    nonce = secrets.token_urlsafe(12)
    return f"{nonce}.{_mark(secret, nonce)}"


def is_token_of(secret: str, token: str) -> bool:
    """Whether a token was made with a session's secret; takes as long, however much of it is right."""
    nonce, _, mark = token.partition(".")
    return hmac.compare_digest(_mark(secret, nonce).encode(), mark.encode("utf-8", "surrogatepass"))


def _mark(secret: str, nonce: str) -> str:
    return hmac.new(secret.encode(), nonce.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def comes_from_us(headers: Headers) -> bool:
    """Whether a request may come from a page of ours, as far as the browser says; programs say nothing, and may.

    Only hosts are compared: behind a proxy that speaks TLS we do not know our scheme. An Origin of "null" is taken
    where Sec-Fetch-Site vouches for it: a browser that was told to send no referrers writes it, too.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    if origin is None or (origin == "null" and site == "same-origin"):
        return True
    try:
        return bool(host := urlsplit(origin).netloc.lower()) and host == headers.get("host", "").lower()
    except ValueError:
        return False


async def sent_token(request: Request) -> tuple[str | None, Receive]:
    """The token that a request sends, in a header or a form, and by what its body is read once more."""
    in_header = request.headers.get(HEADER)
    if in_header is not None:
        return in_header, request.receive
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in _FORMS:
        return None, request.receive
    body = await request.body()
    async with Request(request.scope, _again(body, request.receive)).form(max_files=1) as form:
        field = form.get(FIELD)
    return field if isinstance(field, str) else None, _again(body, request.receive)


def _again(body: bytes, receive: Receive) -> Receive:
    given = False

    async def once_more() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once_more
