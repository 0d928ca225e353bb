"""Fetching politely: one request at a time, and a pause between two to the same host."""

from __future__ import annotations

import time
from collections.abc import Mapping

import httpx

from goft.intake.fetch import Fetched, fetch
from goft.intake.limits import Limits

__all__ = ["Visitor"]


class Visitor:
    """Fetches addresses one after the other; of each host it remembers when it was last there."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._last: dict[str, float] = {}

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """As `goft.intake.fetch.fetch`, after a pause if the host was asked just before."""
        host = _host(url)
        if host in self._last:
            time.sleep(max(0.0, self._last[host] + self._limits.pause - time.monotonic()))
        try:
            return fetch(url, self._limits, headers)
        finally:
            self._last[host] = time.monotonic()


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host
    except (httpx.InvalidURL, UnicodeError):
        return ""
