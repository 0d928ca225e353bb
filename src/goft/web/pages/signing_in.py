"""The form by which somebody signs in."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from goft.render.labels import load_labels
from goft.web.access import Wrong
from goft.web.pages.shell import language_at, render

__all__ = ["sign_in_page"]


def sign_in_page(request: Request, next: str, wrong: Wrong | None) -> Response:
    """The form, in the language of the page that one came from; `next` is where it leads to, a path of ours."""
    language = language_at(next, request)
    labels = load_labels(language)
    told = labels.text(f"sign_in_{wrong}") if wrong else None
    return render(request, "sign_in.html", language, title=labels.text("sign_in"), next=next, wrong=told)
