"""Addresses of pages bring back whatever they were made of."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from goft.web.pages.assets import load_assets
from goft.web.pages.links import Links, static

NAMES = st.text(min_size=1).filter(lambda text: text.isprintable() and not any(0xD800 <= ord(c) < 0xE000 for c in text))


@given(NAMES, NAMES)
def test_what_goes_in_comes_out(article: str, name: str) -> None:
    links = Links("fa")
    found = urlsplit(links.article(article, "s12"))
    assert (found.path, parse_qs(found.query), found.fragment) == ("/fa/article", {"id": [article]}, "a1-s12")
    assert parse_qs(urlsplit(links.actor(name)).query) == {"name": [name]}
    assert parse_qs(urlsplit(links.thread(article, "s3")).query) == {"article": [article], "statement": ["s3"]}


def test_what_is_not_given_is_left_out() -> None:
    assert Links("en").page("search", words="", speaker=None, once=False) == "/en/search"
    assert Links("en").page("threads", disputed=True) == "/en/threads?disputed=true"


def test_files_are_named_by_what_is_in_them() -> None:
    assets = load_assets()
    assert {"app.css", "app.js", "reading.js", "vazirmatn.woff2", "vega.min.js"} <= assets.keys()
    assert static("app.css") == f"/static/{assets['app.css'].digest}/app.css"
    assert assets["vazirmatn.woff2"].digest.encode() in assets["app.css"].body
    assert assets["vazirmatn.woff2"].packed is None
    for asset in assets.values():
        assert asset.packed is None or len(asset.packed) < len(asset.body)
