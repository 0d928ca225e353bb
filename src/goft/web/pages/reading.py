"""A text that somebody pastes, or an address, read at once; an editor may have it kept."""

from __future__ import annotations

import hashlib
from datetime import date

from fastapi import Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from goft.archive import Archive
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.errors import GoftError, InputError
from goft.intake import Defaults, Limits, parse_day
from goft.intake.online import load_online
from goft.plots.model import Language
from goft.render.labels import load_labels
from goft.render.speakers import colours_of
from goft.render.views import article_view
from goft.web.pages.links import Links
from goft.web.pages.shell import render

__all__ = ["AskedReading", "read_pasted", "reading_page"]

_LONGEST = 100_000
"""Code points of a text that is pasted, at most: a long report, not a book."""
_LIMITS = Limits(size=2_000_000, seconds=10.0)
"""Of a page that somebody names: smaller and sooner given up than what the command line may fetch."""


class AskedReading(BaseModel):
    """What was put into the form, as it was put in."""

    text: str = ""
    url: str = Field(default="", max_length=4000)
    outlet: str = Field(default="", max_length=200)
    published: str = Field(default="", max_length=40)
    keep: bool = False


def reading_page(
    request: Request,
    language: Language,
    archive: Archive,
    pasted: AskedReading | None = None,
    maker: EntryMaker | None = None,
) -> Response:
    """The form, and under it what was read; `maker` reads what was pasted. What an editor wants kept is kept, and its
    own page is shown."""
    labels, pasted = load_labels(language), pasted or AskedReading()
    article, wrong = None, None
    if maker is not None:
        try:
            entry = maker.entry_of(read_pasted(pasted))
            if pasted.keep:
                archive.add([entry])
                return RedirectResponse(Links(language).article(entry.article.id), 303)
            article = article_view(entry.record, labels, colours_of([entry.record]), "a1")
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
        pasted=pasted,
    )


def read_pasted(pasted: AskedReading) -> Article:
    """The article of a form. Raises `GoftError` for an empty or too long text, a date that is none, an address that may
    not be asked."""
    published: date | None = parse_day(pasted.published) if pasted.published.strip() else None
    if pasted.text.strip():
        if len(pasted.text) > _LONGEST:
            raise InputError(f"is {len(pasted.text):,} characters long", where="text", hint=f"at most {_LONGEST:,}")
        text = pasted.text.replace("\r\n", "\n")  # a form sends its lines so
        name = f"pasted-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
        return Article(id=name, text=text, outlet=pasted.outlet.strip() or None, published=published)
    url = pasted.url.strip()
    if not url:
        raise InputError("is empty", where="text", hint="paste a text, or give an address")
    for loaded in load_online(url, Defaults(outlet=pasted.outlet.strip() or None, published=published), _LIMITS):
        if loaded.article is not None:
            return loaded.article
        if loaded.error is not None:
            raise loaded.error
    raise InputError("has no article", where=url)
