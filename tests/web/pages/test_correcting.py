"""An editor at work: signs in, sets a statement right by what is marked in the text, confirms, undoes, signs out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from goft.archive import Archive
from goft.corrections import correction
from goft.plots.model import Language
from goft.render.labels import load_labels
from support.browsing import WIDTHS, assert_no_grave_findings
from support.forked import Forked

PASSWORD = "بادبان و لنگر ۱۴۰۴"
WAYS = [(language, width) for language in ("fa", "en") for width in WIDTHS]


class Desk:
    """A browser at somebody's desk, in one language."""

    def __init__(self, page: Page, language: Language) -> None:
        self.page = page
        self.labels = load_labels(language)
        self.article = f"/{language}/article?id=9-radio"

    def sign_in(self, name: str) -> None:
        page, text = self.page, self.labels.text
        page.goto(self.article)
        page.get_by_role("link", name=text("sign_in")).click()
        page.get_by_label(text("user_name")).fill(name)
        page.get_by_label(text("password")).fill(PASSWORD)
        page.get_by_role("button", name=text("sign_in")).click()
        expect(page.locator(".caller")).to_have_text(name)
        assert page.url.endswith(self.article), "one is where one came from"


@pytest.fixture(scope="module")
def with_users(sample_place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's archive with an editor and a reader; hashing their passwords takes its time."""
    made = tmp_path_factory.mktemp("users") / "a.sqlite"
    with Archive(sample_place) as archive:
        archive.backup(made)
    with Archive(made) as archive:
        archive.accounts.add("نگار", PASSWORD, "editor")
        archive.accounts.add("مهیار", PASSWORD, "reader")
    return made


@pytest.fixture
def place(with_users: Path, tmp_path: Path) -> Path:
    """An archive to correct."""
    return Path(shutil.copy(with_users, tmp_path / "edited.sqlite"))


@pytest.fixture(params=[("fa", "desktop")], ids=str)
def desk(browser: Browser, place: Path, with_book: Forked, request: pytest.FixtureRequest) -> Iterator[Desk]:
    language, width = request.param
    across, down = WIDTHS[width]
    with with_book.serve(place) as address:
        context = browser.new_context(base_url=address, viewport={"width": across, "height": down})
        yield Desk(context.new_page(), language)
        context.close()


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


@pytest.mark.parametrize("desk", WAYS, ids=str, indirect=True)
def test_an_editor_at_work(desk: Desk, place: Path) -> None:
    page, labels = desk.page, desk.labels
    desk.sign_in("نگار")
    _open(page, 2)
    assert_no_grave_findings(page)
    form = page.locator("#a1-c2 .e-act")
    form.get_by_label(labels.text("field_act")).select_option("warn")
    form.get_by_role("button", name=labels.text("edit_set")).click()
    expect(page.locator("#a1-c2 .who .act")).to_have_text(labels.acts["warn"])
    expect(page.locator("#a1-c2 .checked")).to_be_visible()

    _open(page, 2)
    _mark(page, "آرانشهر")
    form = page.locator("#a1-c2 .e-speaker")
    form.get_by_role("button", name=labels.text("edit_take")).click()
    form.locator("[name=name]").fill("وزارت دریانوردی آرانشهر")
    form.get_by_role("button", name=labels.text("edit_set")).click()
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
    expect(page.locator(".past li").first).to_contain_text(labels.text("edit_undone", by="نگار"))

    page.get_by_role("button", name=labels.text("sign_out")).click()
    page.goto(desk.article)
    expect(page.locator(".editing")).to_have_count(0)
    expect(page.locator("#a1-c2 .checked")).to_be_visible()


def test_a_statement_that_was_not_found_is_added(desk: Desk, place: Path) -> None:
    page, labels = desk.page, desk.labels
    desk.sign_in("نگار")
    _mark(page, "آرانشهری")
    form = page.locator(".editors form").first
    form.get_by_role("button", name=labels.text("edit_take")).click()
    expect(form.locator("[name=words]")).to_have_value("آرانشهری")
    form.locator("[name=cue]").fill("تحریم کرد")
    form.locator("[name=name]").fill("دولت لاژورد")
    form.get_by_role("button", name=labels.text("edit_set")).click()
    expect(page.locator(".past li").first).to_contain_text(labels.text("what_add"))
    with Archive(place) as archive:
        record = archive.get("9-radio")
        assert record is not None
        assert any(one.content[0].text == "آرانشهری" for one in record.statements)


def test_words_that_are_not_there_are_refused_and_said(desk: Desk) -> None:
    desk.sign_in("نگار")
    _open(desk.page, 1)
    form = desk.page.locator("#a1-c1 .e-content")
    form.locator("[name=words]").fill("واژه‌هایی که هیچ‌جا نیستند")
    form.get_by_role("button", name=desk.labels.text("edit_set")).click()
    expect(desk.page.get_by_role("alert")).to_contain_text("is not in the text")


def test_what_somebody_else_changed_is_not_overwritten(desk: Desk, place: Path) -> None:
    desk.sign_in("نگار")
    with Archive(place) as archive:
        record = archive.get("9-radio")
        assert record is not None
        archive.correct("9-radio", correction(record, "s1", "act", "hope", by="مهیار"))
    _open(desk.page, 1)
    desk.page.locator("#a1-c1 .confirm").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("meanwhile")


def test_a_reader_sees_no_forms_and_may_not_send_them(desk: Desk) -> None:
    page = desk.page
    desk.sign_in("مهیار")
    expect(page.locator("#a1-c1")).to_be_visible()
    expect(page.locator(".editing")).to_have_count(0)
    csrf = page.locator(".out [name=csrf]").get_attribute("value") or ""
    forms: dict[str, dict[str, str | float | bool]] = {
        "/fa/correct": {"article": "9-radio", "statement": "s1", "what": "remove"},
        "/fa/undo": {"article": "9-radio", "number": "1"},
        "/fa/read": {"text": "متن", "keep": "true"},
    }
    for path, form in forms.items():
        assert page.request.post(path, form={**form, "csrf": csrf}).status == 403, path


def test_an_editor_has_a_text_kept(desk: Desk, place: Path) -> None:
    desk.sign_in("نگار")
    page, labels = desk.page, desk.labels
    page.goto("/fa/read")
    page.get_by_label(labels.text("field_text")).fill(
        "سخنگوی دولت لاژورد گفت بندر نیلاب از فردا به روی همه کشتی‌ها باز است."
    )
    page.get_by_role("button", name=labels.text("read_keep")).click()
    expect(page.locator("#a1-c1 .name")).to_contain_text("دولت لاژورد")
    assert "/fa/article?id=pasted-" in page.url
    with Archive(place) as archive:
        assert archive.stats().articles == 12
