"""The routes of the threads: a list of claims across articles, and one with everybody who takes part."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from goft.archive import Archive, Thread, ThreadList, ThreadQuery
from goft.archive.threads import ThreadOrder
from goft.web.answers import answer, described
from goft.web.asked import Days

__all__ = ["threads_of"]


class AskedThreads(Days):
    """The parameters of a list of threads, named as in `goft.archive.ThreadQuery`."""

    words: str = Field("", description="Words in any form; «…» around those that stand side by side.")
    speaker: str | None = Field(None, description="Who takes part: a name in any spelling, or a key.")
    disputed: bool = Field(False, description="Only those that somebody disputes.")
    stories: int = Field(1, ge=1, le=1_000_000, description="Told by so many stories at least; copies count once.")
    order: ThreadOrder = Field("stories", description="What comes first.")
    limit: int = Field(20, ge=1, le=200, description="How many threads.")


class AskedThread(BaseModel):
    """Which statement's thread is asked for."""

    model_config = ConfigDict(extra="forbid")

    article: str = Field(description="An article's id.")
    statement: str = Field(pattern=r"^s[0-9]{1,9}$", description="One of its statements.", examples=["s3"])


def threads_of(archive: Archive) -> APIRouter:
    """The routes over an archive."""
    routes = APIRouter()

    @routes.get("/threads", responses=described(ThreadList, 422), response_class=Response)
    def threads(asked: Annotated[AskedThreads, Query()]) -> Response:
        """Threads, each with its first claim and how many stories repeat, support and dispute it."""
        return answer(archive.threads(ThreadQuery(**asked.model_dump())))

    @routes.get("/thread", responses=described(Thread, 404, 422), response_class=Response)
    def thread(asked: Annotated[AskedThread, Query()]) -> Response:
        """The thread of a statement: everybody who takes part, in order, each with the words."""
        found = archive.thread_of(asked.article, asked.statement)
        if found is None:
            raise HTTPException(404, f"{asked.statement} of {asked.article} is in no thread")
        return answer(found)

    return routes
