"""The routes: statements by query, articles by id, how much there is."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query
from pydantic import Field
from starlette.responses import Response

from goft.archive import Archive, Page, Stats
from goft.archive import Query as Wanted
from goft.archive.search import AFTER
from goft.events.model import EventType
from goft.record import Act, Record, StatementKind
from goft.web.answers import answer, described
from goft.web.asked import Days

__all__ = ["routes_of"]

_STATE = r"^[A-Za-z]{3}$"


State = Annotated[str, Field(pattern=_STATE, examples=["IRN"])]


class Asked(Days):
    """The parameters of a search, named as in `goft.archive.Query`."""

    words: str = Field("", description="Words in any form; «…» around those that stand side by side.")
    speaker: str | None = Field(None, description="Who said it: a name in any spelling, or a key.")
    state: State | None = Field(None, description="The speaker's state, ISO 3166-1 alpha-3.")
    act: Act | None = Field(None, description="What the speaker does by saying it.")
    kind: StatementKind | None = Field(None, description="Word for word, in the writer's words, or both.")
    addressee: str | None = Field(None, description="To whom.")
    via: str | None = Field(None, description="By whose account.")
    event: EventType | None = Field(None, description="It tells an event of this type of PLOVER's.")
    target: str | None = Field(None, description="… that is done to this actor.")
    dyad: str | None = Field(
        None, pattern=r"^[A-Za-z]{3}-[A-Za-z]{3}$", examples=["IRN-USA"], description="… between these two states."
    )
    outlet: str | None = Field(None, description="Who published it.")
    once: Literal["true", "false"] = Field("false", description="Whether copies of a story are left out.")
    limit: int = Field(20, ge=1, le=200, description="Statements of a page.")
    after: str | None = Field(None, description="Go on behind a page: its `next`.", pattern=f"^{AFTER}$")

    def wanted(self) -> Wanted:
        """The query that is meant."""
        given = self.model_dump(exclude={"dyad", "once", "state"})
        one, _, other = (self.dyad or "").upper().partition("-")
        return Wanted(
            **given,
            state=self.state.upper() if self.state else None,
            dyad=(one, other) if one else None,
            once=self.once == "true",
        )


def routes_of(archive: Archive) -> APIRouter:
    """The routes over an archive."""
    routes = APIRouter()

    @routes.get("/statements", responses=described(Page, 422), response_class=Response)
    def statements(asked: Annotated[Asked, Query()]) -> Response:
        """Statements, the newest first, a page at a time."""
        return answer(archive.search(asked.wanted()))

    @routes.get("/articles/{key:path}", responses=described(Record, 404), response_class=Response)
    def articles(key: str) -> Response:
        """The record of an article: what it says, with its text."""
        record = archive.get(key)
        if record is None:
            raise HTTPException(404, f"there is no article {key!r}")
        return answer(record)

    @routes.get("/stats", responses=described(Stats), response_class=Response)
    def stats() -> Response:
        """How much the archive has."""
        return answer(archive.stats())

    return routes
