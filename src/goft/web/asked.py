"""Parameters that several routes take alike."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic.functional_validators import BeforeValidator

from goft.errors import DateError
from goft.intake import parse_day

__all__ = ["Day", "Days"]


def _day(text: Any) -> date:
    try:
        return parse_day(str(text))
    except DateError as error:
        raise ValueError(str(error)) from error


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "examples": ["1402-01-09"]})]


class Days(BaseModel):
    """Days of publication, both included; no other parameter than a route names is taken."""

    model_config = ConfigDict(extra="forbid")

    since: Day | None = Field(None, description="From this day of publication on, in either calendar.")
    until: Day | None = Field(None, description="Up to this day.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError("since is later than until")
        return self
