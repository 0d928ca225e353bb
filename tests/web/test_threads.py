"""Threads by API: the Python API's answers, a true document, refusals that say why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import msgspec
import pytest
from schemathesis import GenerationMode

from archive.conftest import maker  # noqa: F401 - a fixture
from archive.test_threads import TEXTS
from goft.archive import Archive, Thread, ThreadList, ThreadQuery
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from support.api import MODES, keeps_to_its_document, refuses
from web.test_api import serving

PATHS = ("/api/threads", "/api/thread")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, maker: EntryMaker) -> Iterator[Archive]:  # noqa: F811
    place: Path = tmp_path_factory.mktemp("web") / "news.sqlite"
    with Archive(place) as archive:
        for key, day, outlet, text in TEXTS:
            published = date.fromisoformat(day) if day else None
            archive.add([maker.entry_of(Article(id=key, text=text, outlet=outlet, published=published))])
        archive.thread()
        yield archive


@pytest.fixture(scope="module")
def asked(held: Archive) -> Iterator[httpx.Client]:
    with serving(held) as client:
        yield client


def test_twins_of_the_python_api(asked: httpx.Client, held: Archive) -> None:
    found = asked.get("/api/threads", params={"words": "پهپاد", "disputed": True, "since": "1403-02-01"})
    listed = msgspec.json.decode(found.content, type=ThreadList)
    assert listed == held.threads(ThreadQuery(words="پهپاد", disputed=True, since=date(2024, 4, 20)))
    assert len(listed.threads) == 1
    thread = msgspec.json.decode(asked.get("/api/thread?article=m3&statement=s1").content, type=Thread)
    assert thread == held.thread_of("m3", "s1")
    assert len(thread.members) == 4


WRONG = [
    ("/api/threads?order=size", 422, "order"),
    ("/api/threads?limit=0", 422, "limit"),
    ("/api/threads?since=2024-01-02&until=2024-01-01", 422, "later than"),
    ("/api/threads?word=x", 422, "word"),
    ("/api/thread?article=m1", 422, "statement"),
    ("/api/thread?article=m1&statement=1", 422, "statement"),
    ("/api/thread?article=m6&statement=s1", 404, "s1 of m6 is in no thread"),
    ("/api/thread?article=giraffe&statement=s1", 404, "s1 of giraffe is in no thread"),
]


@pytest.mark.parametrize(("path", "status", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_refusals_say_why(asked: httpx.Client, path: str, status: int, said: str) -> None:
    refuses(asked, path, status, said)


@pytest.mark.parametrize("mode", MODES)
def test_they_keep_to_their_own_document(asked: httpx.Client, mode: GenerationMode) -> None:
    keeps_to_its_document(asked, PATHS, mode)
