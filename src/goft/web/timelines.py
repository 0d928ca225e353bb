"""The routes over time: a speaker's positions, two states' weeks, running totals."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from pydantic import Field, WithJsonSchema
from starlette.responses import Response

from goft.archive import Archive, DyadQuery, LedgerQuery, PositionQuery
from goft.archive.timelines import NoSuchState
from goft.timelines import Dyad, Ledger, Positions
from goft.timelines.categories import load_categories
from goft.web.answers import answer, described
from goft.web.asked import Days

__all__ = ["timelines_of"]

_CATEGORIES = load_categories()
_UNITS = sorted({unit for one in _CATEGORIES.values() for unit in one.units})
_COUNTED = "; ".join(f"{name}: {one.means}" for name, one in _CATEGORIES.items())
Category = Annotated[str, WithJsonSchema({"type": "string", "enum": list(_CATEGORIES), "description": _COUNTED})]
Unit = Annotated[str, WithJsonSchema({"type": "string", "enum": _UNITS})]
_STATE = "A state: three letters of ISO 3166-1, or a name in any spelling."


class _Ranged(Days):
    """What every timeline takes."""

    outlet: str | None = Field(None, description="Who published it.")


class AskedPositions(_Ranged):
    """The parameters of positions, named as in `goft.archive.PositionQuery`."""

    speaker: str = Field(description="Whose positions: a name in any spelling, or a key.")
    about: str = Field("", description="On what: words in any form, as in a search. This or `towards` must be given.")
    towards: str | None = Field(None, description="… or towards whom: an actor's name or key, a state's name or code.")
    limit: int = Field(100, ge=1, le=1000, description="How many statements are shown, the last ones.")


class AskedDyad(_Ranged):
    """The parameters of a dyad, named as in `goft.archive.DyadQuery`."""

    one: str = Field(description=_STATE, examples=["IRN"])
    other: str = Field(description=_STATE, examples=["USA"])
    limit: int = Field(52, ge=1, le=6000, description="How many weeks are shown, the last ones.")
    events: int = Field(3, ge=0, le=1000, description="How many events are shown behind a week, the strongest.")


class AskedLedger(_Ranged):
    """The parameters of a ledger, named as in `goft.archive.LedgerQuery`."""

    category: Category
    target: str | None = Field(None, description="Of whom: a state (code or name) or an actor (key or name).")
    announcer: str | None = Field(None, description="Who announced it: a state, an actor or an outlet.")
    unit: Unit | None = Field(None, description="Only counts in this unit.")
    limit: int = Field(100, ge=1, le=1000, description="How many entries are shown, the last ones.")


def timelines_of(archive: Archive) -> APIRouter:
    """The routes over an archive."""
    routes = APIRouter()

    @routes.get("/positions", responses=described(Positions, 422), response_class=Response)
    def positions(asked: Annotated[AskedPositions, Query()]) -> Response:
        """A speaker's statements on a topic, oldest first, and where they turned round."""
        return answer(archive.positions(PositionQuery(**asked.model_dump())))

    @routes.get("/dyad", responses=described(Dyad, 404, 422), response_class=Response)
    def dyad(asked: Annotated[AskedDyad, Query()]) -> Response:
        """What two states did to each other, week by week, with the events behind it."""
        try:
            return answer(archive.dyad(DyadQuery(**asked.model_dump())))
        except NoSuchState as error:
            raise HTTPException(404, str(error)) from error

    @routes.get("/ledger", responses=described(Ledger, 422), response_class=Response)
    def ledger(asked: Annotated[AskedLedger, Query()]) -> Response:
        """Everything that was counted of one category, in order, added up and compared."""
        return answer(archive.ledger(LedgerQuery(**asked.model_dump())))

    return routes
