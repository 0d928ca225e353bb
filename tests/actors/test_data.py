"""Every entry of the station's data files is found in its half-space, space and glued spellings."""

from __future__ import annotations

import pytest

from goft.actors import actor_noun, find_outlet, is_actor_noun, is_given_name, is_outlet
from goft.actors.gazetteer import load_gazetteer, state_name
from goft.actors.holders import holders_of_surname, load_holders, load_same_office
from goft.actors.names import load_given_names
from goft.actors.nouns import load_nouns
from goft.actors.outlets import load_outlets
from goft.actors.spelling import key, spaced, words
from goft.actors.words import load_words


def spellings(form: str) -> list[str]:
    """Half-space, space and glued spellings, and one with Arabic letters."""
    loose = form.replace("\u200c", " ")
    arabic = form.replace("ی", "ي").replace("ک", "ك")
    return [form, loose, loose.replace(" ", "\u200c"), loose.replace(" ", ""), arabic]


def test_key_meets_every_spelling() -> None:
    assert {key(form) for form in spellings("وزارت امور خارجهٔ جمهوری‌اسلامی")} == {key("وزارت امور خارجه جمهوری اسلامی")}
    assert key("لِن") == key("لن")
    assert key("۲۴") == key("24") == key("٢٤")
    assert words("«دونالد ترامپ»، رئیس‌جمهور") == ("دونالد", "ترامپ", "رییسجمهور")
    assert spaced("وزارت‌خارجه") == "وزارت خارجه"


def test_every_noun_is_found() -> None:
    for noun in {noun.word: noun for noun in load_nouns().values()}.values():
        for form in spellings(noun.word):
            found = actor_noun(form)
            assert found is not None
            assert found.word == noun.word or key(found.word) == key(noun.word)


@pytest.mark.parametrize(
    ("form", "kind", "plural"),
    [
        ("سخنگوی", "office", False),
        ("نمایندگانی", "person", True),
        ("وزرای", "group", True),
        ("مقام‌های", "person", True),
        ("رسانهها", "group", True),
        ("خبرگزاری", "outlet", False),
        ("بیانیه‌ای", "document", False),
        ("وزارت", "organisation", False),
    ],
)
def test_forms_of_nouns(form: str, kind: str, plural: bool) -> None:
    noun = actor_noun(form)
    assert noun is not None
    assert (noun.kind, noun.plural) == (kind, plural)


def test_what_is_no_actor_noun() -> None:
    assert not any(is_actor_noun(word) for word in ("میز", "گفت", "خیلی", "توافق", ""))


def test_every_outlet_is_found() -> None:
    for outlet in load_outlets().values():
        for form in spellings(outlet.name):
            assert is_outlet(form), form
            found = find_outlet(form)
            assert found is not None
            assert found.name == outlet.name


def test_outlet_after_its_noun() -> None:
    found = find_outlet("شبکه خبری سی ان ان")
    assert found is not None
    assert found.country == "USA"
    assert find_outlet("وزارت خارجه") is None
    assert is_outlet("روزنامه‌ای محلی")
    assert not is_outlet("")


def test_every_gazetteer_file_is_read() -> None:
    gazetteer = load_gazetteer()
    for form, country in (
        ("بریتانیا", "GBR"),
        ("تهران", "IRN"),
        ("رژیم صهیونیستی", "ISR"),
        ("کرملین", "RUS"),
        ("پنتاگون", "USA"),
        ("فرانسوی", "FRA"),
        ("آمریکایی‌ها", "USA"),
        ("کره جنوبی", "KOR"),
        ("اهواز", "IRN"),
        ("طالبان", "AFG"),
        ("سازمان ملل", None),
    ):
        for spelling in spellings(form):
            entry = gazetteer.get(key(spelling))
            assert entry is not None, spelling
            assert entry.country == country
    assert state_name("USA") == "آمریکا"
    assert state_name("ARE") == "امارات"
    assert gazetteer.get(key("چک")) is None


def test_longest_entry_wins_and_masks_hide() -> None:
    gazetteer = load_gazetteer()
    found = [
        (match.entry.kind, match.entry.country) for match in gazetteer.scan(words("شورای همکاری خلیج فارس و ایران"))
    ]
    assert found == [("institution", None), ("state", "IRN")]
    assert [match.entry.kind for match in gazetteer.scan(words("دریای عمان"))] == ["mask"]


def test_every_holder_is_found() -> None:
    for holder in load_holders().values():
        for form in spellings(holder.name):
            assert load_holders()[key(form)].name == holder.name
        surname = words(holder.name)[-1]
        found = any(held.name == holder.name for held in holders_of_surname(surname))
        assert found == (holder.alone and len(words(holder.name)) > 1)


def test_wordings_of_one_office() -> None:
    same = load_same_office()
    assert same[key("رییس جمهوری")] is same[key("رئیس‌جمهور")]


def test_given_names() -> None:
    assert is_given_name("محمد‌جواد")
    assert is_given_name("دیمیتری")
    assert not is_given_name("وزارت")
    assert not load_given_names()[key("جان")]
    assert len(load_given_names()) > 600


def test_word_classes() -> None:
    classes = load_words()
    assert key("آقای") in classes.titles
    assert classes.pronouns[key("آنها")] == classes.pronouns[key("آن‌ها")] == "third_plural"
