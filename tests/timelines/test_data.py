"""The data files: every phrase is found in all its spellings, every act has a stance, mistakes are named."""

from __future__ import annotations

from typing import get_args

import pytest

from goft.record import Act
from goft.timelines.categories import Role, load_away, load_categories, load_lexicon, stems_of
from goft.timelines.phrases import Phrases, words_of
from goft.timelines.stances import load_open_words, load_stances
from support.gold import ROOT

ROLES: tuple[Role, ...] = ("inside", "behind", "before")
PHRASES = [
    (name, role, phrase)
    for name, category in load_categories().items()
    for role in ROLES
    for phrase in getattr(category, role)
]
GO_ON = "ند"
"""What an open phrase may go on with."""


def spellings(phrase: str) -> set[str]:
    """With half-spaces, spaces and nothing between its parts, and with Arabic letters."""
    whole = phrase.removesuffix("*") + (GO_ON if phrase.endswith("*") else "")
    forms = {whole, whole.replace("\u200c", " "), whole.replace("\u200c", "").replace(" ", "")}
    forms.add(whole.replace(" ", "\u200c"))
    return forms | {form.replace("ی", "ي").replace("ک", "ك") for form in forms}


@pytest.mark.parametrize(("name", "role", "phrase"), PHRASES, ids=[" ".join(row) for row in PHRASES])
def test_every_phrase_is_found_in_all_its_spellings(name: str, role: Role, phrase: str) -> None:
    for spelling in spellings(phrase):
        text = f"سپس {spelling} ۳"
        found = load_lexicon().phrases.find(words_of(text, 0, len(text)))
        assert found, spelling
        assert found[0].meaning.counts(role) == name, spelling
        assert text[found[0].start : found[0].end].startswith(spelling[:3])
        assert any(stem in "".join(word.key for word in words_of(text, 0, len(text))) for stem in stems_of(name))


def listed(name: str) -> list[str]:
    import tomllib

    path = ROOT / "src" / "goft" / "timelines" / "data" / "ledgers.toml"
    words: list[str] = tomllib.loads(path.read_text(encoding="utf-8"))["words"][name]
    return words


@pytest.mark.parametrize("role", ["part", "unreal", "other"])
def test_every_word_around_a_figure_is_found(role: Role) -> None:
    for phrase in listed(role):
        for spelling in spellings(phrase):
            found = load_lexicon().phrases.find(words_of(spelling, 0, len(spelling)))
            assert any(one.meaning.counts(role) == "" for one in found), spelling


@pytest.mark.parametrize("name", ["place", "tied", "own"])
def test_every_word_before_a_state_is_found(name: str) -> None:
    lexicon = load_lexicon()
    phrases = {"place": lexicon.places, "tied": lexicon.ties, "own": lexicon.owners}[name]
    for phrase in listed(name):
        for spelling in spellings(phrase):
            assert phrases.find(words_of(spelling, 0, len(spelling))), spelling


def test_regions_and_open_words_are_keys() -> None:
    assert "جنوب" in load_lexicon().regions
    assert {"اگر", "شاید"} <= load_open_words()


def test_every_act_has_a_stance() -> None:
    stances = load_stances()
    assert set(stances) == set(get_args(Act))
    assert {act for act, one in stances.items() if one.stance == "for"} == {"support", "pledge", "hope"}
    assert {act for act, one in stances.items() if one.holds == "no"} == {"deny", "refuse"}
    assert {act for act, one in stances.items() if one.aimed} == {"support", "accuse", "criticise", "threaten"}


def test_units_are_the_readers() -> None:
    from goft.figures.lexicon import load_units

    units = load_units()
    known = {unit.name for unit in units.words.values()} | set(units.signs.values())
    for name, category in load_categories().items():
        assert set(category.units) <= known, f"{name}: {set(category.units) - known}"
    assert load_away() <= known


def test_the_longest_phrase_is_meant_and_none_overlap() -> None:
    phrases = Phrases({"زخمی": "noun", "زخمی شدن": "act", "زخمی شد*": "verb"})
    text = "زخمی شدن او، زخمی شدند، زخمیشده‌اند، زخمی است"
    assert [one.meaning for one in phrases.find(words_of(text, 0, len(text)))] == ["act", "verb", "verb", "noun"]
