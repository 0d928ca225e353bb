"""What every page has around it: language, addresses, menu; and how a template becomes an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.responses import Response

from goft.actors.gazetteer import english_state_name, state_name
from goft.plots.model import Language
from goft.render.labels import Labels, load_labels
from goft.render.views import shown
from goft.web.access import caller_of
from goft.web.pages.links import Links, static

__all__ = ["LANGUAGES", "country_name", "language_at", "language_of", "render"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
_MENU = ("today", "search", "threads", "dyad", "ledger", "read")


def render(
    request: Request, template: str, language: Language, /, *, status: int = 200, title: str, **values: Any
) -> Response:
    """A page of a template of `templates/`; `title` is what stands in the window's bar, and `values` are the
    template's own."""
    labels, links = load_labels(language), Links(language)
    page = (
        _environment()
        .get_template(template)
        .render(
            labels=labels,
            links=links,
            static=static,
            language=language,
            title=title,
            menu=[(name, links.page(name)) for name in _MENU],
            here=_path(request).removeprefix(f"/{language}/").strip("/") or "today",
            asker=caller_of(request),
            back=_elsewhere(request, language),
            others={other: _elsewhere(request, other) for other in LANGUAGES if other != language},
            asked=request.query_params,
            country=lambda code: country_name(code, labels),
            written=shown,
            whole_words=_whole_words,
            chart=_chart,
            **values,
        )
    )
    headers = {"Content-Language": language, "Vary": "Cookie, Accept-Language"}
    return Response(page.encode("utf-8", "replace"), status, headers, media_type="text/html")


def language_of(request: Request) -> Language:
    """The language of somebody who has not chosen one by the address: as the browser prefers, else Persian."""
    for part in request.headers.get("accept-language", "").split(","):
        told = part.partition(";")[0].strip().lower()[:2]
        for language in LANGUAGES:
            if told == language:
                return language
    return LANGUAGES[0]


def language_at(path: str, request: Request) -> Language:
    """The language of a page by its path, else as `language_of` says."""
    first = path.removeprefix("/").partition("/")[0]
    return next((language for language in LANGUAGES if language == first), language_of(request))


def _elsewhere(request: Request, language: Language) -> str:
    """This page in a language; without its parameters where it is what came of a form."""
    _, _, rest = _path(request).removeprefix("/").partition("/")
    asked = urlencode(request.query_params.multi_items(), errors="replace")
    return f"/{language}/{rest}" + (f"?{asked}" if asked and request.method == "GET" else "")


def _path(request: Request) -> str:
    path: str = request.scope["path"]  # not the address, which the header Host has a part in
    return path


def country_name(code: str | None, labels: Labels) -> str:
    """A state's name in the language of the page; what is no state's code stays as it is."""
    if not code:
        return ""
    return state_name(code) if labels.language == "fa" else english_state_name(code) or code


def _whole_words(text: str) -> str:
    """A stretch of a text without the words that were cut at its ends."""
    words = shown(text).split()
    return " ".join(words[1:-1] if len(words) > 2 else words)


def _chart(spec: Mapping[str, Any]) -> str:
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"))


@cache
def _environment() -> Environment:
    return Environment(
        loader=ChoiceLoader([PackageLoader("goft.web.pages"), PackageLoader("goft.render", "assets")]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # templates come with the package; to look each up again takes longer than to fill it
        trim_blocks=True,
        lstrip_blocks=True,
    )
