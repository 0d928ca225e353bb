"""The station's data files: each is read without complaint, and every entry is known in its spellings."""

from __future__ import annotations

import pytest

from goft.language import verb_groups
from goft.language.lexicon import load_closed, load_times
from goft.language.light import load_light, load_light_roots
from goft.language.resources import lines
from goft.language.station import Language
from goft.language.tokens import fold, key
from goft.language.verbs import BE, load_verbs
from goft.language.words import Words, load_classes

_ZWNJ = "\u200c"
_ROOTS = [line.split("\t") for _, line in lines("verbs.tsv")]
_ADJECTIVES = [word for _, line in lines("copula.tsv") for word in line.split()]


@pytest.mark.parametrize("columns", _ROOTS, ids=[columns[0] for columns in _ROOTS])
def test_every_root_is_read_with_half_space_glued_and_spaced(columns: list[str]) -> None:
    verbs, past = load_verbs(), columns[0]
    for prefix in ("می", "نمی"):
        for form in (f"{prefix}{_ZWNJ}{past}ند", f"{prefix}{past}ند"):
            found = verbs.read(fold(form))
            assert found is not None, form
            assert found.root.split("#")[0].endswith(past), form
        whole = Words.load().look_up_all([prefix, f"{past}ند"])[1]
        assert whole.verb is not None
        assert whole.verb.negative == (prefix == "نمی")


@pytest.mark.parametrize("adjective", _ADJECTIVES)
def test_every_adjective_takes_the_short_copula(adjective: str) -> None:
    form = f"{adjective}{_ZWNJ}ایم" if adjective.endswith("ه") else f"{adjective}یم"
    for spelling in (form, form.replace(_ZWNJ, "")):
        verb = load_verbs().read(fold(spelling))
        assert verb is not None, spelling
        assert (verb.root, verb.person, verb.plural) == (BE, 1, True)


@pytest.mark.parametrize("root", sorted(load_light()))
def test_every_complement_is_found_before_its_verb(root: str) -> None:
    language = Language.load()
    past = root.split("#")[0]
    for complement in load_light()[root]:
        (sentence, *_) = language.read(f"وزیر این را {' '.join(complement)} {past}.")
        groups = [group for group in verb_groups(sentence) if group.root == root]
        assert groups, complement
        light = [key(sentence.tokens[place].text) for place in groups[-1].light]
        assert light[-len(complement) :] == list(complement), complement


def test_certain_forms_are_verbs() -> None:
    words = Words.load()
    for _, line in lines("certain.tsv"):
        for form in line.split():
            assert words.look_up(form).only == "VERB", form


def test_lists_are_there() -> None:
    assert load_closed()["را"].tag == "PART"
    assert "دوشنبه" in load_times()
    assert "کرد#کن" in load_light_roots()["اعلام"]
    assert len(load_classes()) > 10_000
