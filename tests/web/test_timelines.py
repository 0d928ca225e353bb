"""Positions, dyads and ledgers by API: the Python API's answers, a true document, refusals that say why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from schemathesis import GenerationMode

from archive.conftest import maker  # noqa: F401 - a fixture
from archive.test_timelines import TEXTS
from goft.archive import Archive, DyadQuery, LedgerQuery, PositionQuery
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.timelines import Dyad, Ledger, Positions
from support.api import MODES, keeps_to_its_document, refuses
from web.test_api import serving

PATHS = ("/api/positions", "/api/dyad", "/api/ledger")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, maker: EntryMaker) -> Iterator[Archive]:  # noqa: F811
    place: Path = tmp_path_factory.mktemp("web") / "news.sqlite"
    with Archive(place) as archive:
        articles = (Article(id=key, text=text, outlet="پیک", published=date.fromisoformat(d)) for key, d, text in TEXTS)
        archive.add([maker.entry_of(article) for article in articles])
        yield archive


@pytest.fixture(scope="module")
def asked(held: Archive) -> Iterator[httpx.Client]:
    with serving(held) as client:
        yield client


def test_twins_of_the_python_api(asked: httpx.Client, held: Archive) -> None:
    params: dict[str, Any] = {"speaker": "رادمان کوهزاد", "about": "مذاکره", "since": "1403-02-01"}
    positions = msgspec.json.decode(asked.get("/api/positions", params=params).content, type=Positions)
    assert positions == held.positions(PositionQuery(**{**params, "since": date(2024, 4, 20)}))
    assert positions.changes
    dyad = asked.get("/api/dyad", params={"one": "jpn", "other": "هند", "events": 5})
    assert msgspec.json.decode(dyad.content, type=Dyad) == held.dyad(DyadQuery(one="JPN", other="IND", events=5))
    ledger = asked.get("/api/ledger", params={"category": "killed", "target": "IND"})
    assert msgspec.json.decode(ledger.content, type=Ledger) == held.ledger(LedgerQuery(category="killed", target="IND"))


WRONG = [
    ("/api/positions?about=x", 422, "speaker"),
    ("/api/positions?speaker=x", 422, "on something"),
    ("/api/positions?speaker=x&about=y&since=2024-01-02&until=2024-01-01", 422, "later than"),
    ("/api/dyad?one=IRN", 422, "other"),
    ("/api/dyad?one=IRN&other=giraffe", 404, "'giraffe' is no state"),
    ("/api/dyad?one=IRN&other=USA&events=-1", 422, "events"),
    ("/api/ledger?category=moods", 422, "one of killed"),
    ("/api/ledger?category=killed&unit=mood", 422, "nothing is counted in 'mood'"),
    ("/api/ledger?category=killed&limits=3", 422, "limits"),
]


@pytest.mark.parametrize(("path", "status", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_refusals_say_why(asked: httpx.Client, path: str, status: int, said: str) -> None:
    refuses(asked, path, status, said)


@pytest.mark.parametrize("mode", MODES)
def test_they_keep_to_their_own_document(asked: httpx.Client, mode: GenerationMode) -> None:
    def named(case: Any) -> None:
        if case.path == PATHS[0]:  # no document says that one of two must be there
            case.query["about"] = case.query.get("about") or "هند"

    keeps_to_its_document(asked, PATHS, mode, named)
