"""A user: the value, what roles there are, and which names are one."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import Row

from goft.archive.accounts.secrets import read_moment
from goft.errors import AccountError

__all__ = ["ROLES", "Role", "User", "at_least", "check_name", "check_role", "fold_name", "user_of"]

Role = Literal["reader", "editor", "admin"]
"""What a user may do: read; correct, too; or look after the others, too. Each may what the one before it may."""
ROLES: tuple[Role, ...] = get_args(Role)
_LONGEST = 64
_ALIKE = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": " "})
_NEVER = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Categories of characters that no name has, lest two that look alike be two; the half-space is let through."""


class User(msgspec.Struct, frozen=True):
    """A user as the store knows them; `created` is in UTC."""

    id: int
    name: str
    role: Role
    created: datetime
    disabled: bool


def at_least(role: Role, wanted: Role) -> bool:
    """Whether a role may what another one may.

    >>> at_least("admin", "editor"), at_least("reader", "editor")
    (True, False)
    """
    return ROLES.index(role) >= ROLES.index(wanted)


def fold_name(name: str) -> str:
    """Under what a user's name is found: case, width, spaces, half-spaces and the Arabic ي and ك do not matter.

    >>> fold_name(" علي  رضا") == fold_name("علی رضا")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", name).translate(_ALIKE).casefold().split())


def check_name(name: str) -> str:
    """A name with its spaces put in order. Raises `AccountError` for one that is empty, too long or cannot be seen."""
    tidy = " ".join(name.split())
    unseen = any(unicodedata.category(letter) in _NEVER for letter in tidy if letter != "\u200c")
    if len(tidy) > _LONGEST or unseen or not fold_name(tidy):
        what = f"a name has 1 to {_LONGEST} characters that can be seen"
        raise AccountError(what, where=repr(name), hint="choose another name")
    return tidy


def check_role(role: str) -> str:
    """A role. Raises `AccountError` for what is none."""
    if role not in ROLES:
        raise AccountError(f"{role!r} is no role", hint=f"one of {', '.join(ROLES)}")
    return role


def user_of(row: Row[Any]) -> User:
    """The user of a row of the table."""
    return User(row.id, row.name, row.role, read_moment(row.created), bool(row.disabled))
