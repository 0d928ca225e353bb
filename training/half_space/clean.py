"""Which paragraphs are spelled carefully enough to learn from: the text has lost half-spaces of its own."""

from __future__ import annotations

import math

from counts import Counts, count, gaps_of

from goft.repair.words import HALF_SPACE, WORD

__all__ = ["careful"]

_SURE = math.log(10)  # a place is surely lost where it is spelled with a half-space ten times as often
_LOST = 0.25  # share of its sure places that a careful paragraph may have lost


def careful(texts: list[str]) -> list[str]:
    """The texts that have lost few of their half-spaces, judged by what all of them do most."""
    counts = count(texts)
    glued = _sure_words(counts)
    pairs = {pair for pair, n in counts.joined.items() if _odds(n, counts.spaced[pair]) > _SURE}
    return [text for text in texts if _lost(text, glued, pairs) <= _LOST]


def _sure_words(counts: Counts) -> set[str]:
    """Words without half-spaces that are nearly always spelled with some."""
    split: dict[str, int] = {}
    for word, n in counts.words.items():
        if HALF_SPACE in word:
            glued = word.replace(HALF_SPACE, "")
            split[glued] = split.get(glued, 0) + n
    return {glued for glued, n in split.items() if _odds(n, counts.words[glued]) > _SURE}


def _odds(joined: int, other: int) -> float:
    return math.log((joined + 0.5) / (other + 0.5))


def _lost(text: str, glued: set[str], pairs: set[str]) -> float:
    lost = sum(word in glued for word in WORD.findall(text))
    lost += sum(not joined and f"{left} {right}" in pairs for _, left, right, _, joined in gaps_of(text))
    return lost / (lost + text.count(HALF_SPACE)) if lost else 0.0
