"""What is new: the last days' statements, the most disputed threads, who speaks most."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from goft.archive import Archive, Query, ThreadQuery
from goft.plots.model import Language
from goft.render.labels import load_labels
from goft.web.pages.shell import render

__all__ = ["today_page"]


def today_page(request: Request, language: Language, archive: Archive) -> Response:
    """The front page."""
    return render(
        request,
        "today.html",
        language,
        title=load_labels(language).text("menu_today"),
        stats=archive.stats(),
        newest=archive.search(Query(once=True, limit=12)),
        disputed=archive.threads(ThreadQuery(disputed=True, stories=2, order="recent", limit=8)),
    )
