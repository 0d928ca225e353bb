"""The pages of the sample's archive, served as a user serves them, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from support.forked import Forked
from support.sample import ARTICLES

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def sample_place(tmp_path_factory: pytest.TempPathFactory, with_book: Forked) -> Path:
    """An archive of the sample, with its threads."""
    place = tmp_path_factory.mktemp("pages") / "sample.sqlite"
    for words in (("archive", "add", ARTICLES), ("threads", "rebuild")):
        ran = with_book(*words, "--archive", place, "--workers", 1)
        assert ran.status == 0, ran.err
    return place


@pytest.fixture(scope="session")
def site(sample_place: Path, with_book: Forked) -> Iterator[str]:
    """The address of its server."""
    with with_book.serve(sample_place) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window; where there is none, these tests fail.

    Playwright has a loop running as long as it is there, beside which no other test may run one.
    """
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("there is no Chromium: apt-get install chromium")
    # Milliseconds; Playwright's own five seconds are few where others keep the cores busy.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        # A container's user is root, for whom Chromium has no sandbox.
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()
