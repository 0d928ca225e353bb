"""Refusals: each says what, where and what to do. The API's are as RFC 9457 («Problem Details for HTTP APIs») writes
them, those of pages are pages."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from goft.errors import GoftError

__all__ = ["Problem", "handle_problems", "problem"]


class Problem(msgspec.Struct, frozen=True):
    """Why something was refused."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


def problem(status: HTTPStatus, detail: str, headers: dict[str, str] | None = None) -> Response:
    """A refusal as the API answers it."""
    body = msgspec.json.encode(_problem(status, detail))
    return Response(body, status.value, headers, media_type="application/problem+json")


def handle_problems(app: FastAPI, page: Callable[[Request, Problem], Response]) -> None:
    """Have every refusal of an application answered as a problem; `page` makes a page of one."""

    def answered(request: Request, status: HTTPStatus, detail: str, headers: dict[str, str] | None = None) -> Response:
        path: str = request.scope["path"]  # not the address, which the header Host has a part in
        if path.startswith("/api"):
            return problem(status, detail, headers)
        found = page(request, _problem(status, detail))
        found.headers.update(headers or {})
        return found

    @app.exception_handler(GoftError)
    def _of_ours(request: Request, error: GoftError) -> Response:
        return answered(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(error))

    @app.exception_handler(RequestValidationError)
    def _of_a_value(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return answered(request, HTTPStatus.UNPROCESSABLE_ENTITY, told)

    @app.exception_handler(HTTPException)
    def _of_a_route(request: Request, error: HTTPException) -> Response:
        return answered(request, HTTPStatus(error.status_code), error.detail, dict(error.headers or {}))


def _problem(status: HTTPStatus, detail: str) -> Problem:
    return Problem(status.phrase, status.value, detail.encode(errors="replace").decode())
