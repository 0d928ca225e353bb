"""One address of the web to its bytes, safely: whoever wrote the address, or the page that leads to it, is a stranger.

Only http and https. A name is looked up here, every address that it has is checked, and the connection goes to an
address that was checked, so a name that changes its address in between gains nothing. All of that is done again at each
redirect. Proxies of the environment are not asked, since they would look names up by themselves.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import version
from ssl import SSLContext
from typing import Any

import httpx
import msgspec

from goft.errors import InputError
from goft.intake.addresses import is_public
from goft.intake.limits import Limits
from goft.intake.unpack import Unpacker

__all__ = ["Fetched", "fetch"]

_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_PORTS = {"http": 80, "https": 443}


class Fetched(msgspec.Struct, frozen=True):
    """An answer. `url` is where it was found, behind redirects; `body` is empty unless `status` is 200.

    `headers` have their names in lower case.
    """

    url: str
    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def kind(self) -> str:
        """The media type that it says it is of, such as "text/html"; "" where it says none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def fetch(url: str, limits: Limits | None = None, headers: Mapping[str, str] | None = None) -> Fetched:
    """Fetch an address; `headers` are sent beside Goft's own.

    Raises InputError for an address that may not be read, and for an answer that does not come, is too large or takes
    too long; a status such as 404 is an answer. The system's own time for looking up a name is not counted.
    """
    limits = limits or Limits()
    return _run(_in_time(url, limits, headers or {}))


def _run(work: Coroutine[Any, Any, Fetched]) -> Fetched:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:  # a notebook, or a server: its loop is busy with us
        return pool.submit(asyncio.run, work).result()


async def _in_time(url: str, limits: Limits, headers: Mapping[str, str]) -> Fetched:
    try:
        async with asyncio.timeout(limits.seconds):
            return await _follow(url, limits, headers)
    except (TimeoutError, httpx.TimeoutException) as error:
        raise InputError(f"was not there after {limits.seconds:g} seconds", where=url) from error
    except httpx.InvalidURL as error:  # httpx reads where a redirect leads before it is asked to
        raise InputError(f"leads to what is no address: {error}", where=url) from error
    except httpx.HTTPError as error:
        raise InputError(f"cannot be fetched: {str(error) or type(error).__name__}", where=url) from error


async def _follow(url: str, limits: Limits, headers: Mapping[str, str]) -> Fetched:
    here = _address(url, url)
    async with httpx.AsyncClient(trust_env=False, timeout=limits.seconds, verify=_certificates()) as client:
        for _ in range(limits.redirects + 1):
            async with _asked(client, here, limits, headers) as response:
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    body = await _body(response, limits, str(here)) if response.status_code == 200 else b""
                    return Fetched(str(here), response.status_code, dict(response.headers), body)
                here = _address(response.headers["location"], url, here)
    raise InputError(f"leads on more than {limits.redirects} times", where=url)


def _address(text: str, where: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address that may be asked, as far as its spelling says."""
    try:
        url = base.join(text) if base is not None else httpx.URL(text)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise InputError(f"is no address: {error}", where=where) from error
    if url.scheme not in _PORTS or not url.host:
        shown = f" leads to {str(url)[:200]}, which" if base is not None else ""
        raise InputError(f"{shown} is no address of the web".strip(), where=where, hint="Goft fetches http and https")
    return url


@asynccontextmanager
async def _asked(
    client: httpx.AsyncClient, url: httpx.URL, limits: Limits, headers: Mapping[str, str]
) -> AsyncIterator[httpx.Response]:
    """The head of an answer; its body is still to be read."""
    own = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": f"Goft/{version('goft')} (reads Persian news)",
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, */*;q=0.1",
        "Accept-Encoding": "gzip",
    }
    extensions = {"sni_hostname": url.raw_host.decode("ascii")} if url.scheme == "https" else {}
    addresses = await _addresses(url, limits)
    for address in addresses:
        pinned = url.copy_with(host=address)
        request = client.build_request("GET", pinned, headers={**own, **headers}, extensions=extensions)
        try:
            response = await client.send(request, stream=True)
        except httpx.ConnectError:  # many hosts have an IPv6 address that not everybody reaches
            if address == addresses[-1]:
                raise
            continue
        try:
            yield response
        finally:
            await response.aclose()
        return


async def _addresses(url: httpx.URL, limits: Limits) -> list[str]:
    """The addresses of a host, each of them one that may be asked."""
    host, port = url.host, url.port or _PORTS[url.scheme]
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"the name {host} is not known", where=str(url)) from error
    addresses = [str(one[4][0]) for one in found]
    if f"{host}:{port}" not in limits.private:
        for address in addresses:
            if not is_public(address):
                what = f"{host} is at {address}, no address of the public Internet"
                raise InputError(what, where=str(url), hint=f"if it is your own: --allow-host {host}:{port}")
    return list(dict.fromkeys(addresses))


async def _body(response: httpx.Response, limits: Limits, where: str) -> bytes:
    unpacker = Unpacker(response.headers.get("content-encoding", ""), limits.size, where)
    async for piece in response.aiter_raw():
        unpacker.take(piece)
    return unpacker.body()


@cache
def _certificates() -> SSLContext:
    return httpx.create_ssl_context(trust_env=False)
