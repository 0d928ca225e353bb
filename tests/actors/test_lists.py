"""Lists of a user's own book: states, bodies and outlets beside the package's, and what is told of a wrong entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goft.actors import find_outlet, gazetteer, is_outlet
from goft.actors.book.model import state_of
from goft.actors.gazetteer import (
    english_state_name,
    is_own_state,
    load_gazetteer,
    state_codes,
    state_name,
    state_names,
    state_of_entity,
)
from goft.actors.lists import BOOKS
from goft.actors.outlets import load_outlets
from goft.actors.spelling import key
from goft.errors import InputError
from support.gold import ROOT

STATES = """
XQA = { name = "سبزه‌میدان", english = "Sabzehmeydan", names = ["امارت سبزه‌میدان"], seats = ["دژ‌نو"], wikidata = "Q1" }
IRN = { cities = ["ده‌نمونه"] }
"""
INSTITUTIONS = """
institutions = [{ name = "پیمان رود‌کنار", also = ["رود‌کناری‌ها"] }, { name = "شورای دژ‌نو", country = "XQA" }]
masks = ["جاده سبزه‌میدان"]
"""
OUTLETS = """
outlets = [{ name = "خبرگزاری نم‌نم", country = "XQA", weak = ["نم‌نم"] }]
"""
Write = Callable[..., Path]


def spellings(form: str) -> tuple[str, str, str]:
    """With the half-space, with a space and glued."""
    return form, form.replace("\u200c", " "), form.replace("\u200c", "").replace(" ", "")


def forget() -> None:
    """What has been read of the lists; they are read once in a process."""
    for cached in (load_gazetteer, load_outlets, gazetteer._state_table, gazetteer._by_entity):
        cached.cache_clear()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Writes files of a book, which the environment then names."""

    def into(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    monkeypatch.setenv(BOOKS, str(tmp_path))
    forget()
    yield into
    forget()


@pytest.mark.parametrize(
    ("form", "kind", "country"),
    [
        ("سبزه‌میدان", "state", "XQA"),
        ("امارت سبزه‌میدان", "state", "XQA"),
        ("سبزه‌میدانی", "adjective", "XQA"),
        ("سبزه‌میدانی‌ها", "adjective", "XQA"),
        ("دژ‌نو", "seat", "XQA"),
        ("ده‌نمونه", "city", "IRN"),
        ("پیمان رود‌کنار", "institution", None),
        ("رود‌کناری‌ها", "institution", None),
        ("شورای دژ‌نو", "institution", "XQA"),
        ("جاده سبزه‌میدان", "mask", None),
        ("خبرگزاری نم‌نم", "outlet", "XQA"),
        ("مشهد", "city", "IRN"),
        ("مسکو", "seat", "RUS"),
    ],
)
def test_names_of_a_book_are_found(write: Write, form: str, kind: str, country: str | None) -> None:
    write(states=STATES, institutions=INSTITUTIONS, outlets=OUTLETS)
    for spelling in spellings(form):
        entry = load_gazetteer().get(key(spelling))
        assert entry is not None, spelling
        assert (entry.kind, entry.country) == (kind, country)


def test_outlets_of_a_book_are_found(write: Write) -> None:
    write(outlets=OUTLETS)
    for spelling in spellings("خبرگزاری نم‌نم"):
        found = find_outlet(spelling)
        assert is_outlet(spelling)
        assert found is not None
        assert found.country == "XQA"


def test_a_state_of_a_book_has_names_and_no_code_of_two_letters(write: Write) -> None:
    write(states=STATES)
    assert state_names("XQA") == ("سبزه‌میدان", "امارت سبزه‌میدان")
    assert (english_state_name("XQA"), state_of_entity("Q1")) == ("Sabzehmeydan", "XQA")
    assert (state_of("xqa"), is_own_state("XQA"), is_own_state("IRN")) == ("XQA", True, False)
    assert "XQA" not in state_codes()
    assert (state_name("IRN"), english_state_name("IRN")) == ("ایران", "Iran")


def test_without_a_book_nothing_of_it_is_known(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write(states=STATES, outlets=OUTLETS)
    monkeypatch.delenv(BOOKS)
    assert load_gazetteer().get(key("سبزه‌میدان")) is None
    assert (state_name("XQA"), state_of("XQA"), find_outlet("خبرگزاری نم‌نم")) == ("XQA", None, None)


WRONG = [
    ("states", 'XQA = { english = "Nowhere" }', "XQA: has no `name`"),
    ("states", 'QQQ = { name = "سبزه‌میدان" }', "QQQ: has no `cldr`"),
    ("states", 'xqa = { name = "سبزه‌میدان" }', "xqa: is no code of three capital letters"),
    ("states", 'XQA = { cldr = "ZQ" }', "XQA: CLDR has no ZQ"),
    ("states", 'XQA = { name = "سبزه‌میدان", seat = ["دژ"] }', "XQA: Object contains unknown field `seat`"),
    ("states", 'XQA = { name = "سبزه‌میدان", seats = "دژ" }', "XQA: Expected `array`, got `str`"),
    ("states", 'XQA = "سبزه‌میدان"', "XQA: Expected `object`, got `str`"),
    ("states", "XQA = {", "is no TOML"),
    (
        "institutions",
        'institutions = [{ name = "شورا", state = "XQA" }]',
        "شورا: Object contains unknown field `state`",
    ),
    ("institutions", "masks = [1]", "1: Expected `str`, got `int`"),
    ("institutions", 'institutions = "شورا"', "institutions is no list"),
    ("outlets", 'outlets = [{ country = "XQA" }]', "None: Object missing required field `name`"),
    ("outlets", "outlet = []", "has outlet"),
]


@pytest.mark.parametrize(("name", "text", "what"), WRONG, ids=[row[2] for row in WRONG])
def test_a_wrong_entry_is_told_with_its_file(write: Write, name: str, text: str, what: str) -> None:
    book = write(**{name: text})
    with pytest.raises(InputError) as told:
        load_gazetteer()
    assert told.value.where == str(book / f"{name}.toml")
    assert told.value.what.startswith(what)
    assert told.value.hint


def test_a_folder_that_is_not_there_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BOOKS, str(write() / "elsewhere"))
    with pytest.raises(InputError, match="no such folder"):
        load_gazetteer()


def test_the_book_of_the_sample_is_in_order(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BOOKS, str(ROOT / "src" / "goft" / "sample" / "actors"))
    for form, country in (("آرانشهر", "XAR"), ("لاژوردی", "XLZ"), ("هفت‌دره‌ای", "XHD"), ("اتحادیه کرانه", None)):
        for spelling in spellings(form):
            entry = load_gazetteer().get(key(spelling))
            assert entry is not None, spelling
            assert entry.country == country
