"""An article as it was published, its statements in their speakers' colours; for an editor, ready to be corrected."""

from __future__ import annotations

from fastapi import HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from goft.archive import Archive
from goft.plots.model import Language
from goft.render.labels import load_labels
from goft.render.speakers import colours_of
from goft.render.views import article_view
from goft.web.access import caller_of
from goft.web.pages.asking import asked_of
from goft.web.pages.editing import checks_of, edits_of, past_of
from goft.web.pages.shell import render

__all__ = ["article_page", "show_article"]


class AskedArticle(BaseModel):
    """Which article."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(description="An article's id.")


def article_page(request: Request, language: Language, archive: Archive) -> Response:
    """The page of an article."""
    return show_article(request, language, archive, asked_of(request, AskedArticle).id)


def show_article(
    request: Request, language: Language, archive: Archive, key: str, wrong: str | None = None
) -> Response:
    """The page of an article by its id; `wrong` is what was refused of a correction."""
    labels = load_labels(language)
    found = archive.checked(key)
    if found is None:
        raise HTTPException(404, labels.text("no_article", id=key))
    record = found.record
    view = article_view(record, labels, colours_of([record]), "a1")
    edits = caller_of(request).may("editor")
    past = {one.id: one for one in archive.corrections(article=key).corrections} if edits else {}
    return render(
        request,
        "article_page.html",
        language,
        status=422 if wrong else 200,
        title=view.title,
        article=view,
        checks=checks_of(found, labels),
        editing=edits_of(record) if edits else None,
        past=past_of(past, labels),
        lost=len(found.unplaced),
        wrong=wrong,
    )
