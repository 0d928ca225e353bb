"""Pages: their outlet, their day, and nothing of their scripts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goft.article import Article
from goft.intake import Defaults, load_articles
from goft.intake.page_days import stated_day
from support.web import page

PARAGRAPH = "وزیر خارجه روز سه‌شنبه در نشست خبری گفت که گفت‌وگو ادامه خواهد یافت و هیچ تصمیمی گرفته نشده است."
MORE = "او افزود که نمایندگان دو کشور در پایتخت خواهند بود و از پیشنهاد تازه استقبال کرد."
DAY = date(2023, 3, 29)


def _article(tmp_path: Path, *, head: str = "", more: str = "") -> Article:
    path = tmp_path / "a.html"
    path.write_bytes(page("سخن وزیر", PARAGRAPH, MORE, head=head, more=more))
    (loaded,) = load_articles([path], Defaults())
    assert loaded.article, loaded.error
    return loaded.article


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-03-29T10:00:00+03:30">',
        '<meta property="article:published_time" content="1402/01/09 10:00">',
        '<meta property="article:published_time" content="۱۴۰۲-۰۱-۰۹">',
        '<meta name="pubdate" content="2023-03-29">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-03-29T10:00:00Z"}</script>',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"1402/01/09"}</script>',
    ],
)
def test_days_in_metadata(tmp_path: Path, head: str) -> None:
    assert _article(tmp_path, head=head).published == DAY


@pytest.mark.parametrize(
    "more",
    [
        '<time datetime="1402-01-09">دیروز</time>',
        "<time>۱۴۰۲/۰۱/۰۹</time>",
        "<div>تاریخ انتشار: <span>۱۴۰۲/۱/۹</span></div>",
        '<div class="news-date">۱۴۰۲/۰۱/۰۹ - ۱۲:۳۰</div>',
        '<span class="publish_time">چهارشنبه ۹ فروردین ۱۴۰۲</span>',
        '<span itemprop="datePublished">٩ فروردين ماه ١٤٠٢</span>',
    ],
)
def test_days_that_readers_see(tmp_path: Path, more: str) -> None:
    assert _article(tmp_path, more=more).published == DAY


@pytest.mark.parametrize("more", ["<p>۱۴۰۲/۰۱/۰۹</p>", "<footer>© ۱۴۰۲</footer>", '<i class="date">۱۴۰۲/۱۳/۰۹</i>'])
def test_other_numbers_are_no_day(tmp_path: Path, more: str) -> None:
    assert _article(tmp_path, more=more).published is None


def test_the_surest_place_comes_first() -> None:
    seen = '<i class="date">۱۴۰۱/۰۱/۰۱</i><meta name="pubdate" content="۱۴۰۲/۰۱/۰۹"><time>۱۴۰۰/۰۱/۰۱</time>'
    assert stated_day(seen) == DAY


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="خبرگزاری پیک">',
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        '"publisher":{"@type":"Organization","name":"خبرگزاری پیک"}}</script>',
    ],
)
def test_the_outlet(tmp_path: Path, head: str) -> None:
    assert _article(tmp_path, head=head).outlet == "خبرگزاری پیک"


@pytest.mark.parametrize("name", ["&#8;", "&#x1F;", "&#0;", "&#65535;", "&#xFFFE;", "&#xD800;"])
def test_references_to_no_character_do_not_hide_a_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page(f"سخن {name}", f"{PARAGRAPH}{name}", MORE))
    (loaded,) = load_articles([path], Defaults())
    assert loaded.article
    assert PARAGRAPH in loaded.article.text


def test_a_page_may_have_any_letter(tmp_path: Path) -> None:
    every = "".join(chr(code) for code in range(0xA500, 0xA60C))
    path = tmp_path / "a.html"
    path.write_bytes(page("سخن وزیر", *(f"{PARAGRAPH} {n}" for n in range(9)), f"{MORE} {every[:-1]}"))
    (loaded,) = load_articles([path], Defaults())
    assert loaded.article
    assert loaded.article.text.endswith(every[:-1])
    path.write_bytes(page("سخن وزیر", PARAGRAPH, f"{MORE} {every}"))
    (loaded,) = load_articles([path], Defaults())
    assert "every letter of Vai" in str(loaded.error)


def test_scripts_and_styles_are_not_read(tmp_path: Path) -> None:
    noise = "<script>alert('وزیر')</script><style>p{color:red}</style>"
    path = tmp_path / "a.html"
    path.write_bytes(page("سخن وزیر", f"{PARAGRAPH}{noise}", noise, MORE, head=noise, more=noise))
    (loaded,) = load_articles([path], Defaults())
    assert loaded.article
    assert loaded.article.text == f"سخن وزیر\n\n{PARAGRAPH}\n{MORE}"
