"""What is new: a day's statements, the most disputed threads, who speaks most."""

from __future__ import annotations

from fastapi import Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from goft.archive import Archive
from goft.plots.model import Language
from goft.render.labels import load_labels
from goft.web.asked import Day
from goft.web.pages.asking import asked_of
from goft.web.pages.shell import render

__all__ = ["today_page"]


class AskedDay(BaseModel):
    """Which day; the last one that has articles where none is given."""

    model_config = ConfigDict(extra="forbid")

    day: Day | None = None


def today_page(request: Request, language: Language, archive: Archive) -> Response:
    """The front page."""
    today = archive.today(asked_of(request, AskedDay).day)
    return render(request, "today.html", language, title=load_labels(language).text("menu_today"), today=today)
