"""What a page is asked: the parameters of its address, an empty field of a form meaning that it is left out."""

from __future__ import annotations

from typing import TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

__all__ = ["asked_of", "given"]

Asked = TypeVar("Asked", bound=BaseModel)


def asked_of(request: Request, kind: type[Asked], **defaults: object) -> Asked:
    """The parameters as a value of this kind. Raises `RequestValidationError`, which a page tells as what is wrong."""
    try:
        return kind.model_validate({**defaults, **given(request)})
    except ValidationError as error:
        found = [{**one, "loc": ("query", *one["loc"])} for one in error.errors(include_url=False)]
        raise RequestValidationError(found) from error


def given(request: Request) -> dict[str, str]:
    """The parameters that are not empty."""
    return {name: value for name, value in request.query_params.items() if value.strip()}
