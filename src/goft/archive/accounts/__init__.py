"""Accounts: users with a role and a password, the sessions of those who are signed in, tokens for programs."""

from __future__ import annotations

from goft.archive.accounts.accounts import Accounts
from goft.archive.accounts.passwords import SHORTEST
from goft.archive.accounts.sessions import Session, Sessions, Started
from goft.archive.accounts.tokens import Made, Token, Tokens
from goft.archive.accounts.user import ROLES, Role, User, at_least, fold_name

__all__ = [
    "ROLES",
    "SHORTEST",
    "Accounts",
    "Made",
    "Role",
    "Session",
    "Sessions",
    "Started",
    "Token",
    "Tokens",
    "User",
    "at_least",
    "fold_name",
]
