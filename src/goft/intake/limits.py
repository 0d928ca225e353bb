"""How much, how long and from whom Goft reads over the network."""

from __future__ import annotations

import msgspec

__all__ = ["Limits"]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one page or feed may cost.

    `size`: bytes, counted after unpacking, so that a small answer cannot unpack to a large one. Risk of more: memory.
    `seconds`: for all of it, redirects too; a server that sends a byte a second is left. `redirects`: hops.
    `pause`: seconds between two requests to one host. Risk of less: the host takes Goft for an attack.
    `private`: hosts ("wiki.local:8000", the port always said) that may have an address of a private network. Others
    may not, or a public page could have Goft read what only this machine can reach.
    """

    size: int = 10 * 1024 * 1024
    seconds: float = 30
    redirects: int = 5
    pause: float = 1
    private: frozenset[str] = frozenset()
