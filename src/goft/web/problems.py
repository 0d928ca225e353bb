"""Refusals: each says what, where and what to do, as RFC 9457 («Problem Details for HTTP APIs») writes it."""

from __future__ import annotations

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
    """A refusal as an answer."""
    body = msgspec.json.encode(Problem(status.phrase, status.value, detail.encode(errors="replace").decode()))
    return Response(body, status.value, headers, media_type="application/problem+json")


def handle_problems(app: FastAPI) -> None:
    """Have every refusal of an application answered as a problem."""

    @app.exception_handler(GoftError)
    def _of_ours(_: Request, error: GoftError) -> Response:
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))

    @app.exception_handler(RequestValidationError)
    def _of_a_value(_: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, told)

    @app.exception_handler(HTTPException)
    def _of_a_route(_: Request, error: HTTPException) -> Response:
        return problem(HTTPStatus(error.status_code), error.detail, dict(error.headers or {}))
