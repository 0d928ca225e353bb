"""Passwords: argon2id as RFC 9106 advises, by argon2-cffi, which is loaded when a password is first looked at."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec

from goft.errors import AccountError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

__all__ = ["NOBODY", "SHORTEST", "Cost", "check_password", "hash_of", "is_stale", "matches"]

SHORTEST = 10
"""Code points of a password at least; NIST SP 800-63B asks for 8 and for no other rule."""
_LONGEST = 1000
NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$ynPcVFD4W4ALqJwXzChzhQ$kINjnz13yOyVd2lUrCfy06eXTsMgewKccv1e9S1STPo"
"""The hash of a password that was thrown away. A name that nobody has is checked against it, for as long as any other;
a test says when it has fallen behind the parameters of today."""


class Cost(msgspec.Struct, frozen=True):
    """What argon2id takes for a hash: rounds, KiB of memory, and lanes that are filled at once."""

    rounds: int
    memory: int
    lanes: int


def check_password(password: str) -> None:
    """Raises `AccountError` for a password that is too short or too long."""
    if not SHORTEST <= len(password) <= _LONGEST:
        what = f"a password has {SHORTEST} to {_LONGEST} characters, this one {len(password)}"
        raise AccountError(what, hint="a few words in a row are easy to keep in mind")


def hash_of(password: str, cost: Cost | None = None) -> str:
    """What is kept of a password; without a cost, of that which argon2-cffi advises."""
    return _hasher(cost).hash(_bytes(password))


def matches(kept: str, password: str) -> bool:
    """Whether a password is the one of a hash. Takes some 60 ms and 64 MiB, whatever comes out."""
    from argon2.exceptions import VerificationError

    try:
        return _hasher().verify(kept, _bytes(password[: _LONGEST + 1]))
    except VerificationError:
        return False


def is_stale(kept: str, cost: Cost | None = None) -> bool:
    """Whether a hash was made with other parameters than those of a cost, or those of today."""
    return _hasher(cost).check_needs_rehash(kept)


def _hasher(cost: Cost | None = None) -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ModuleNotFoundError as error:
        raise AccountError(f"passwords need {error.name}", hint="pip install 'goft[web]'") from error
    if cost is None:
        return PasswordHasher()
    return PasswordHasher(time_cost=cost.rounds, memory_cost=cost.memory, parallelism=cost.lanes)


def _bytes(password: str) -> bytes:
    """One password, whichever of its equal spellings a keyboard sends."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
