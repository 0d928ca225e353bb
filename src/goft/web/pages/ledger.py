"""A running count: every step with its sentence, what adds up and what does not."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from goft.archive import Archive, LedgerQuery
from goft.pictures import of_ledger
from goft.plots.model import Language
from goft.render.labels import load_labels
from goft.timelines.categories import load_categories
from goft.web.pages.asking import asked_of
from goft.web.pages.shell import render
from goft.web.timelines import AskedLedger

__all__ = ["ledger_page"]

_FIRST = "killed"


def ledger_page(request: Request, language: Language, archive: Archive) -> Response:
    """The page of a ledger."""
    asked = asked_of(request, AskedLedger, category=_FIRST)
    ledger = archive.ledger(LedgerQuery(**asked.model_dump()))
    categories = load_categories()
    labels = load_labels(language)
    names = {name: one.label if language == "fa" else one.means for name, one in categories.items()}
    return render(
        request,
        "ledger.html",
        language,
        title=labels.text("menu_ledger"),
        ledger=ledger,
        wanted=asked,
        names=names,
        spec=of_ledger(ledger, language=language),
    )
