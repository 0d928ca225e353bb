"""Names of persons: given names from `data/given_names.txt`, titles, and what a name looks like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from goft.actors.nouns import is_actor_noun
from goft.actors.outlets import load_outlets
from goft.actors.spelling import key
from goft.language.model import Token

__all__ = ["TITLES", "is_given_name", "is_person_name", "is_title", "load_given_names"]

TITLES = frozenset(
    key(word)
    for word in (
        "آقای آقا خانم دکتر مهندس سید سیده جناب سرکار حجت‌الاسلام حجت‌الاسلام‌والمسلمین والمسلمین آیت‌الله آیت‌الله‌العظمی العظمی "
        "شیخ ژنرال سردار سرتیپ سرلشکر سرهنگ دریادار دریابان امیر پاسدار شهید حاج حاجی ملا مولوی شاهزاده امام حضرت مرحوم سپهبد "
        "سرتیپ‌دوم پروفسور استاد خلبان ستاد"
    ).split()
)
"""Words before a name that are no part of it, by their keys."""

_NOT_NAMES = frozenset(
    key(word)
    for word in (
        "و در به از که با برای تا را بر این آن یا اما نیز هم همان خود او وی ایشان ما من شما آنها آنان است بود شد کرد گفت دیگر هر هیچ "
        "چه چند یک دو سه پس پیش پیشین سابق وقت فعلی کنونی جدید درباره علیه سوی طی روی بین میان نزد ضمن بدون توسط جز مگر زیرا چون اگر"
    ).split()
)
_PLACE_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "X"})


def is_title(word: str) -> bool:
    """Whether a word is a title before a name (آقای، دکتر، سردار …)."""
    return key(word) in TITLES


def is_given_name(word: str) -> bool:
    """Whether a word, in any spelling, is a given name that news uses."""
    return key(word) in load_given_names()


def is_person_name(tokens: Sequence[Token]) -> bool:
    """Whether a run of tokens is a person's name: titles, then a given name and one to four more words, or proper nouns.

    A surname by itself («عراقچی») is one only if the tagger calls it a proper noun. Marks in the run («» ") are allowed.
    """
    kept = [token for token in tokens if token.tag != "PUNCT"]
    titled = 0
    while titled < len(kept) - 1 and is_title(kept[titled].norm):
        titled += 1
    name = kept[titled:]
    if not 1 <= len(name) <= 5 or any(not _may_be_in_name(token) for token in name):
        return False
    if titled and key(kept[titled - 1].norm) in {key("آقای"), key("خانم")}:
        return True
    if len(name) > 1 and (is_given_name(name[0].norm) or is_given_name(name[0].norm + name[1].norm)):
        return True
    return all(token.tag == "PROPN" for token in name)


def _may_be_in_name(token: Token) -> bool:
    word = key(token.norm)
    if word in _NOT_NAMES or token.tag not in _PLACE_TAGS:
        return False
    return is_given_name(word) or not (is_actor_noun(word) or word in load_outlets())


@cache
def load_given_names() -> frozenset[str]:
    """The keys of all given names."""
    lines = (files("goft.actors") / "data" / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(key(word) for line in lines if not line.startswith("#") for word in line.split())
