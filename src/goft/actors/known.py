"""Whether one word is by itself the name of one who can speak: a state, its seat, an institution, a known person."""

from __future__ import annotations

from functools import lru_cache

from goft.actors.gazetteer import load_gazetteer
from goft.actors.holders import holders_of_surname, load_holders
from goft.actors.spelling import key
from goft.language import Token

__all__ = ["is_known_name", "is_state_name"]

_PLURALS = ("ها", "های", "ان")
_SPEAKING = frozenset(["state", "seat", "institution", "outlet"])


def is_known_name(token: Token) -> bool:
    """Whether a word is a known name: لیبریا، پنتاگون، گوترش; ظریف as a noun, not as an adjective."""
    if token.tag in ("NOUN", "PROPN"):
        return _is_known(token.norm)
    return token.tag == "ADJ" and key(token.norm) in load_holders()


@lru_cache(maxsize=65536)
def is_state_name(norm: str) -> bool:
    """Whether a word is a state or its seat."""
    entry = load_gazetteer().get(key(norm))
    return entry is not None and entry.kind in ("state", "seat")


@lru_cache(maxsize=65536)
def _is_known(norm: str) -> bool:
    word = key(norm)
    entry = load_gazetteer().get(word)
    if entry is not None:
        return entry.kind in _SPEAKING
    return word in load_holders() or bool(holders_of_surname(word)) or _is_people(word)


def _is_people(word: str) -> bool:
    """Whether a word is a plural of those of a state: آمریکایی‌ها، ایرانیان."""
    for ending in _PLURALS:
        if word.endswith(ending):
            entry = load_gazetteer().get(word.removesuffix(ending))
            return entry is not None and entry.kind == "adjective"
    return False
