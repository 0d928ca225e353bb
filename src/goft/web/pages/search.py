"""Statements by words, speaker, act, outlet and day, with what there is of each kind beside them."""

from __future__ import annotations

from typing import get_args

from fastapi import Request
from pydantic import Field
from starlette.responses import Response

from goft.archive import Archive
from goft.plots.model import Language
from goft.record import Act, StatementKind
from goft.render.labels import load_labels
from goft.web.pages.asking import asked_of, given
from goft.web.pages.shell import render
from goft.web.routes import Asked

__all__ = ["search_page"]

_SHOWN = 20


class AskedSearch(Asked):
    """The parameters of a search, as the API takes them; copies of a story are left out unless one asks for them."""

    limit: int = Field(_SHOWN, ge=1, le=100)


def search_page(request: Request, language: Language, archive: Archive) -> Response:
    """The page of a search."""
    asked = asked_of(request, AskedSearch)
    labels = load_labels(language)
    page = archive.search(asked.wanted())
    kept = {name: value for name, value in given(request).items() if name != "after"}
    return render(
        request,
        "search.html",
        language,
        title=asked.words or labels.text("menu_search"),
        page=page,
        kept=kept,
        acts=get_args(Act),
        kinds=get_args(StatementKind),
    )
