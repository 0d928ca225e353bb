"""What goes out: our typed values as JSON, and the schemas of them."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from starlette.responses import Response

from goft.archive import Page, Stats, Thread, ThreadList
from goft.record import Record
from goft.schema import schemas_of
from goft.timelines import Dyad, Ledger, Positions
from goft.web.problems import Problem

__all__ = ["answer", "described", "schemas"]

_SHOWN = (Page, Record, Stats, ThreadList, Thread, Positions, Dyad, Ledger, Problem)


_ANYWHERE = (400, 401, 429)
"""Problems that every route may answer: another name for this machine, a token that is none, too many questions."""


def answer(value: msgspec.Struct) -> Response:
    """A value as JSON. Lone surrogates, which UTF-8 cannot carry, are written as escapes."""
    try:
        body = msgspec.json.encode(value)
    except UnicodeEncodeError:
        body = json.dumps(msgspec.to_builtins(value)).encode()
    return Response(body, media_type="application/json")


def described(kind: type[msgspec.Struct], *problems: int) -> dict[int | str, dict[str, Any]]:
    """What a route answers, for OpenAPI: a value of this kind, or a problem of these statuses."""
    wrong = {"application/problem+json": {"schema": _reference(Problem)}}
    return {
        200: {"content": {"application/json": {"schema": _reference(kind)}}, "description": "Found."},
        **{status: {"content": wrong, "description": "Refused, and why."} for status in _ANYWHERE + problems},
    }


def schemas() -> dict[str, Any]:
    """The JSON Schemas of everything that is answered."""
    return schemas_of(_SHOWN, "#/components/schemas/{name}")


def _reference(kind: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{kind.__name__}"}
