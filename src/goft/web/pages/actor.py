"""An actor: who it is, what was said when and by which act, and how positions changed."""

from __future__ import annotations

from fastapi import HTTPException, Request
from pydantic import Field
from starlette.responses import Response

from goft.archive import Archive, PositionQuery, Query
from goft.pictures import of_positions
from goft.plots.model import Language
from goft.render.labels import load_labels
from goft.web.pages.asking import asked_of
from goft.web.pages.shell import render
from goft.web.timelines import AskedPositions

__all__ = ["actor_page"]

_SHOWN = 10


class AskedActor(AskedPositions):
    """Who, and on what topic the positions are asked for."""

    speaker: str = Field(alias="name")


def actor_page(request: Request, language: Language, archive: Archive) -> Response:
    """The page of an actor; with a topic, the positions on it."""
    asked = asked_of(request, AskedActor)
    profile = archive.profile(asked.speaker)
    if profile is None:
        raise HTTPException(404, load_labels(language).text("no_actor", name=asked.speaker))
    positions = None
    if asked.about or asked.towards:
        positions = archive.positions(PositionQuery(**asked.model_dump()))
    return render(
        request,
        "actor.html",
        language,
        title=profile.name,
        profile=profile,
        wanted=asked,
        page=archive.search(Query(speaker=profile.key, once=True, limit=_SHOWN)),
        positions=positions,
        spec=of_positions(positions, language=language) if positions else None,
    )
