"""Which network addresses anybody may be asked to read: those of the public Internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

__all__ = ["is_public"]

_NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses in which a gateway finds an IPv4 address (RFC 6052)."""


def is_public(address: str) -> bool:
    """Whether an address is a machine's of the public Internet: not loopback, private, link-local, shared or reserved,
    not a group's (multicast), and not an IPv6 address that stands for such an IPv4 address.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    found = ip_address(address.partition("%")[0])
    return found.is_global and not found.is_multicast and all(is_public(str(inner)) for inner in _inside(found))


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries and that something on the way may go to."""
    if isinstance(address, IPv4Address):
        return []
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in inner if one is not None]
