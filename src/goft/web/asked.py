"""Parameters that several routes take alike."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from goft.web.routes import Day

__all__ = ["Days"]


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
