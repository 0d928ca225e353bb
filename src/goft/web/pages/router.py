"""The routes of the pages: each language's under its own name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from goft.archive import Archive
from goft.archive.taking_in import EntryMaker
from goft.errors import CorrectionError
from goft.plots.model import Language
from goft.web.access import Caller, limited, require
from goft.web.access.roles import SIGN_IN
from goft.web.access.routes import local
from goft.web.pages.actor import actor_page
from goft.web.pages.article import article_page, show_article
from goft.web.pages.assets import assets_of
from goft.web.pages.correcting import AskedCorrection, AskedUndo, correct
from goft.web.pages.dyad import dyad_page
from goft.web.pages.ledger import ledger_page
from goft.web.pages.links import Links
from goft.web.pages.reading import AskedReading, reading_page
from goft.web.pages.search import search_page
from goft.web.pages.shell import LANGUAGES, language_of
from goft.web.pages.signing_in import sign_in_page
from goft.web.pages.thread import thread_page, threads_page
from goft.web.pages.today import today_page

__all__ = ["pages_of"]

Editor = Annotated[Caller, Depends(require("editor"))]
Page = Callable[[Request, Language, Archive], Response]
_PAGES: dict[str, Page] = {
    "today": today_page,
    "search": search_page,
    "article": article_page,
    "actor": actor_page,
    "threads": threads_page,
    "thread": thread_page,
    "dyad": dyad_page,
    "ledger": ledger_page,
}


def pages_of(archive: Archive) -> APIRouter:
    """The routes over an archive. None of them is part of the API's document."""
    routes = APIRouter(include_in_schema=False, default_response_class=Response)
    routes.include_router(assets_of())
    maker = cache(EntryMaker.load)  # seconds, which only the first who has something read waits
    for language in LANGUAGES:
        routes.include_router(_of_language(archive, language, maker), prefix=f"/{language}")

    @routes.get("/")
    def root(request: Request) -> Response:
        return RedirectResponse(f"/{language_of(request)}/today", 307)

    @routes.get(SIGN_IN)
    def sign_in(request: Request, next: str = "/") -> Response:
        return sign_in_page(request, local(next), None)

    return routes


def _of_language(archive: Archive, language: Language, maker: Callable[[], EntryMaker]) -> APIRouter:
    routes = APIRouter(default_response_class=Response)
    for name, page in _PAGES.items():
        routes.add_api_route(f"/{name}", _shown(page, archive, language), name=f"{language} {name}")

    @routes.get("/")
    def front() -> Response:
        return RedirectResponse(f"/{language}/today", 307)

    @routes.post("/correct")
    def correct_it(request: Request, asked: Annotated[AskedCorrection, Form()], editor: Editor) -> Response:
        try:
            number = correct(archive, asked, editor.name or "")
        except CorrectionError as error:
            return show_article(request, language, archive, asked.article, wrong=str(error))
        return _back(language, asked.article, number)

    @routes.post("/undo")
    def undo_it(asked: Annotated[AskedUndo, Form()], editor: Editor) -> Response:
        archive.undo(asked.number, editor.name or "")
        return _back(language, asked.article, "")

    @routes.get("/read")
    def read(request: Request) -> Response:
        return reading_page(request, language, archive)

    @routes.post("/read", dependencies=[Depends(limited("read"))])
    def read_it(request: Request, pasted: Annotated[AskedReading, Form()]) -> Response:
        if pasted.keep:
            require("editor")(request)
        return reading_page(request, language, archive, pasted, maker())

    return routes


def _back(language: Language, article: str, number: str) -> Response:
    """To the article, at a statement of its list."""
    place = Links(language).article(article) + (f"#a1-c{number}" if number else "")
    return RedirectResponse(place, 303)


def _shown(page: Page, archive: Archive, language: Language) -> Callable[[Request], Response]:
    def shown(request: Request) -> Response:
        return page(request, language, archive)

    return shown
