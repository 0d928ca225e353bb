"""Two states, week by week: the line of events, and the quotations behind each point."""

from __future__ import annotations

from fastapi import HTTPException, Request
from starlette.responses import Response

from goft.archive import Archive, DyadQuery
from goft.archive.timelines import NoSuchState
from goft.pictures import of_dyad
from goft.plots.model import Language
from goft.render.labels import load_labels
from goft.web.pages.asking import asked_of, given
from goft.web.pages.shell import render
from goft.web.timelines import AskedDyad

__all__ = ["dyad_page"]

_EVENTS = 10


def dyad_page(request: Request, language: Language, archive: Archive) -> Response:
    """The page of a dyad; without two states, the form that asks for them."""
    title = load_labels(language).text("menu_dyad")
    if not {"one", "other"} & given(request).keys():
        return render(request, "dyad.html", language, title=title, dyad=None, spec=None)
    asked = asked_of(request, AskedDyad, events=_EVENTS)
    try:
        dyad = archive.dyad(DyadQuery(**asked.model_dump()))
    except NoSuchState as error:
        raise HTTPException(404, str(error)) from error
    return render(request, "dyad.html", language, title=title, dyad=dyad, spec=of_dyad(dyad, language=language))
