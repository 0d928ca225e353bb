"""Statements by words, speaker, act, outlet and day, with how many there are of each kind beside them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence

import msgspec
from fastapi import Request
from pydantic import Field
from starlette.responses import Response

from goft.archive import ActorFacet, Archive, Facet, Facets
from goft.plots.model import Language
from goft.render.labels import Labels, load_labels
from goft.web.pages.asking import asked_of, given
from goft.web.pages.links import Links
from goft.web.pages.shell import country_name, render
from goft.web.routes import Asked

__all__ = ["search_page"]

_SHOWN = 20
_MONTHS = 24
"""Months that are shown, the last ones."""


class AskedSearch(Asked):
    """The parameters of a search, as the API takes them."""

    limit: int = Field(_SHOWN, ge=1, le=100)


class _Choice(msgspec.Struct, frozen=True):
    """A value of a facet: its name, how many there are, the search with it (without it, where it is chosen)."""

    name: str
    count: str
    address: str
    chosen: bool


class _Box(msgspec.Struct, frozen=True):
    """A facet as it is shown; `some` says of how many it was counted, where these are not all."""

    title: str
    choices: tuple[_Choice, ...]
    some: str | None


def search_page(request: Request, language: Language, archive: Archive) -> Response:
    """The page of a search."""
    asked, labels = asked_of(request, AskedSearch), load_labels(language)
    query = asked.wanted()
    facets = archive.facets(query)
    kept = {name: value for name, value in given(request).items() if name != "after"}
    return render(
        request,
        "search.html",
        language,
        title=asked.words or labels.text("menu_search"),
        page=archive.search(query),
        facets=facets,
        boxes=_boxes(facets, kept, labels),
        kept=kept,
    )


def _boxes(facets: Facets, kept: dict[str, str], labels: Labels) -> tuple[_Box, ...]:
    speakers = [(one.key, one.name, one.count) for one in facets.speakers.values]
    states = [(one.value, country_name(one.value, labels), one.count) for one in facets.states.values]
    outlets = [(one.value, one.value, one.count) for one in facets.outlets.values]
    acts = [(one.value, labels.acts[one.value], one.count) for one in facets.acts.values]
    kinds = [(one.value, labels.kinds[one.value], one.count) for one in facets.kinds.values]
    of = _Boxes(kept, labels)
    return (
        of.box("act", acts, facets.acts),
        of.box("speaker", speakers, facets.speakers),
        of.box("state", states, facets.states),
        of.box("outlet", outlets, facets.outlets),
        of.box("kind", kinds, facets.kinds),
        of.months(facets.months),
    )


class _Boxes:
    """Makes the boxes of a search with these parameters."""

    def __init__(self, kept: dict[str, str], labels: Labels) -> None:
        self._kept = kept
        self._labels = labels

    def box(self, name: str, values: Sequence[tuple[str, str, int]], facet: Facet | ActorFacet) -> _Box:
        choices = tuple(self._choice(shown, count, {name: value}) for value, shown, count in values)
        return _Box(self._labels.text(f"field_{name}"), choices, self._some(facet))

    def months(self, facet: Facet) -> _Box:
        choices = tuple(
            self._choice(
                self._labels.month(one.value), one.count, {"since": f"{one.value}-01", "until": _last_day(one.value)}
            )
            for one in reversed(facet.values[-_MONTHS:])
        )
        return _Box(self._labels.text("field_month"), choices, self._some(facet))

    def _choice(self, shown: str, count: int, values: dict[str, str]) -> _Choice:
        chosen = all(self._kept.get(name) == value for name, value in values.items())
        rest = {name: value for name, value in self._kept.items() if name not in values}
        address = Links(self._labels.language).page("search", **(rest if chosen else {**rest, **values}))
        return _Choice(shown, self._labels.number(count), address, chosen)

    def _some(self, facet: Facet | ActorFacet) -> str | None:
        return None if facet.whole else self._labels.text("of_newest", number=self._labels.number(facet.counted))


def _last_day(month: str) -> str:
    year, number = (int(part) for part in month.split("-"))
    return f"{month}-{monthrange(year, number)[1]:02}"
