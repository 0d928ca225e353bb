"""The accounts of an archive: users added, changed and taken out, and whether a password is theirs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from goft.archive.accounts.passwords import NOBODY, Cost, check_password, hash_of, is_stale, matches
from goft.archive.accounts.secrets import Clock, utc_now, written
from goft.archive.accounts.sessions import Sessions
from goft.archive.accounts.tokens import Tokens
from goft.archive.accounts.user import Role, User, check_name, check_role, fold_name, user_of
from goft.archive.engine import reading, writing
from goft.archive.schema import sessions, users
from goft.errors import AccountError

__all__ = ["Accounts"]


class Accounts:
    """The table of users; their sessions and tokens hang on it."""

    def __init__(self, engine: Engine, clock: Clock = utc_now, *, cost: Cost | None = None) -> None:
        """`cost` of a password's hash is for tests: the accounts of an archive take what argon2-cffi advises."""
        self._engine = engine
        self._clock = clock
        self._cost = cost

    @property
    def sessions(self) -> Sessions:
        """The sessions of those who are signed in."""
        return Sessions(self._engine, self._clock)

    @property
    def tokens(self) -> Tokens:
        """The tokens of programs."""
        return Tokens(self._engine, self._clock)

    def add(self, name: str, password: str, role: Role = "reader") -> User:
        """A new user. Raises `AccountError` for a name that is taken or odd, and for a password that is too short."""
        check_password(password)
        row = {
            "name": check_name(name),
            "folded": fold_name(name),
            "hash": hash_of(password, self._cost),
            "role": check_role(role),
            "created": written(self._clock()),
            "disabled": False,
        }
        with writing(self._engine) as connection:
            if _row(connection, name) is not None:
                raise AccountError("there is such a user already", where=name, hint="choose another name")
            return user_of(connection.execute(insert(users).returning(users), row).one())

    def get(self, name: str) -> User | None:
        """The user of a name, in any spelling of it."""
        with reading(self._engine) as connection:
            row = _row(connection, name)
        return user_of(row) if row is not None else None

    def all(self) -> tuple[User, ...]:
        """Every user, by name."""
        with reading(self._engine) as connection:
            return tuple(user_of(row) for row in connection.execute(select(users).order_by(users.c.folded)))

    def verify(self, name: str, password: str) -> User | None:
        """The user whose name and password these are; None for a wrong one, an unknown one, and one who is disabled.

        All of them take as long, so that nobody learns from it which names there are.
        """
        with reading(self._engine) as connection:
            row = _row(connection, name)
        right = matches(row.hash if row is not None else NOBODY, password)
        if row is None or not right or row.disabled:
            return None
        if is_stale(row.hash, self._cost):
            fresh = {"hash": hash_of(password, self._cost)}
            with writing(self._engine) as connection:  # unless another one was set meanwhile
                connection.execute(update(users).where(users.c.id == row.id, users.c.hash == row.hash), fresh)
        return user_of(row)

    def set_password(self, name: str, password: str) -> None:
        """Another password; ends the user's sessions. Raises `AccountError` as `add` does."""
        check_password(password)
        self._change(name, {"hash": hash_of(password, self._cost)})

    def set_role(self, name: str, role: Role) -> None:
        """Another role; ends the user's sessions, and holds for the tokens at once."""
        self._change(name, {"role": check_role(role)})

    def disable(self, name: str, *, disabled: bool = True) -> None:
        """Keep a user out, or let them in again; ends their sessions, and no token of theirs is taken."""
        self._change(name, {"disabled": disabled})

    def remove(self, name: str) -> None:
        """Take a user out with their sessions and tokens. Raises `AccountError` where there is none."""
        with writing(self._engine) as connection:
            connection.execute(delete(users).where(users.c.id == _there(connection, name)))

    def _change(self, name: str, values: dict[str, Any]) -> None:
        with writing(self._engine) as connection:
            number = _there(connection, name)
            connection.execute(update(users).where(users.c.id == number), values)
            connection.execute(delete(sessions).where(sessions.c.user == number))


def _row(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(users).where(users.c.folded == fold_name(name))).first()


def _there(connection: Connection, name: str) -> int:
    row = _row(connection, name)
    if row is None:
        raise AccountError("there is no such user", where=name, hint="goft users list shows them")
    return int(row.id)
