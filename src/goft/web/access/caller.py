"""Who asks: nobody in particular, a user by their session's cookie, or a user by a token."""

from __future__ import annotations

from typing import Literal

import msgspec
from fastapi import HTTPException, Request

from goft.archive.accounts import Accounts, Role, at_least
from goft.web.access.csrf import make_token

__all__ = ["ANONYMOUS", "COOKIE", "Caller", "Found", "caller_of", "find_caller", "has_credentials"]

COOKIE = "goft_session"


class Caller(msgspec.Struct, frozen=True):
    """Who asks. Of somebody who is not signed in everything is None.

    `csrf` is what a form of this answer has to send back (`goft.web.access.csrf`); who asks by a token needs none.
    """

    name: str | None = None
    role: Role | None = None
    csrf: str | None = None
    by: Literal["session", "token"] | None = None

    def may(self, wanted: Role) -> bool:
        """Whether the caller has a role, or a higher one."""
        return self.role is not None and at_least(self.role, wanted)


class Found(msgspec.Struct, frozen=True):
    """A caller, and the secret by which what their forms send back is checked; it never goes out."""

    caller: Caller
    secret: str | None = None


ANONYMOUS = Caller()


def caller_of(request: Request) -> Caller:
    """Who asks, as the guard found them (`request.state.caller`); as a dependency, too: `Depends(caller_of)`."""
    caller = getattr(request.state, "caller", ANONYMOUS)
    if not isinstance(caller, Caller):
        raise TypeError(f"request.state.caller is a {type(caller).__name__}")
    return caller


def has_credentials(request: Request) -> bool:
    """Whether a request says who asks, so that the store has to be looked into."""
    return COOKIE in request.cookies or "authorization" in request.headers


def find_caller(accounts: Accounts, request: Request) -> Found:
    """Who asks. A token comes first, and one that is not good is refused (401), whatever the cookie says; a cookie of
    no session counts for nothing, and nothing is ever made of it."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        user = accounts.tokens.find(token.strip())
        if user is None:
            told = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
            raise HTTPException(401, "the token is none of ours, is over, or was revoked", told)
        return Found(Caller(user.name, user.role, None, "token"))
    session = accounts.sessions.find(request.cookies.get(COOKIE, ""))
    if session is None:
        return Found(ANONYMOUS)
    caller = Caller(session.user.name, session.user.role, make_token(session.csrf), "session")
    return Found(caller, session.csrf)
