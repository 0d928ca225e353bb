"""The routes of the pages: each language's under its own name."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request
from starlette.responses import RedirectResponse, Response

from goft.archive import Archive
from goft.plots.model import Language
from goft.reader import Reader
from goft.web.pages.actor import actor_page
from goft.web.pages.article import article_page
from goft.web.pages.assets import assets_of
from goft.web.pages.dyad import dyad_page
from goft.web.pages.ledger import ledger_page
from goft.web.pages.reading import Pasted, reading_page
from goft.web.pages.search import search_page
from goft.web.pages.shell import language_of
from goft.web.pages.thread import thread_page, threads_page
from goft.web.pages.today import today_page

__all__ = ["pages_of"]

In = Annotated[Language, Path()]
Typed = Annotated[str, Form()]


def pages_of(archive: Archive) -> APIRouter:
    """The routes over an archive. None of them is part of the API's document."""
    routes = APIRouter(include_in_schema=False, default_response_class=Response)
    routes.include_router(assets_of())
    reader = cache(Reader.load)  # seconds, which only the first who has something read waits

    @routes.get("/")
    def root(request: Request) -> Response:
        return RedirectResponse(f"/{language_of(request)}/today", 307)

    @routes.get("/{language}/")
    def front(language: In) -> Response:
        return RedirectResponse(f"/{language}/today", 307)

    @routes.get("/{language}/today")
    def today(request: Request, language: In) -> Response:
        return today_page(request, language, archive)

    @routes.get("/{language}/search")
    def search(request: Request, language: In) -> Response:
        return search_page(request, language, archive)

    @routes.get("/{language}/article")
    def article(request: Request, language: In) -> Response:
        return article_page(request, language, archive)

    @routes.get("/{language}/actor")
    def actor(request: Request, language: In) -> Response:
        return actor_page(request, language, archive)

    @routes.get("/{language}/threads")
    def threads(request: Request, language: In) -> Response:
        return threads_page(request, language, archive)

    @routes.get("/{language}/thread")
    def thread(request: Request, language: In) -> Response:
        return thread_page(request, language, archive)

    @routes.get("/{language}/dyad")
    def dyad(request: Request, language: In) -> Response:
        return dyad_page(request, language, archive)

    @routes.get("/{language}/ledger")
    def ledger(request: Request, language: In) -> Response:
        return ledger_page(request, language, archive)

    @routes.get("/{language}/read")
    def read(request: Request, language: In) -> Response:
        return reading_page(request, language)

    @routes.post("/{language}/read")
    def read_it(
        request: Request,
        language: In,
        text: Typed = "",
        url: Typed = "",
        outlet: Typed = "",
        published: Typed = "",
    ) -> Response:
        pasted = Pasted(text=text, url=url, outlet=outlet, published=published)
        return reading_page(request, language, pasted, reader())

    return routes
