"""Answers kept by what was asked."""

from __future__ import annotations

from goft.remembered import Remembered


def test_a_thing_is_found_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length, most=10)
    assert [lengths[word] for word in ("گفت", "نوشت", "گفت")] == [3, 4, 3]
    assert asked == ["گفت", "نوشت"]


def test_it_holds_no_more_than_it_may() -> None:
    lengths: Remembered[str, int] = Remembered(len, most=2)
    assert [lengths[word] for word in ("ا", "اب", "آبی", "اب")] == [1, 2, 3, 2]
    assert lengths == {"آبی": 3, "اب": 2}
