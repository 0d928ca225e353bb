"""A text that somebody pastes, or an address, read at once; nothing is stored."""

from __future__ import annotations

from datetime import date

import msgspec
from fastapi import Request
from starlette.responses import Response

from goft.article import Article
from goft.errors import GoftError, InputError
from goft.intake import Defaults, Limits, parse_day
from goft.intake.online import load_online
from goft.plots.model import Language
from goft.reader import Reader
from goft.render.labels import load_labels
from goft.render.speakers import colours_of
from goft.render.views import article_view
from goft.web.pages.shell import render

__all__ = ["Pasted", "read_pasted", "reading_page"]

_LONGEST = 100_000
"""Code points of a text that is pasted, at most: a long report, not a book."""
_LIMITS = Limits(size=2_000_000, seconds=10.0)
"""Of a page that somebody names: smaller and sooner given up than what the command line may fetch."""


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """What was put into the form, as it was put in."""

    text: str = ""
    url: str = ""
    outlet: str = ""
    published: str = ""


def reading_page(
    request: Request, language: Language, pasted: Pasted | None = None, reader: Reader | None = None
) -> Response:
    """The form, and under it what was read; `reader` reads what was pasted."""
    labels, pasted = load_labels(language), pasted or Pasted()
    article, wrong = None, None
    if reader is not None:
        try:
            record = reader.read(read_pasted(pasted))
            article = article_view(record, labels, colours_of([record]), "a1")
        except GoftError as error:
            wrong = str(error)
    return render(
        request,
        "read.html",
        language,
        status=422 if wrong else 200,
        title=labels.text("menu_read"),
        article=article,
        checks={},
        editing=None,
        wrong=wrong,
        text=pasted.text,
        url=pasted.url,
        outlet=pasted.outlet,
        published=pasted.published,
    )


def read_pasted(pasted: Pasted) -> Article:
    """The article of a form. Raises `GoftError` for an empty or too long text, a date that is none, an address that may
    not be asked."""
    published: date | None = parse_day(pasted.published) if pasted.published.strip() else None
    if pasted.text.strip():
        if len(pasted.text) > _LONGEST:
            raise InputError(f"is {len(pasted.text):,} characters long", where="text", hint=f"at most {_LONGEST:,}")
        text = pasted.text.replace("\r\n", "\n")  # a form sends its lines so
        return Article(id="pasted", text=text, outlet=pasted.outlet.strip() or None, published=published)
    url = pasted.url.strip()
    if not url:
        raise InputError("is empty", where="text", hint="paste a text, or give an address")
    for loaded in load_online(url, Defaults(outlet=pasted.outlet.strip() or None, published=published), _LIMITS):
        if loaded.article is not None:
            return loaded.article
        if loaded.error is not None:
            raise loaded.error
    raise InputError("has no article", where=url)
