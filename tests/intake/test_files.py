"""Files, folders, pages and lines to articles."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from goft.article import Article
from goft.errors import InputError
from goft.intake import Defaults, count_articles, load_articles

BODY = "وزیر گفت که گفت‌وگو ادامه دارد."
PAGE = """<html lang="fa"><head><meta charset="utf-8"><title>تیتر خبر</title>
<meta property="og:site_name" content="پیک">
<meta property="article:published_time" content="2023-03-29T10:00:00Z"></head>
<body><nav><a href="/">خانه</a> <a href="/w">ورزش</a></nav><article><h1>تیتر خبر</h1>
<p>وزیر خارجه روز سه&zwnj;شنبه در نشست خبری گفت که گفت‌وگو ادامه خواهد یافت و هیچ تصمیمی گرفته نشده است.</p>
<p>او افزود: «ما آماده‌ایم.» این نشست در پایتخت برگزار می‌شود و نمایندگان دو کشور در آن حضور دارند.</p></article>
<footer>همه حقوق محفوظ است</footer></body></html>"""


def _articles(*paths: Path, defaults: Defaults | None = None) -> list[Article]:
    loaded = list(load_articles(paths, defaults or Defaults()))
    assert all(one.error is None for one in loaded), loaded
    return [one.article for one in loaded if one.article]


def _errors(*paths: Path) -> list[InputError]:
    return [one.error for one in load_articles(paths, Defaults()) if one.error]


def test_a_text_is_taken_untouched(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(f"تیتر\r\n\r\n{BODY}\n".encode())
    (article,) = _articles(path, defaults=Defaults(outlet="پیک", published=date(2023, 3, 29)))
    assert article.text == f"تیتر\r\n\r\n{BODY}\n"
    assert (article.id, article.title, article.outlet, article.published) == ("news", "تیتر", "پیک", date(2023, 3, 29))


def test_a_text_without_a_heading_has_no_title(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(f"{BODY}\n{BODY}\n\n{BODY}", encoding="utf-8")
    assert _articles(path)[0].title is None


def test_a_line_of_title_and_body(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    rows = [
        {
            "id": 7,
            "title": "تیتر",
            "body": BODY,
            "published": "1402-01-09",
            "outlet": "بامداد",
            "url": "https://x.example/7",
        },
        {"text": BODY, "more": 1},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    first, second = _articles(path, defaults=Defaults(outlet="پیک"))
    assert first == Article(
        id="7",
        text=f"تیتر\n\n{BODY}",
        title="تیتر",
        outlet="بامداد",
        published=date(2023, 3, 29),
        url="https://x.example/7",
    )
    assert second == Article(id="feed-2", text=BODY, outlet="پیک")


def test_a_page_keeps_its_half_spaces_and_leaves_its_furniture(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (article,) = _articles(path)
    assert article.text.startswith("تیتر خبر\n\nوزیر خارجه روز سه‌شنبه در نشست خبری گفت که گفت‌وگو ادامه")
    assert article.text.count("تیتر خبر") == 1
    assert "ورزش" not in article.text
    assert "حقوق" not in article.text
    assert (article.title, article.published) == ("تیتر خبر", date(2023, 3, 29))


def test_one_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "b.txt").write_text("All in English.", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(f'not json\n{{"text": "{BODY}"}}\n{{"id": "x"}}\n', encoding="utf-8")
    (tmp_path / "d.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "e.pdf").write_bytes(b"%PDF-1.7\x00")
    loaded = list(load_articles([tmp_path / "none.txt", tmp_path, tmp_path / "e.pdf"], Defaults()))
    assert [one.article.id for one in loaded if one.article] == ["c-2", "d"]
    messages = [str(one.error) for one in loaded if one.error]
    assert [message.partition(": ")[2].split(":")[0].split(" (")[0] for message in messages] == [
        "there is no such file",
        "empty",
        "not Persian",
        "not an article",
        'has neither "text" nor "body"',
        "not a text file",
    ]


def test_windows_1256_is_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("وزير گفت كه اين گفتگو از امروز در پايتخت ادامه دارد".encode("cp1256"))
    (loaded,) = load_articles([path], Defaults())
    assert loaded.article
    assert loaded.note
    assert "windows-1256" in loaded.note


@pytest.mark.parametrize("published", ["yesterday", "1402-13-01"])
def test_a_line_with_a_bad_day_is_named(tmp_path: Path, published: str) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": BODY, "published": published}), encoding="utf-8")
    assert "feed.jsonl:1" in str(_errors(path)[0])


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    assert "no articles in this folder" in str(_errors(tmp_path)[0])


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><title>پیک</title><body></body></html>", encoding="utf-8")
    assert "no article in this page" in str(_errors(path)[0])


def test_counting_for_the_progress_bar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("{}\n{}\n", encoding="utf-8")
    assert count_articles([tmp_path, Path("-"), tmp_path / "none"]) == 5
