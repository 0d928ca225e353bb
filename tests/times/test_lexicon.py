"""The words of time: every entry of the data files is found in each of its spellings."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import msgspec
import pytest

from goft.language import Language
from goft.times.items import items_of
from goft.times.lexicon import NOTHING, load_lexicon, plain

HALF_SPACE = "\u200c"


def words_in(value: Any) -> Iterator[str]:
    """Every word of a data file: keys of tables that map words, and members of lists."""
    if isinstance(value, list):
        for one in value:
            yield from [one] if isinstance(one, str) else words_in(one)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if any("\u0600" <= letter <= "\u06ff" for letter in key):
                yield key
            elif not isinstance(inner, str | int):
                yield from words_in(inner)


def all_words() -> list[str]:
    found: set[str] = set()
    for name in ("calendar", "words", "numbers"):
        text = resources.files("goft.times").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
        found.update(words_in(tomllib.loads(text)))
    return sorted(found)


@pytest.mark.parametrize("word", all_words())
def test_every_spelling_is_the_same_word(word: str) -> None:
    lexicon, language = load_lexicon(), Language.load(tagged=False)
    wanted = lexicon.entries[plain(word)]
    assert wanted != NOTHING
    for joiner in (HALF_SPACE, " ", ""):
        spelled = word.replace(HALF_SPACE, joiner)
        (sentence,) = language.read(spelled)
        first = items_of(sentence, lexicon)[0]
        assert (first.text, first.entry) == (plain(word), wanted), spelled


def test_there_are_words_of_every_kind() -> None:
    entries = load_lexicon().entries.values()
    for field in msgspec.structs.fields(type(NOTHING)):
        assert any(getattr(entry, field.name) != getattr(NOTHING, field.name) for entry in entries), field.name


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("هفتهگذشته", ("هفته", "گذشته")),
        ("دوساله", ("دو", "ساله")),
        ("روزجمعه", ("روز", "جمعه")),
        ("صبحامروز", ("صبح", "امروز")),
    ],
)
def test_two_words_that_are_glued(glued: str, parts: tuple[str, str]) -> None:
    (sentence,) = Language.load(tagged=False).read(glued)
    items = items_of(sentence, load_lexicon())
    assert (items[0].text, items[1].text) == parts
    assert (items[0].start, items[1].end) == (0, len(glued))
    assert items[0].end == items[1].start == len(parts[0])
