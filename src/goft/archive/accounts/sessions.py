"""Sessions: who is signed in, by a secret that only their browser has."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Engine, delete, insert, select, update

from goft.archive.accounts.secrets import Clock, digest_of, make_secret, read_moment, written
from goft.archive.accounts.user import User, user_of
from goft.archive.engine import reading, writing
from goft.archive.schema import sessions, users
from goft.errors import ArchiveError

__all__ = ["ABSOLUTE", "IDLE", "Session", "Sessions", "Started"]

IDLE = timedelta(hours=12)
"""For how long a session lasts that nobody uses."""
ABSOLUTE = timedelta(days=7)
"""For how long it lasts, however much it is used."""
_NOTED = timedelta(minutes=5)
"""How old the note of the last use may grow: reading a page is to write nothing, as a rule."""


class Session(msgspec.Struct, frozen=True):
    """A session; `csrf` is the secret that forms prove themselves by, the moments are in UTC."""

    user: User
    csrf: str
    created: datetime
    seen: datetime
    expires: datetime


class Started(msgspec.Struct, frozen=True):
    """A session that has just begun, and its secret, which is kept nowhere else."""

    secret: str
    session: Session


class Sessions:
    """The table of sessions."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def start(self, user: User) -> Started:
        """A new session of a user, under a secret that nobody has seen; takes out those that are over."""
        secret, csrf, now = make_secret(), make_secret(), self._clock()
        row = {
            "digest": digest_of(secret),
            "user": user.id,
            "csrf": csrf,
            "created": written(now),
            "seen": written(now),
        }
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.expires <= written(now)))
            connection.execute(insert(sessions), row | {"expires": written(now + IDLE)})
        return Started(secret, Session(user, csrf, now, now, now + IDLE))

    def find(self, secret: str) -> Session | None:
        """The session of a secret; None where there is none, it is over, or its user is kept out.

        Using it puts its end off, by `IDLE` from now, up to `ABSOLUTE` from its beginning.
        """
        now = self._clock()
        query = (
            select(users, sessions.c.csrf, sessions.c.created.label("began"), sessions.c.seen, sessions.c.expires)
            .join(users, sessions.c.user == users.c.id)
            .where(sessions.c.digest == digest_of(secret), sessions.c.expires > written(now), ~users.c.disabled)
        )
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        began, seen, expires = (read_moment(moment) for moment in (row.began, row.seen, row.expires))
        if now - seen >= _NOTED:
            seen, expires = now, min(now + IDLE, began + ABSOLUTE)
            # Where the store is being written for long, the next use notes it.
            with suppress(ArchiveError), writing(self._engine) as connection:
                noted = {"seen": written(seen), "expires": written(expires)}
                connection.execute(update(sessions).where(sessions.c.digest == digest_of(secret)), noted)
        return Session(user_of(row), row.csrf, began, seen, expires)

    def end(self, secret: str) -> None:
        """End the session of a secret, if there is one."""
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest_of(secret)))
