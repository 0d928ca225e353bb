"""A refusal as a page: what, where, what to do."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from goft.render.labels import load_labels
from goft.web.pages.shell import language_at, render
from goft.web.problems import Problem

__all__ = ["problem_page"]


def problem_page(request: Request, problem: Problem) -> Response:
    """The page, in the language of the address that was asked, else in the browser's."""
    language = language_at(request.scope["path"], request)
    title = load_labels(language).texts.get(f"problem_{problem.status}", problem.title)
    return render(request, "problem.html", language, status=problem.status, title=title, detail=problem.detail)
