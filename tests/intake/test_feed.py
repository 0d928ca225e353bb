"""Feeds: their entries, and the articles that these lead to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from goft.article import Article
from goft.errors import InputError
from goft.intake import Defaults, Loaded, load_articles
from goft.intake.feed import parse_feed
from goft.intake.feed_articles import load_feed
from goft.intake.fragment import line_of, text_of
from goft.intake.visits import Visitor
from support.web import Answer, Site, page, rss, serving

PARAGRAPH = "وزیر خارجه روز سه‌شنبه در نشست خبری گفت که گفت‌وگو ادامه خواهد یافت و هیچ تصمیمی گرفته نشده است."
MORE = "او افزود که نمایندگان دو کشور در پایتخت خواهند بود و از پیشنهاد تازه استقبال کرد."
URL = "http://peyk.example/rss"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def _load(site: Site, *items: str, more: str = "") -> list[Loaded]:
    site.routes["/rss"] = Answer(rss(*items, more=more), kind="application/rss+xml")
    return list(load_articles([site.url("/rss")], Defaults(), limits=site.limits))


def _articles(loaded: list[Loaded]) -> list[Article]:
    return [one.article for one in loaded if one.article]


def _told(loaded: list[Loaded]) -> str:
    return "\n".join(str(one.error or one.note or "") for one in loaded)


def test_entries_of_rss() -> None:
    feed = parse_feed(
        rss(
            "<title>سخن &lt;b&gt;وزیر&lt;/b&gt; می&zwnj;آید</title><link>/a?x=1&amp;y=2</link><guid>12</guid>"
            "<pubDate>Wed, 29 Mar 2023 00:30:00 +0330</pubDate>"
            "<description>&lt;p&gt;یک&lt;/p&gt;&lt;p&gt;دو&lt;/p&gt;</description>",
            more="<ttl>45</ttl>",
        ),
        URL,
    )
    assert (feed.title, feed.ttl, feed.notes) == ("خبرگزاری پیک", 45, ())
    (entry,) = feed.entries
    link = "http://peyk.example/a?x=1&y=2"
    assert (entry.key, entry.link, entry.title, entry.text) == (link, link, "سخن وزیر می‌آید", "یک\n\nدو")
    assert entry.published == date(2023, 3, 29)  # in Tehran; in UTC it is still the 28th


def test_entries_of_atom() -> None:
    raw = """<feed xmlns="http://www.w3.org/2005/Atom"><title>پیک</title><entry><id>tag:peyk.example,2023:1</id>
      <title type="html">&lt;i&gt;سخن&lt;/i&gt;</title><updated>2023-03-29T10:00:00Z</updated>
      <link href="http://peyk.example/1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>یک</p>
      <script>x()</script></div></content></entry></feed>""".encode()
    (entry,) = parse_feed(raw, URL).entries
    assert (entry.key, entry.title, entry.text) == ("http://peyk.example/1", "سخن", "یک")
    assert entry.published == date(2023, 3, 29)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1402/01/09", date(2023, 3, 29)),
        ("۱۴۰۲/۰۱/۰۹ ۱۲:۳۰", date(2023, 3, 29)),
        ("2023-03-29T23:30:00+03:30", date(2023, 3, 29)),
        ("29 Mar 2023 10:00:00 GMT", date(2023, 3, 29)),
        ("yesterday", None),
    ],
)
def test_days_of_entries(written: str, day: date | None) -> None:
    (entry,) = parse_feed(rss(f"<title>سخن</title><pubDate>{written}</pubDate>"), URL).entries
    assert entry.published == day


@pytest.mark.parametrize(
    ("inside", "key", "link"),
    [
        ("<link>http://peyk.example/1</link><guid isPermaLink='false'>7</guid>", "http://peyk.example/1", True),
        ("<guid>http://peyk.example/1</guid>", "http://peyk.example/1", True),
        ("<guid isPermaLink='false'>7</guid>", f"{URL}#7", False),
        ("<guid isPermaLink='false'>urn:x:7</guid>", "urn:x:7", False),
        (f"<link>http://peyk.example/{'x' * 3000}</link><guid isPermaLink='false'>7</guid>", f"{URL}#7", False),
        (f"<guid isPermaLink='false'>a:{'x' * 3000}</guid>", f"{URL}#a:{'x' * 198}", False),
        ("<link>javascript:alert(1)</link>", f"{URL}#سخن", False),
        ("<link>file:///etc/passwd</link>", f"{URL}#سخن", False),
    ],
)
def test_ids_of_entries(inside: str, key: str, link: bool) -> None:
    (entry,) = parse_feed(rss(f"<title>سخن</title>{inside}"), URL).entries
    assert (entry.key, entry.link is not None) == (key, link)


def test_a_feed_that_is_not_well_formed_gives_what_there_is() -> None:
    raw = rss(
        "<title>یک</title><link>http://x.example/1</link>", "<title>دو & سه</title><link>http://x.example/2</link>"
    )
    feed = parse_feed(raw[:-20], URL)
    assert [entry.link for entry in feed.entries] == ["http://x.example/1", "http://x.example/2"]
    assert "is not well-formed" in feed.notes[0]


@pytest.mark.parametrize("raw", [b"", b"<html><body>x</body></html>", b"hello", b"{}"])
def test_what_is_no_feed(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"is no feed|empty"):
        parse_feed(raw, URL)


def test_a_feed_of_thousands_is_read_in_part() -> None:
    feed = parse_feed(rss(*(f"<title>سخن {n}</title>" for n in range(300))), URL)
    assert len(feed.entries) == 200
    assert "has 300 entries; the first 200 are read" in feed.notes[0]


def test_pages_of_entries_are_articles(site: Site) -> None:
    site.routes["/1"] = Answer(page("سخن وزیر", PARAGRAPH, MORE))
    loaded = _load(
        site,
        f"<title>سخن</title><link>{site.url('/1')}</link><description>کوتاه</description>"
        "<pubDate>Wed, 29 Mar 2023 10:00:00 GMT</pubDate>",
    )
    assert _articles(loaded) == [
        Article(
            id=site.url("/1"),
            text=f"سخن وزیر\n\n{PARAGRAPH}\n{MORE}",
            title="سخن وزیر",
            outlet="خبرگزاری پیک",
            published=date(2023, 3, 29),
            url=site.url("/1"),
        )
    ]
    assert _told(loaded) == ""


def test_where_a_page_cannot_be_had_the_feed_speaks(site: Site) -> None:
    loaded = _load(
        site,
        f"<title>سخن</title><link>{site.url('/gone')}</link>"
        f"<description>&lt;p&gt;{PARAGRAPH}&lt;/p&gt;&lt;p&gt;کد خبر: ۱۲&lt;/p&gt;</description>",
    )
    (article,) = _articles(loaded)
    assert (article.id, article.text) == (site.url("/gone"), f"سخن\n\n{PARAGRAPH}")
    assert "was not found: the server answered 404; the text is the feed's own" in _told(loaded)


def test_entries_of_which_nothing_can_be_had_are_told(site: Site) -> None:
    site.routes["/1"] = Answer(page("سخن وزیر", PARAGRAPH, MORE))
    loaded = _load(
        site,
        f"<title>سخن</title><link>{site.url('/gone')}</link>",
        "<title>سخن دیگر</title>",
        "",
        f"<title>سخن</title><link>{site.url('/1')}</link>",
    )
    assert [one.id for one in _articles(loaded)] == [site.url("/1")]
    assert [str(one.error).partition(": ")[2].partition(": ")[2] for one in loaded if one.error] == [
        "was not found: the server answered 404, and has no text in the feed",
        "has no link, and has no text in the feed",
        "has no link, and has no text in the feed",
    ]


def test_entries_that_are_not_persian_are_counted_and_not_fetched(site: Site) -> None:
    loaded = _load(site, *(f"<title>News of {n}</title><link>{site.url(f'/{n}')}</link>" for n in range(3)))
    assert site.paths() == ["/rss"]
    assert [one.error for one in loaded if one.error] == []
    assert "0 articles; left: 3 not Persian" in _told(loaded)


def test_articles_that_are_known_are_not_fetched(site: Site) -> None:
    site.routes["/2"] = Answer(page("سخن وزیر", PARAGRAPH, MORE))
    feed = parse_feed(rss(*(f"<title>سخن</title><link>{site.url(f'/{n}')}</link>" for n in (1, 2))), URL)
    loaded = list(load_feed(feed, Visitor(site.limits), Defaults(), lambda _: [site.url("/1")]))
    assert [one.id for one in _articles(loaded)] == [site.url("/2")]
    assert site.paths() == ["/2"]


def test_a_page_at_an_address(site: Site) -> None:
    site.routes["/1"] = Answer(status=302, headers={"Location": "/2"})
    site.routes["/2"] = Answer(page("سخن وزیر", PARAGRAPH, MORE))
    site.routes["/t"] = Answer(f"تیتر\n\n{PARAGRAPH}".encode(), kind="text/plain; charset=utf-8")
    first, second, third = load_articles(
        [site.url("/1"), site.url("/t"), site.url("/n")], Defaults(), limits=site.limits
    )
    assert first.article
    assert (first.article.id, first.article.url) == (site.url("/1"), site.url("/2"))
    assert second.article
    assert (second.article.title, second.article.text) == ("تیتر", f"تیتر\n\n{PARAGRAPH}")
    assert "the server answered 404" in str(third.error)


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("ساده", "ساده"),
        ("یک &amp; دو", "یک & دو"),
        ("<p>یک<br>دو</p><div>سه <b>چهار</b></div>پنج", "یک\n\nدو\n\nسه چهار\n\nپنج"),
        ("<p>یک</p><script>x()</script><style>y</style><!-- z --><p>دو", "یک\n\nدو"),
        ("<p>می\u200cرود</p>", "می\u200cرود"),
        ("یک < دو", "یک < دو"),
        ("<" * 9, "<" * 9),
    ],
)
def test_the_text_of_fragments(fragment: str, text: str) -> None:
    assert text_of(fragment) == text


def test_a_fragment_may_nest_as_it_likes() -> None:
    assert text_of("<div>" * 200_000 + "یک") in ("یک", "")


def test_titles_are_one_line_without_tags() -> None:
    assert line_of("سخن <b>وزیر</b> &lt;i&gt;نو&lt;/i&gt;\n می\u200cآید &amp;") == "سخن وزیر نو می\u200cآید &"
