"""Page furniture: every entry of the data file in its spellings, and what must stay."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from goft.intake import Defaults, load_articles
from goft.intake.furniture import load_furniture, unfurnished
from support.web import page

FIRST = "وزیر خارجه روز سه‌شنبه در نشست خبری گفت که گفت‌وگو ادامه خواهد یافت و هیچ تصمیمی گرفته نشده است."
LAST = "او افزود که نمایندگان دو کشور در پایتخت خواهند بود و از پیشنهاد تازه استقبال کرد و رفت."
BODY = f"{FIRST}\n{LAST}"
LINK = "سخن تازه رئیس‌جمهور درباره گفت‌وگوها"
LISTS = load_furniture()


def spellings(entry: str) -> list[str]:
    """With half-spaces, spaces or nothing between the parts, in Persian and in Arabic letters."""
    persian = [entry, entry.replace("\u200c", " "), entry.replace("\u200c", ""), entry.replace(" ", "\u200c")]
    persian.append(entry.replace("\u200c", "").replace(" ", ""))
    arabic = [one.replace("ی", "ي").replace("ک", "ك") for one in persian]
    return list(dict.fromkeys(persian + arabic))


@pytest.mark.parametrize("entry", LISTS.ends)
def test_signs_of_the_end(entry: str) -> None:
    for one in spellings(entry):
        for sign in (one, f"{one}/", f"/{one}/", f"{one}/۱۲۳۴", f"{one} / م", f"{one}/ی ۱۲", f"({one})", f"{one}."):
            assert unfurnished(f"{BODY}\n\n{sign}") == BODY, sign
            assert unfurnished(f"{BODY} {sign}") == BODY, sign
            assert unfurnished(f"{BODY}{sign}") == BODY, sign


@pytest.mark.parametrize("entry", LISTS.labels)
def test_labels(entry: str) -> None:
    values = [
        "",
        ": ۱۲۳۴۵",
        " 12345",
        ":",
        ": https://peyk.example/x1",
        ": ۹ فروردین ۱۴۰۲ - ۱۲:۳۰",
        ": ۱۴۰۲/۰۱/۰۹ ساعت ۱۲",
    ]
    for one in spellings(entry):
        for value in values:
            assert unfurnished(f"{one}{value}\n{BODY}\n- {one}{value}") == BODY, one + value


@pytest.mark.parametrize("entry", LISTS.buttons)
def test_buttons(entry: str) -> None:
    for one in spellings(entry):
        assert unfurnished(f"{one}\n{BODY}\n| {one} | {one}\n{one}:") == BODY, one


@pytest.mark.parametrize("entry", LISTS.related)
def test_headings_of_links(entry: str) -> None:
    for one in spellings(entry):
        assert unfurnished(f"{BODY}\n\n{one}:\n- {LINK}\n- {LINK}") == BODY, one
        assert unfurnished(f"{FIRST}\n{one}\n{LINK}\n\n{LAST}") == BODY.replace("\n", "\n", 1), one
        assert unfurnished(f"{FIRST}\n{one}: {LINK}\n{LAST}") == BODY, one


@pytest.mark.parametrize("entry", LISTS.comments)
def test_headings_of_comments(entry: str) -> None:
    for one in spellings(entry):
        assert unfurnished(f"{BODY}\n{one} (۳)\nناشناس\n{LAST}\n{LAST}") == BODY, one


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"  {BODY}\n\n\n\n{LAST}\n",
        f"{FIRST}\nاو به انتهای پیام رسید و رفت.",
        f"{FIRST}\nنامه به انتهای پیام او",
        f"{FIRST}\nکد خبرنگاران را وزارت می‌دهد و نظرات مردم را می‌خواند.",
        f"{FIRST}\nبازدید وزیر از کارخانه در روز چهارشنبه انجام شد.",
        f"{FIRST}\nاو گفت: «بیشتر بخوانید و کمتر بگویید.»",
        f"{FIRST}\nنظرات مخالفان شنیده شد.",
        f"نظرات\n{BODY}",
        "نظرات",
        "",
    ],
    ids=range(11),
)
def test_what_is_no_furniture_stays(text: str) -> None:
    assert unfurnished(text) == text


def test_a_heading_before_the_article_does_not_take_it() -> None:
    assert unfurnished(f"بیشتر بخوانید\n{BODY}") == BODY
    assert unfurnished("بیشتر بخوانید\nکوتاه") == "کوتاه"


def test_pages_lose_their_furniture(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page("سخن وزیر", FIRST, f"{LAST} انتهای پیام/۱۲", "کد خبر: ۱۲۳۴", "اخبار مرتبط", LINK))
    (loaded,) = load_articles([path], Defaults())
    assert loaded.article
    assert loaded.article.text == f"سخن وزیر\n\n{BODY}"


@pytest.mark.parametrize(("name", "form"), [("a.txt", "{}"), ("a.csv", 'text\n"{}"\n')])
def test_what_is_given_as_text_keeps_every_letter(tmp_path: Path, name: str, form: str) -> None:
    text = f"{BODY} انتهای پیام/۱۲\nکد خبر: ۱۲۳۴\nنظرات\nناشناس"
    path = tmp_path / name
    path.write_text(form.format(text), encoding="utf-8")
    (loaded,) = load_articles([path], Defaults())
    assert loaded.article
    assert loaded.article.text == text


@pytest.mark.parametrize(
    "piece", [".", "انتهای پیام ", "نظرات\n", "بیشتر بخوانید\n", "کد خبر: دی ", "اشتراک‌گذاری ", "« ", "\n"], ids=repr
)
def test_no_page_keeps_the_patterns_busy(piece: str) -> None:
    started = time.process_time()
    unfurnished(piece * (300_000 // len(piece)) + "پرنده")
    assert time.process_time() - started < 3
