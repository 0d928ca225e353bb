"""A web server on loopback for tests, with pages of our own making, and what was asked of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec

from goft.intake import Limits

__all__ = ["Answer", "Asked", "Site", "page", "response", "rss", "serving"]


class Asked(msgspec.Struct, frozen=True):
    """A request: its path and its headers, names in lower case."""

    path: str
    headers: dict[str, str]


class Answer(msgspec.Struct, frozen=True):
    """What a path gives; a body may be pieces that are sent one by one."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    headers: dict[str, str] = {}
    kind: str = "text/html; charset=utf-8"


Route = Answer | Callable[[Asked], Answer]


class Site:
    """A running server: its address, its routes, which may be changed, and the requests that it had."""

    def __init__(self, port: int) -> None:
        self.host = f"127.0.0.1:{port}"
        self.routes: dict[str, Route] = {}
        self.asked: list[Asked] = []

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    @property
    def limits(self) -> Limits:
        """Limits under which this server, and no other of this machine, may be read, without pauses."""
        return Limits(private=frozenset([self.host]), pause=0)

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    """A server without pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    site = Site(server.server_address[1])
    server.site = site  # type: ignore[attr-defined]  # for the handlers
    server.block_on_close = False  # a handler may be in the middle of an endless answer
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
        site.asked.append(asked)
        route = site.routes.get(self.path, Answer(b"nothing here", 404))
        answer = route if isinstance(route, Answer) else route(asked)
        try:
            self._send(answer)
        except OSError:  # whoever asked has had enough
            self.close_connection = True

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in [answer.body] if isinstance(answer.body, bytes) else answer.body:
            self.wfile.write(piece)

    def log_message(self, *_: object) -> None:
        pass


def page(title: str, *paragraphs: str, head: str = "", more: str = "") -> bytes:
    """A news page."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<!doctype html><html lang="fa"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><nav><a href='/'>خانه</a></nav><article><h1>{title}</h1>{body}</article>{more}</body></html>"
    ).encode()


def response(
    url: str, body: bytes, *heads: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    """A response of a web archive."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *heads]
    http = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    warc = [
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2023-03-29T00:00:00Z",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http)}",
    ]
    return "\r\n".join(warc).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


def rss(*items: str, more: str = "") -> bytes:
    """A feed of `<item>`s' insides."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>خبرگزاری پیک</title>'
        f"<link>http://peyk.example/</link>{more}{inside}</channel></rss>"
    ).encode()
