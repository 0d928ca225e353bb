"""Records as one self-contained page: no script, style, font or picture comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from goft.plots.model import Language
from goft.record import Record
from goft.render.labels import load_labels
from goft.render.views import page_view

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["asset", "render_page"]


def render_page(records: Sequence[Record], *, language: Language = "fa") -> str:
    """The page of some records, each statement in its speaker's colour; `language` is that of the words around them.

    The article's words never become markup, and a content security policy lets only the page's own style and script
    run, each named by its digest.
    """
    style, script = asset("colours.css") + asset("page.css"), asset("page.js")
    labels = load_labels(language)
    return (
        _environment()
        .get_template("page.html")
        .render(
            page=page_view(records, labels),
            labels=labels,
            links=None,
            checks={},
            editing=None,
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined

    return Environment(
        loader=DictLoader({name: asset(name) for name in ("page.html", "article.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset(name: str) -> str:
    """A file of `assets/`; the web application serves some of them, too."""
    return resources.files("goft.render").joinpath("assets", name).read_text(encoding="utf-8").strip()


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
