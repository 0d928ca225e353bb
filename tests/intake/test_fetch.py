"""One address to its bytes, from servers of our own on loopback."""

from __future__ import annotations

import asyncio
import gzip
import socket
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from goft.errors import InputError
from goft.intake import Limits
from goft.intake.addresses import is_public
from goft.intake.fetch import Fetched, fetch
from goft.intake.visits import Visitor
from support.web import Answer, Site, page, serving

MB = 1024 * 1024


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def _error(url: str, limits: Limits | None = None) -> str:
    with pytest.raises(InputError) as caught:
        fetch(url, limits)
    return str(caught.value)


def test_an_answer(site: Site) -> None:
    site.routes["/a?b=1"] = Answer(b"there", headers={"ETag": '"x"'})
    found = fetch(site.url("/a?b=1"), site.limits, {"X-More": "1"})
    assert (found.url, found.status, found.body, found.kind) == (site.url("/a?b=1"), 200, b"there", "text/html")
    assert found.headers["etag"] == '"x"'
    (asked,) = site.asked
    assert asked.headers["host"] == site.host
    assert asked.headers["user-agent"].startswith("Goft/")
    assert asked.headers["x-more"] == "1"


def test_a_status_is_an_answer_and_its_page_is_not_read(site: Site) -> None:
    found = fetch(site.url("/none"), site.limits)
    assert found == Fetched(site.url("/none"), 404, found.headers)


def test_persian_addresses(site: Site) -> None:
    site.routes["/%D8%AE%D8%A8%D8%B1"] = Answer(b"there")
    assert fetch(site.url("/خبر"), site.limits).body == b"there"


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"],
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::"),
        *("10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "fc00::1"),
        *("169.254.169.254", "fe80::1", "fe80::1%eth0"),
        *("224.0.0.1", "239.1.1.1", "ff02::1", "240.0.0.1", "255.255.255.255"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:c0a8:101::1"),
    ],
)
def test_addresses_that_nobody_may_have_us_read(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_read(site: Site, host: str) -> None:
    port = site.host.partition(":")[2]
    error = _error(f"http://{host}:{port}/")
    assert "no address of the public Internet" in error or "is not known" in error
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://x.example/a",
        "javascript:alert(1)",
        "http://",
        "http:///a",
        "//x.example",
        "gopher://a",
    ],
)
def test_only_the_web(url: str) -> None:
    assert "no address" in _error(url)


def test_a_name_that_changes_its_address_gains_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is looked up once, and what was checked is what is connected to."""
    port = int(site.host.partition(":")[2])
    looked_up: list[str] = []

    async def getaddrinfo(_: object, host: str, port: int, **__: object) -> list[Any]:
        looked_up.append(host)
        address = "127.0.0.1" if host == "127.0.0.1" or len(looked_up) == 1 else "10.0.0.7"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)
    site.routes["/"] = Answer(b"there")
    limits = Limits(private=frozenset([f"news.example:{port}"]))
    assert fetch(f"http://news.example:{port}/", limits).body == b"there"
    assert looked_up.count("news.example") == 1
    assert site.asked[0].headers["host"] == f"news.example:{port}"


def test_of_several_addresses_every_one_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    async def getaddrinfo(_: object, __: str, port: int, **___: Any) -> list[Any]:
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("10.0.0.7", port))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)
    assert "news.example is at 10.0.0.7, no address of the public Internet" in _error("http://news.example/")


def test_redirects_are_followed(site: Site) -> None:
    site.routes["/a"] = Answer(status=301, headers={"Location": "b"})
    site.routes["/b"] = Answer(status=307, headers={"Location": site.url("/c")})
    site.routes["/c"] = Answer(b"there")
    found = fetch(site.url("/a"), site.limits)
    assert (found.url, found.body) == (site.url("/c"), b"there")


def test_redirects_end(site: Site) -> None:
    site.routes["/a"] = Answer(status=302, headers={"Location": "/a"})
    assert "leads on more than 5 times" in _error(site.url("/a"), site.limits)
    assert len(site.asked) == 6


@pytest.mark.parametrize("there", ["file:///etc/passwd", "ftp://x.example/", "javascript:alert(1)", "data:,x"])
def test_redirects_stay_in_the_web(site: Site, there: str) -> None:
    site.routes["/a"] = Answer(status=302, headers={"Location": there})
    assert "no address" in _error(site.url("/a"), site.limits)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_redirects_are_checked_again(site: Site, host: str) -> None:
    with serving() as inner:
        inner.routes["/secret"] = Answer(b"secret")
        port = inner.host.partition(":")[2]
        site.routes["/a"] = Answer(status=302, headers={"Location": f"http://{host}:{port}/secret"})
        error = _error(site.url("/a"), site.limits)
        assert "no address of the public Internet" in error
        assert f"--allow-host {host}:{port}" in error
        assert inner.asked == []


def test_a_large_answer_is_left_at_the_limit(site: Site) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(200):
            sent += MB
            yield b"x" * MB

    site.routes["/"] = Answer(pieces())
    tracemalloc.start()
    assert "larger than 10 MB" in _error(site.url("/"), site.limits)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 * MB
    assert sent < 40 * MB


def test_a_small_answer_that_unpacks_to_a_large_one_is_left_too(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 200 * MB, 9)
    assert len(bomb) < MB
    site.routes["/"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    assert "larger than 10 MB" in _error(site.url("/"), site.limits)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 * MB


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("gzip", gzip.compress(b"there", mtime=0)),
        ("deflate", zlib.compress(b"there")),
        ("GZIP", gzip.compress(b"th", mtime=0) + gzip.compress(b"ere", mtime=0)),
        ("identity", b"there"),
    ],
)
def test_packed_answers(site: Site, name: str, packed: bytes) -> None:
    site.routes["/"] = Answer(packed, headers={"Content-Encoding": name})
    assert fetch(site.url("/"), site.limits).body == b"there"


@pytest.mark.parametrize(
    ("headers", "body", "what"),
    [
        ({"Content-Encoding": "br"}, b"there", "which Goft does not unpack"),
        ({"Content-Encoding": "gzip"}, b"there", "its packing is broken"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"there" * 99, mtime=0)[:-12], "ends in the middle"),
        ({"Content-Length": "99"}, b"there", "cannot be fetched"),
    ],
)
def test_broken_answers(site: Site, headers: dict[str, str], body: bytes, what: str) -> None:
    site.routes["/"] = Answer(body, headers=headers)
    assert what in _error(site.url("/"), site.limits)


def test_bytes_that_trickle_are_left_in_time(site: Site) -> None:
    def trickle() -> Iterator[bytes]:
        while True:
            time.sleep(0.05)
            yield b"x"

    site.routes["/"] = Answer(trickle())
    started = time.monotonic()
    assert "was not there after 0.5 seconds" in _error(site.url("/"), msgspec.structs.replace(site.limits, seconds=0.5))
    assert time.monotonic() - started < 10  # half a second where nothing else runs; without a limit it has no end


def test_heads_that_trickle_are_left_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        limits = Limits(seconds=0.5, private=frozenset([f"127.0.0.1:{port}"]))
        assert "was not there after 0.5 seconds" in _error(f"http://127.0.0.1:{port}/", limits)


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    limits = Limits(private=frozenset([f"127.0.0.1:{port}"]))
    assert "cannot be fetched" in _error(f"http://127.0.0.1:{port}/", limits)


def test_in_a_loop_that_runs(site: Site) -> None:
    site.routes["/"] = Answer(page("تیتر"))

    async def notebook() -> int:
        return fetch(site.url("/"), site.limits).status

    assert asyncio.run(notebook()) == 200


def test_a_host_is_asked_with_pauses(site: Site) -> None:
    visitor = Visitor(msgspec.structs.replace(site.limits, pause=0.3))
    started = time.monotonic()
    visitor.get(site.url("/a"))
    visitor.get(site.url("/b"))
    assert time.monotonic() - started >= 0.3
