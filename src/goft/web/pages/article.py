"""An article as it was published, its statements in their speakers' colours."""

from __future__ import annotations

from fastapi import HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from goft.archive import Archive
from goft.plots.model import Language
from goft.render.labels import load_labels
from goft.render.speakers import colours_of
from goft.render.views import article_view
from goft.web.pages.asking import asked_of
from goft.web.pages.shell import render

__all__ = ["article_page"]


class AskedArticle(BaseModel):
    """Which article."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(description="An article's id.")


def article_page(request: Request, language: Language, archive: Archive) -> Response:
    """The page of an article."""
    key = asked_of(request, AskedArticle).id
    record = archive.get(key)
    if record is None:
        raise HTTPException(404, load_labels(language).text("no_article", id=key))
    view = article_view(record, load_labels(language), colours_of([record]), "a1")
    return render(request, "article_page.html", language, title=view.title, article=view)
