"""How often one caller may ask: so many times in any minute, counted in memory, by process."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from secrets import token_bytes
from typing import Literal

import msgspec
from fastapi import HTTPException, Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from goft.web.access.caller import caller_of

__all__ = ["Limits", "Rates", "TooMany", "address_of", "limited", "who_of"]

Kind = Literal["sign_in", "api", "read"]
_PLACES = 4096
"""Counters of a kind. Callers are put to them by a keyed hash, so that no flood of addresses fills the memory (the
library keeps a key for ever, and goes over all of them when it tidies), and nobody chooses with whom to share one."""


class Rates(msgspec.Struct, frozen=True, kw_only=True):
    """How often in any minute: attempts to sign in (by address, and by name), questions to the API, and texts that
    are given to be read (each by user, or by address)."""

    sign_in: int = 5
    api: int = 600
    read: int = 10


class TooMany(HTTPException):
    """Asked too often; `after` is in seconds."""

    def __init__(self, after: int) -> None:
        super().__init__(429, f"too often; try again in {after} s", {"Retry-After": str(after)})
        self.after = after


class Limits:
    """The counters."""

    def __init__(self, rates: Rates) -> None:
        self._items = {kind: RateLimitItemPerMinute(rate) for kind, rate in msgspec.structs.asdict(rates).items()}
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._key = token_bytes(16)

    def hit(self, kind: Kind, who: str) -> None:
        """Count one. Raises `TooMany`, and does not count, where there were too many."""
        item, place = self._items[kind], self._place(who)
        if not self._window.hit(item, kind, place):
            left = self._window.get_window_stats(item, kind, place).reset_time - time.time()
            raise TooMany(max(1, math.ceil(left)))

    def _place(self, who: str) -> str:
        mixed = blake2b(who.encode("utf-8", "surrogatepass"), key=self._key, digest_size=8).digest()
        return str(int.from_bytes(mixed, "big") % _PLACES)


def limited(kind: Kind) -> Callable[[Request], None]:
    """A dependency of a route that costs much: `Depends(limited("read"))`."""

    def _limited(request: Request) -> None:
        limits = request.state.limits
        if not isinstance(limits, Limits):
            raise TypeError(f"request.state.limits is a {type(limits).__name__}")
        limits.hit(kind, who_of(request))

    return _limited


def who_of(request: Request) -> str:
    """As whom a request is counted."""
    caller = caller_of(request)
    return f"user:{caller.name}" if caller.name is not None else address_of(request)


def address_of(request: Request) -> str:
    """From where a request comes; of IPv6 the network, of which anybody has many addresses."""
    host = request.client.host if request.client is not None else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return f"address:{host}"
    if not isinstance(address, IPv6Address):
        return f"address:{address}"
    return f"address:{address.ipv4_mapped or int(address) >> 64}"
