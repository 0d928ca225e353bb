"""Scripts, styles and the font of the pages: read once, packed once, named by what is in them, kept by browsers."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib import resources

import msgspec
from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from goft.render.page import asset as of_render

__all__ = ["Asset", "assets_of", "load_assets"]

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
}
_VENDORED = ("vazirmatn.woff2", "vega.min.js", "vega-lite.min.js", "vega-interpreter.js")
_OWN = ("app.js", "charts.js", "edit.js", "theme.js", "icon.svg")
_FOREVER = "public, max-age=31536000, immutable"


class Asset(msgspec.Struct, frozen=True):
    """A file that a page asks for; `packed` is it as gzip, None where packing gains nothing."""

    body: bytes
    packed: bytes | None
    kind: str
    digest: str


@cache
def load_assets() -> dict[str, Asset]:
    """Every file by its name."""
    found = {name: _read("vendor", name) for name in _VENDORED} | {name: _read("static", name) for name in _OWN}
    found["reading.js"] = of_render("page.js").encode()
    styles = (of_render("colours.css"), of_render("page.css"), _read("static", "app.css").decode())
    font = _asset("vazirmatn.woff2", found["vazirmatn.woff2"])
    found["app.css"] = "\n".join(styles).replace("vazirmatn.woff2", f"../{font.digest}/vazirmatn.woff2").encode()
    return {name: _asset(name, body) for name, body in found.items()}


def assets_of() -> APIRouter:
    """The route under which they are; the digest in it changes with what is in the file."""
    routes = APIRouter()

    @routes.get("/static/{digest}/{name}", response_class=Response, include_in_schema=False)
    def static(request: Request, digest: str, name: str) -> Response:
        found = load_assets().get(name)
        if found is None:
            raise HTTPException(404, f"there is no file {name!r}")
        # A page that is open while Goft is brought up to date asks by the old digest: it gets today's, not for ever.
        headers = {"Cache-Control": _FOREVER if digest == found.digest else "no-cache", "Vary": "Accept-Encoding"}
        if found.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(found.packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=found.kind)
        return Response(found.body, headers=headers, media_type=found.kind)

    return routes


def _read(folder: str, name: str) -> bytes:
    return resources.files("goft.web.pages").joinpath(folder, name).read_bytes()


def _asset(name: str, body: bytes) -> Asset:
    packed = gzip.compress(body, mtime=0)
    kind = _TYPES[name.rpartition(".")[2]]
    return Asset(body, packed if len(packed) < 0.9 * len(body) else None, kind, hashlib.sha256(body).hexdigest()[:16])
