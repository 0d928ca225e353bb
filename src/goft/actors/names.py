"""Names of persons: given names from `data/given_names.txt`, titles, and what a name looks like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from goft.actors.nouns import is_actor_noun
from goft.actors.outlets import load_outlets
from goft.actors.spelling import key
from goft.actors.words import load_words
from goft.language.model import Token

__all__ = [
    "first_halves",
    "is_given_name",
    "is_person_name",
    "is_title",
    "load_given_names",
    "usual_in_iran",
]

_NAME_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "X"})


def is_title(word: str) -> bool:
    """Whether a word is a title before a name (آقای، دکتر، سردار …)."""
    return key(word) in load_words().titles


def is_given_name(word: str) -> bool:
    """Whether a word, in any spelling, is a given name that news uses."""
    return key(word) in load_given_names()


def is_person_name(tokens: Sequence[Token]) -> bool:
    """Whether a run of tokens is a person's name: titles, then a given name and up to four words, or proper nouns.

    A surname by itself («عراقچی») is one only after a title, or if the tagger calls it a proper noun. Quotation marks
    in the run are allowed.
    """
    kept = [token for token in tokens if token.tag != "PUNCT"]
    titled = 0
    while titled < len(kept) - 1 and is_title(kept[titled].norm):
        titled += 1
    name = kept[titled:]
    addressed = titled > 0 and key(kept[titled - 1].norm) in load_words().addresses
    if addressed and len(name) == 1 and name[0].tag in _NAME_TAGS:
        return True
    if not 1 <= len(name) <= 5 or any(not _may_be_in_name(token) for token in name):
        return False
    if addressed:
        return True
    if len(name) > 1 and (is_given_name(name[0].norm) or is_given_name(name[0].norm + name[1].norm)):
        return True
    return all(token.tag == "PROPN" for token in name)


def _may_be_in_name(token: Token) -> bool:
    word = key(token.norm)
    if token.tag not in _NAME_TAGS or word in _never_in_names():
        return False
    return is_given_name(word) or not (is_actor_noun(word) or word in load_outlets())


@cache
def _never_in_names() -> frozenset[str]:
    classes = load_words()
    return classes.ends | classes.outward | classes.indefinite


@cache
def load_given_names() -> dict[str, bool]:
    """All given names by key, with whether the word is a sure sign of a name (True) or an everyday word too (False)."""
    lines = _lines()
    doubtful = {key(word) for line in lines if line[0] == "?" for word in line[1:].split()}
    return {key(word): key(word) not in doubtful for line in lines for word in line.lstrip("?+").split()}


@cache
def first_halves() -> frozenset[str]:
    """The keys of the first parts of given names of two parts (ذبیح‌الله), which a text may write as two words."""
    return frozenset(
        key(word.split("\u200c")[0]) for line in _lines() for word in line.lstrip("?+").split() if "\u200c" in word
    )


@cache
def usual_in_iran() -> frozenset[str]:
    """The keys of given names usual in Iran."""
    return frozenset(key(word) for line in _lines() if line[0] == "+" for word in line[1:].split())


def _lines() -> list[str]:
    text = (files("goft.actors") / "data" / "given_names.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and line[0] != "#"]
