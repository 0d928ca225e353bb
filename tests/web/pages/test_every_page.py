"""Every page, in both languages, on a desktop and on a phone: it is whole, reachable, and asks nobody else.

`GOFT_SCREENSHOTS=folder` keeps a picture of each for a person to look at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import msgspec
import pytest
from playwright.sync_api import Browser, Page, Response

from support.browsing import WIDTHS, assert_no_grave_findings

PAGES = {
    "today": "today",
    "search": "search?words=" + quote("پهپاد"),
    "nothing": "search?words=" + quote("ققنوس"),
    "article": "article?id=1-agency",
    "damaged": "article?id=5-arabic-letters",
    "actor": "actor?name=" + quote("فرهود رادمان") + "&about=" + quote("مذاکره"),
    "threads": "threads",
    "thread": "thread?article=1-agency&statement=s6",
    "dyad": f"dyad?one={quote('آرانشهر')}&other={quote('لاژورد')}",
    "dyad-form": "dyad",
    "ledger": "ledger?category=sanctioned",
    "read": "read",
    "problem": "article?id=none",
    "sign-in": "../sign-in?next=/{language}/today",
}
CHARTS = ("actor", "thread", "dyad", "ledger")
LANGUAGES = {"fa": "rtl", "en": "ltr"}
MOST = 400_000
"""Bytes of a page's first view, with everything that it asks for, as they come over the wire."""


class Seen(msgspec.Struct):
    """What a browser met while a page was opened."""

    asked: list[str] = []
    complaints: list[str] = []
    bytes: int = 0


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[tuple[Page, Seen]]:
    """A page in a browser of its own, and what it met."""
    across, down = WIDTHS["desktop"]
    context = browser.new_context(viewport={"width": across, "height": down})
    page, seen = context.new_page(), Seen()
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("console", lambda said: seen.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("response", lambda response: _weigh(response, seen))
    page.goto(address, wait_until="networkidle")
    try:
        yield page, seen
    finally:
        context.close()


def _weigh(response: Response, seen: Seen) -> None:
    seen.bytes += int(response.headers.get("content-length", 0))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page(browser: Browser, site: str, name: str, language: str) -> None:
    with opened(browser, f"{site}/{language}/{PAGES[name].format(language=language)}") as (page, seen):
        if name in CHARTS:
            page.wait_for_selector(".chart[data-drawn] svg")
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == (language, LANGUAGES[language])
        assert page.locator("h1").count() == 1
        assert 0 < seen.bytes < MOST
        assert page.locator(".settings a[href^='/sign-in']").count() == (name != "sign-in")
        for width, (across, down) in WIDTHS.items():
            page.set_viewport_size({"width": across, "height": down})
            _keep(page, f"{name}-{language}-{width}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is no wider than the window"
            assert_no_grave_findings(page)
        assert {urlsplit(url).netloc for url in seen.asked} == {urlsplit(site).netloc}, "nobody else is asked"
        expected = ["404"] if name == "problem" else []
        assert [said for said in seen.complaints if not any(code in said for code in expected)] == []


def _keep(page: Page, name: str) -> None:
    folder = os.environ.get("GOFT_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
