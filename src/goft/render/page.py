"""Records as one self-contained page: no script, style, font or picture comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from goft.record import Record
from goft.render.views import page_view

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render_page"]


def render_page(records: Sequence[Record]) -> str:
    """The page of some records, right to left, each statement in its speaker's colour.

    The article's words never become markup, and a content security policy lets only the page's own style and script
    run, each named by its digest.
    """
    style, script = _asset("page.css"), _asset("page.js")
    template = _environment().get_template("page.html")
    return template.render(
        page=page_view(records),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'",
    )


@cache
def _environment() -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined

    return Environment(
        loader=DictLoader({"page.html": _asset("page.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    return resources.files("goft.render").joinpath("assets", name).read_text(encoding="utf-8").strip()


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
