"""Damaged gold: the text loses its half-spaces, and every range still holds its words."""

from __future__ import annotations

import msgspec
import pytest

from goft.score import Gold, damaged
from support import scored

GOLD = tuple(msgspec.convert(one, Gold) for one in scored.gold())


def _words(gold: Gold) -> list[str]:
    places = [
        place
        for one in gold.statements
        for place in (one.speaker, *one.cue, *one.content, one.addressee, *one.via, one.about)
        if place
    ]
    places += [one.trigger for one in gold.events]
    places += [one.span for one in gold.figures] + [one.span for one in gold.times]
    return [gold.text[start:end] for start, end in places]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold.id))
def test_drop_moves_every_range_with_its_words(gold: Gold) -> None:
    assert _words(damaged(gold, "drop")) == [words.replace("\u200c", "") for words in _words(gold)]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold.id))
def test_space_keeps_every_range(gold: Gold) -> None:
    assert _words(damaged(gold, "space")) == [words.replace("\u200c", " ") for words in _words(gold)]


def test_damage_is_done() -> None:
    assert "\u200c" in GOLD[0].text
    assert "\u200c" not in damaged(GOLD[0], "drop").text
    assert len(damaged(GOLD[0], "space").text) == len(GOLD[0].text)
