"""Tokens: by what a program asks in a user's name, without a password."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Engine, Row, insert, select, update

from goft.archive.accounts.secrets import Clock, digest_of, make_secret, read_moment, written
from goft.archive.accounts.user import User, fold_name, user_of
from goft.archive.engine import reading, writing
from goft.archive.schema import tokens, users
from goft.errors import AccountError, ArchiveError

__all__ = ["Made", "Token", "Tokens"]

_PREFIX = "goft_"
"""By it a token that lies where it should not is known for one."""
_LONGEST_LABEL = 100
_LONGEST_LIFE = 3650
"""Days."""
_NOTED = timedelta(minutes=5)
"""How old the note of the last use may grow: asking is to write nothing, as a rule."""


class Token(msgspec.Struct, frozen=True):
    """A token as the store knows it: whose it is, and from when to when, in UTC. None: never used, not revoked."""

    id: int
    label: str
    user: str
    created: datetime
    used: datetime | None
    expires: datetime
    revoked: datetime | None


class Made(msgspec.Struct, frozen=True):
    """A token that has just been made, and its secret, which is kept nowhere else."""

    secret: str
    token: Token


class Tokens:
    """The table of tokens."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def make(self, user: User, label: str, *, days: int = 90) -> Made:
        """A new token of a user that is good for some days. Raises `AccountError` for an odd label or life."""
        if not 1 <= len(label) <= _LONGEST_LABEL:
            raise AccountError(f"a label has 1 to {_LONGEST_LABEL} characters", hint="say what the token is for")
        if not 1 <= days <= _LONGEST_LIFE:
            raise AccountError(f"{days} days are no life of a token", hint=f"1 to {_LONGEST_LIFE}")
        secret, now = _PREFIX + make_secret(), self._clock()
        until = now + timedelta(days=days)
        row = {"digest": digest_of(secret), "label": label, "user": user.id}
        with writing(self._engine) as connection:
            added = insert(tokens).returning(tokens.c.id)
            number = connection.execute(added, row | {"created": written(now), "expires": written(until)}).scalar_one()
        return Made(secret, Token(number, label, user.name, now, None, until, None))

    def all(self, name: str | None = None) -> tuple[Token, ...]:
        """Every token, or a user's, in the order they were made."""
        query = select(tokens, users.c.name).join(users, tokens.c.user == users.c.id).order_by(tokens.c.id)
        if name is not None:
            query = query.where(users.c.folded == fold_name(name))
        with reading(self._engine) as connection:
            return tuple(_token(row) for row in connection.execute(query))

    def revoke(self, number: int) -> None:
        """Make a token good for nothing. Raises `AccountError` where there is none of this number."""
        with writing(self._engine) as connection:
            if connection.execute(select(tokens.c.id).where(tokens.c.id == number)).first() is None:
                raise AccountError("there is no such token", where=str(number), hint="goft users tokens shows them")
            still = update(tokens).where(tokens.c.id == number, tokens.c.revoked.is_(None))
            connection.execute(still, {"revoked": written(self._clock())})

    def find(self, secret: str) -> User | None:
        """The user in whose name a token asks; None where it is none, over, revoked, or its user is kept out."""
        now = self._clock()
        query = (
            select(users, tokens.c.id.label("token"), tokens.c.used)
            .join(users, tokens.c.user == users.c.id)
            .where(tokens.c.digest == digest_of(secret), tokens.c.revoked.is_(None))
            .where(tokens.c.expires > written(now), ~users.c.disabled)
        )
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        if row.used is None or now - read_moment(row.used) >= _NOTED:
            # Where the store is being written for long, the next use notes it.
            with suppress(ArchiveError), writing(self._engine) as connection:
                connection.execute(update(tokens).where(tokens.c.id == row.token), {"used": written(now)})
        return user_of(row)


def _token(row: Row[Any]) -> Token:
    used, revoked = (read_moment(moment) if moment else None for moment in (row.used, row.revoked))
    return Token(row.id, row.label, row.name, read_moment(row.created), used, read_moment(row.expires), revoked)
