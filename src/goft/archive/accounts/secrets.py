"""What sessions and tokens share: secrets, shown once and kept as digests, and moments as the store has them."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

__all__ = ["Clock", "digest_of", "make_secret", "read_moment", "utc_now", "written"]

Clock = Callable[[], datetime]
"""What says which moment it is."""
_BYTES = 32


def make_secret() -> str:
    """256 random bits, as letters, digits, - and _."""
    return secrets.token_urlsafe(_BYTES)


def digest_of(secret: str) -> str:
    """What is kept of a secret: its SHA-256. It is random and long, so that no slow hash is needed, and looking it up
    by its digest tells by no difference in time how much of a guess was right."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def utc_now() -> datetime:
    """Now, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def written(moment: datetime) -> str:
    """A moment as it is kept; later ones sort behind earlier ones."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def read_moment(text: str) -> datetime:
    """A moment that was kept."""
    return datetime.fromisoformat(text)
