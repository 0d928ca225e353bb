"""The JSON API: the same answers as the Python API, a document that tells the truth, refusals that say why."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from schemathesis import GenerationMode

from archive.conftest import archive, entries, maker, place, server  # noqa: F401 - fixtures
from goft.archive import Archive, Page, Query
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.record import Record
from goft.web import make_app
from support.api import MODES, keeps_to_its_document, refuses
from support.serving import serving_app

TEXT = "وزیر خارجه ژاپن گفت: «سفر \ud800 و \x00 خوب بود.»"


@contextmanager
def serving(held: Archive) -> Iterator[httpx.Client]:
    """A real server over an archive, on the loopback, and a client of it."""
    with serving_app(make_app(held)) as client:
        yield client


@pytest.fixture
def asked(archive: Archive, entries: list[Entry]) -> Iterator[httpx.Client]:  # noqa: F811
    archive.add(entries)
    with serving(archive) as client:
        yield client


SAME = [
    {"words": "رايزني", "limit": 1},
    {"speaker": "رادمان کوهزاد"},
    {"state": "jpn"},
    {"event": "CONSULT", "dyad": "IND-JPN"},
    {"since": "1403-02-16"},
    {"words": "رایزنی", "once": "true", "until": "2024-05-05"},
]


@pytest.mark.parametrize("params", SAME, ids=str)
def test_a_twin_of_the_python_api(asked: httpx.Client, archive: Archive, params: dict[str, Any]) -> None:  # noqa: F811
    from goft.web.routes import Asked

    found = asked.get("/api/statements", params=params)
    page = msgspec.json.decode(found.content, type=Page)
    assert page == archive.search(Asked(**params).wanted())
    assert page.hits


def test_pages_follow_one_another(asked: httpx.Client, archive: Archive) -> None:  # noqa: F811
    seen: list[tuple[str, str]] = []
    params: dict[str, Any] = {"limit": 2}
    while True:
        page = msgspec.json.decode(asked.get("/api/statements", params=params).content, type=Page)
        seen += [(hit.article, hit.statement.id) for hit in page.hits]
        if page.next is None:
            break
        params["after"] = page.next
    assert seen == [(hit.article, hit.statement.id) for hit in archive.search(Query(limit=200)).hits]


def test_an_article_of_any_characters(
    asked: httpx.Client,
    archive: Archive,  # noqa: F811
    maker: EntryMaker,  # noqa: F811
) -> None:
    odd = Article(id="https://example.org/a?b=1#c", text=TEXT)
    archive.add([maker.entry_of(odd)])
    found = asked.get("/api/articles/" + httpx.URL("", params={"x": odd.id}).query.decode()[2:])
    assert Record.from_json(found.content) == archive.get(odd.id)


PATHS = ("/api/statements", "/api/articles/{key}", "/api/stats")
WRONG = [
    ("/api/statements?limit=0", 422, "limit"),
    ("/api/statements?act=shout", 422, "act"),
    ("/api/statements?speeker=x", 422, "speeker"),
    ("/api/statements?since=yesterday", 422, "since"),
    ("/api/statements?since=2024-01-02&until=2024-01-01", 422, "later than"),
    ("/api/statements?after=nowhere", 422, "after"),
    ("/api/articles/none", 404, "no article 'none'"),
    ("/api/none", 404, "Not Found"),
]


@pytest.mark.parametrize(("path", "status", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_refusals_say_why(asked: httpx.Client, path: str, status: int, said: str) -> None:
    refuses(asked, path, status, said)


def test_another_name_for_this_machine_is_refused(asked: httpx.Client) -> None:
    assert asked.get("/api/stats", headers={"host": "evil.example"}).status_code == 400


def test_nothing_can_be_written(asked: httpx.Client) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert asked.request(method, "/api/articles/a1").status_code == 405


@pytest.mark.parametrize("mode", MODES)
def test_it_keeps_to_its_own_document(tmp_path: Path, entries: list[Entry], mode: GenerationMode) -> None:  # noqa: F811
    with Archive(tmp_path / "a.sqlite") as held, serving(held) as client:
        held.add(entries)
        # Any path is an article's id, and the figures take nothing.
        paths = ["/api/statements"] if mode is GenerationMode.NEGATIVE else PATHS
        keeps_to_its_document(client, paths, mode, examples=60)


def test_serving(tmp_path: Path, entries: list[Entry]) -> None:  # noqa: F811
    with Archive(tmp_path / "a.sqlite") as held:
        held.add(entries)
    command = [
        sys.executable,
        "-c",
        "from goft.cli import main; main()",
        "serve",
        "--archive",
        str(tmp_path / "a.sqlite"),
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stderr is not None
        try:
            address = next(found[0] for line in running.stderr if (found := re.search(r"http://127[\d.:]+", line)))
            assert httpx.get(f"{address}/api/stats").json()["articles"] == len(entries)
        finally:
            running.terminate()
            running.stderr.read()
    assert running.returncode in (0, -15)
