"""An editor at work: signs in, sets a statement right by what is marked in the text, confirms, undoes, signs out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from goft.archive import Archive
from support.served import serve

PASSWORD = "بادبان و لنگر ۱۴۰۴"
ARTICLE = "/fa/article?id=9-radio"


@pytest.fixture
def place(sample_place: Path, tmp_path: Path) -> Path:
    """A copy of the sample's archive with an editor and a reader."""
    with Archive(sample_place) as archive:
        archive.backup(tmp_path / "edited.sqlite")
    with Archive(tmp_path / "edited.sqlite") as archive:
        archive.accounts.add("نگار", PASSWORD, "editor")
        archive.accounts.add("مهیار", PASSWORD, "reader")
    return tmp_path / "edited.sqlite"


@pytest.fixture
def page(browser: Browser, place: Path) -> Iterator[Page]:
    with serve(place) as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()


def _sign_in(page: Page, name: str) -> None:
    page.goto(ARTICLE)
    page.get_by_role("link", name="ورود").click()
    page.get_by_label("نام کاربری").fill(name)
    page.get_by_label("گذرواژه").fill(PASSWORD)
    page.get_by_role("button", name="ورود").click()
    expect(page.locator(".caller")).to_have_text(name)
    page.goto(ARTICLE)


def _open(page: Page, number: int) -> None:
    """A statement's card with its forms."""
    card = page.locator(f"#a1-c{number}")
    card.locator("summary").first.click()
    card.locator(".editing > summary").click()


def _mark(page: Page, words: str) -> None:
    """Marks words of the article as somebody does who draws the pointer over them."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
        }""",
        words,
    )
    page.wait_for_function("getSelection().toString().length > 0")


def test_an_editor_at_work(page: Page, place: Path) -> None:
    _sign_in(page, "نگار")
    _open(page, 2)
    form = page.locator("#a1-c2 .e-act")
    form.get_by_label("کنش").select_option("warn")
    form.get_by_role("button", name="ثبت").click()
    expect(page.locator("#a1-c2 .who .act")).to_have_text("هشدار")
    expect(page.locator("#a1-c2 .checked")).to_be_visible()

    _open(page, 2)
    _mark(page, "آرانشهر")
    form = page.locator("#a1-c2 .e-speaker")
    form.get_by_role("button", name="واژه‌های نشان‌شده").click()
    form.get_by_label("نام").fill("وزارت دریانوردی آرانشهر")
    form.get_by_role("button", name="ثبت").click()
    expect(page.locator("#a1-c2 .name")).to_have_text("وزارت دریانوردی آرانشهر")

    _open(page, 1)
    page.locator("#a1-c1 .confirm").click()
    expect(page.locator("#a1-c1 .checked")).to_be_visible()

    with Archive(place) as archive:
        kept = archive.corrections(article="9-radio").corrections
        assert [(one.correction.what, one.correction.by) for one in reversed(kept)] == [
            ("act", "نگار"),
            ("speaker", "نگار"),
            ("confirm", "نگار"),
        ]
        record = archive.get("9-radio")
        assert record is not None
        second = record.statements[1]
        assert second.act == "warn"
        assert second.speaker is not None
        assert second.speaker.text == "آرانشهر"

    page.locator(".past button").first.click()
    expect(page.locator("#a1-c1 .checked")).to_have_count(0)
    expect(page.locator(".past li").first).to_contain_text("برگردانده")

    page.get_by_role("button", name="خروج").click()
    page.goto(ARTICLE)
    expect(page.locator(".editing")).to_have_count(0)
    expect(page.locator("#a1-c2 .checked")).to_be_visible()


def test_words_that_are_not_there_are_refused_and_said(page: Page) -> None:
    _sign_in(page, "نگار")
    _open(page, 1)
    form = page.locator("#a1-c1 .e-content")
    form.get_by_label("سخن").fill("واژه‌هایی که هیچ‌جا نیستند")
    form.get_by_role("button", name="ثبت").click()
    expect(page.get_by_role("alert")).to_contain_text("is not in the text")


def test_what_somebody_else_changed_is_not_overwritten(page: Page, place: Path) -> None:
    from goft.corrections import correction

    _sign_in(page, "نگار")
    with Archive(place) as archive:
        record = archive.get("9-radio")
        assert record is not None
        archive.correct("9-radio", correction(record, "s1", "act", "hope", by="مهیار"))
    _open(page, 1)
    page.locator("#a1-c1 .confirm").click()
    expect(page.get_by_role("alert")).to_contain_text("meanwhile")


def test_a_reader_sees_no_forms_and_may_not_send_them(page: Page) -> None:
    _sign_in(page, "مهیار")
    expect(page.locator("#a1-c1")).to_be_visible()
    expect(page.locator(".editing")).to_have_count(0)
    sent = page.request.post(
        "/fa/correct",
        form={
            "article": "9-radio",
            "statement": "s1",
            "what": "remove",
            "csrf": page.locator(".out [name=csrf]").get_attribute("value") or "",
        },
    )
    assert sent.status == 403


def test_an_editor_has_a_text_kept(page: Page, place: Path) -> None:
    _sign_in(page, "نگار")
    page.goto("/fa/read")
    page.get_by_label("متن خبر").fill("سخنگوی دولت لاژورد گفت بندر نیلاب از فردا به روی همه کشتی‌ها باز است.")
    page.get_by_role("button", name="بخوان و نگه دار").click()
    expect(page.locator("#a1-c1 .name")).to_contain_text("دولت لاژورد")
    assert "/fa/article?id=pasted-" in page.url
    with Archive(place) as archive:
        assert archive.stats().articles == 12
