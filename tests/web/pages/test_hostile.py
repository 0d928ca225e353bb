"""What an attacker tries: markup in every field and parameter, words that are queries, paths that lead out, addresses
of this machine, forms that are too large."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Browser

from archive.conftest import maker  # noqa: F401 - a fixture
from goft.archive import Archive
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.web import make_app
from goft.web.access import Rates
from support.forked import Forked
from support.serving import serving_app
from support.web import serving

MARKUP = "\"'><script>window.pwned=1</script><img src=x onerror=window.pwned=1><svg onload=window.pwned=1>"
TEXT = (
    f"وزیر خارجه ژاپن {MARKUP} گفت: «رایزنی {MARKUP} سودمند بود و ۱۲ نفر کشته شدند.» "
    f"هند این ادعا را رد کرد. ژاپن هند را تهدید کرد."
)
HOSTILE = Article(
    id=f"x/../{MARKUP}?a=1#b",
    text=TEXT,
    title=f"عنوان {MARKUP}",
    outlet=f"رسانه {MARKUP}",
    published=date(2024, 5, 4),
    url="javascript:window.pwned=1",
)
QUERIES = [
    "'",
    '"',
    "'; DROP TABLE articles; --",
    '" OR 1=1 --',
    "رایزنی*",
    "NEAR(رایزنی سودمند, 2)",
    "words:رایزنی",
    "رایزنی AND NOT (",
    "^رایزنی + -سودمند",
    "\x00",
    "\ud800",
    "%",
    "_",
    "\\",
    "«" * 500,
    "رایزنی " * 400,
    ") UNION SELECT password FROM users --",
]
PATHS = [
    "/static/x/../../app.py",
    "/static/x/..%2f..%2fapp.py",
    "/static/..%2f..%2f..%2fetc/passwd",
    "/static/x/%2e%2e%2f%2e%2e%2fapp.py",
    "/static/x/vega.min.js%00.css",
    "/fa/..%2f..%2fetc/passwd",
    "//etc/passwd",
]
ADDRESSES = [
    "http://127.0.0.1:{port}/secret",
    "http://localhost:{port}/secret",
    "http://[::1]:{port}/secret",
    "http://[::ffff:127.0.0.1]:{port}/secret",
    "http://2130706433:{port}/secret",
    "http://0.0.0.0:{port}/secret",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "javascript:alert(1)",
    "gopher://127.0.0.1:{port}/_GET",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, maker: EntryMaker) -> Path:  # noqa: F811
    """An archive in which every field is an attack."""
    found = tmp_path_factory.mktemp("hostile") / "a.sqlite"
    with Archive(found) as archive:
        archive.add([maker.entry_of(HOSTILE)])
        archive.thread()
    return found


@pytest.fixture(scope="module")
def hostile(place: Path, with_book: Forked) -> Iterator[str]:
    """The address of its server."""
    with with_book.serve(place) as address:
        yield address


@pytest.fixture(scope="module")
def patient(place: Path) -> Iterator[httpx.Client]:
    """A client of a server that lets one ask often: what is read is tested, not how often one may."""
    with Archive(place) as archive, serving_app(make_app(archive, rates=Rates(read=10_000))) as client:
        yield client


def _pages(payload: str) -> list[str]:
    said = quote(payload, safe="")
    return [
        "/fa/today",
        f"/fa/today?day={said}",
        f"/fa/search?words={said}&speaker={said}&outlet={said}&via={said}",
        "/fa/search?words=" + quote("رایزنی"),
        f"/fa/search?act={said}",
        f"/fa/search?{said}=1",
        f"/en/article?id={quote(HOSTILE.id, safe='')}",
        f"/en/article?id={said}",
        f"/fa/actor?name={said}&about={said}",
        f"/fa/threads?words={said}&speaker={said}",
        f"/fa/thread?article={quote(HOSTILE.id, safe='')}&statement=s1",
        f"/fa/thread?article={said}&statement=s1",
        f"/fa/dyad?one={said}&other={said}",
        "/fa/dyad?one=JPN&other=IND",
        f"/fa/ledger?category=killed&target={said}&announcer={said}",
        "/fa/ledger?category=killed",
        f"/sign-in?next={said}",
        f"/sign-in?next={quote('https://evil.example/' + payload, safe='')}",
        f"/fa/{said}",
        f"/{said}",
    ]


def test_no_field_and_no_parameter_becomes_markup(browser: Browser, hostile: str) -> None:
    context = browser.new_context(base_url=hostile)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    for path in _pages(MARKUP):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status < 500, path
        assert "script-src 'self'" in answer.headers["content-security-policy"], path
        assert page.evaluate("window.pwned") is None, path
        assert page.locator("img, svg[onload], [onerror]").count() == 0, path
        assert page.locator("a[href^='javascript:']").count() == 0, path
    assert {url.split("/")[2] for url in asked} == {hostile.split("/")[2]}
    context.close()


def test_what_is_read_does_not_become_markup(browser: Browser, hostile: str) -> None:
    context = browser.new_context(base_url=hostile)
    page = context.new_page()
    page.goto("/fa/read")
    page.get_by_label("متن خبر").fill(TEXT)
    page.locator("input[name=outlet]").fill(MARKUP)
    page.locator(".paste button[type=submit]").click()
    page.wait_for_selector("#a1 .card")
    assert page.evaluate("window.pwned") is None
    assert page.locator("#a1 img, #a1 script").count() == 0
    assert "<script>window.pwned=1</script>" in page.locator("#a1 .text").inner_text()
    context.close()


@pytest.mark.parametrize("asked", QUERIES, ids=repr)
@pytest.mark.parametrize("path", ["/fa/search", "/fa/threads", "/api/statements"])
def test_words_are_words_and_no_query(hostile: str, path: str, asked: str) -> None:
    said = quote(asked, safe="", errors="surrogatepass")
    with httpx.Client(base_url=hostile, timeout=30) as client:
        found = client.get(f"{path}?words={said}")
        assert found.status_code in (200, 422)
        assert client.get("/api/stats").json()["articles"] == 1


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out(hostile: str, path: str) -> None:
    with httpx.Client(base_url=hostile) as client:
        found = client.get(httpx.URL(hostile).copy_with(raw_path=path.encode()))
        assert found.status_code in (307, 404)
        assert "root:" not in found.text
        assert "import" not in found.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_of_this_machine_is_read(patient: httpx.Client, address: str) -> None:
    with serving() as site:
        refused = patient.post("/fa/read", data={"url": address.format(port=site.host.partition(":")[2])})
        assert refused.status_code == 422
        assert site.asked == []


def test_forms_that_are_too_large_are_refused(hostile: str) -> None:
    with httpx.Client(base_url=hostile, timeout=30) as client:
        assert client.post("/fa/read", data={"text": "آ" * 2_000_000}).status_code == 413
        assert client.get("/fa/search?words=" + "a" * 60_000).status_code in (200, 400, 414, 422, 431)


def test_nobody_writes_who_is_not_signed_in(hostile: str) -> None:
    with httpx.Client(base_url=hostile) as client:
        for path in ("/fa/correct", "/en/correct", "/fa/undo"):
            sent = client.post(path, data={"article": HOSTILE.id, "statement": "s1", "what": "remove", "number": "1"})
            assert (sent.status_code, sent.headers.get("location", "").startswith("/sign-in")) == (303, True)
        evil = client.post("/sign-in", data={"name": "x"}, headers={"Origin": "https://evil.example"})
        assert evil.status_code == 403


def test_nobody_has_a_text_kept_who_is_not_signed_in(patient: httpx.Client) -> None:
    sent = patient.post("/fa/read", data={"text": TEXT, "keep": "true"})
    assert (sent.status_code, sent.headers["location"].startswith("/sign-in")) == (303, True)
    assert patient.get("/api/stats").json()["articles"] == 1
