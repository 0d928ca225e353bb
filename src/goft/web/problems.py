"""Refusals: each says what, where and what to do. The API's are as RFC 9457 («Problem Details for HTTP APIs») writes
them, those of pages are pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Protocol

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from goft.errors import GoftError

__all__ = ["Problem", "Refuse", "handle_problems", "is_api", "problem", "refusing"]


class Problem(msgspec.Struct, frozen=True):
    """Why something was refused."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


class Refuse(Protocol):
    """Answers a request that is refused."""

    def __call__(
        self, request: Request, status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None
    ) -> Response:
        """The answer, with these headers."""
        ...


def problem(status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal as the API answers it."""
    body = msgspec.json.encode(_problem(status, detail))
    return Response(body, status.value, headers, media_type="application/problem+json")


def is_api(request: Request) -> bool:
    """Whether a program is answered, not a person.

    Not by `request.url`, here and in the guard: it is put together with the header Host, and with "Host: x/static/?" it
    is another path than the one that is routed.
    """
    path: str = request.scope["path"]
    return path == "/api" or path.startswith("/api/")


def refusing(page: Callable[[Request, Problem], Response]) -> Refuse:
    """What answers refusals: a program gets the problem, a person the page that `page` makes of it."""

    def refuse(request: Request, status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> Response:
        if is_api(request):
            return problem(status, detail, headers)
        found = page(request, _problem(status, detail))
        found.headers.update(headers or {})
        return found

    return refuse


def handle_problems(app: FastAPI, refuse: Refuse) -> None:
    """Have every refusal of an application answered."""

    @app.exception_handler(GoftError)
    def _of_ours(request: Request, error: GoftError) -> Response:
        return refuse(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(error))

    @app.exception_handler(RequestValidationError)
    def _of_a_value(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return refuse(request, HTTPStatus.UNPROCESSABLE_ENTITY, told)

    @app.exception_handler(HTTPException)
    def _of_a_route(request: Request, error: HTTPException) -> Response:
        return refuse(request, HTTPStatus(error.status_code), error.detail, dict(error.headers or {}))


def _problem(status: HTTPStatus, detail: str) -> Problem:
    return Problem(status.phrase, status.value, detail.encode(errors="replace").decode())
