"""What two spellings of a name have in common, in one script and across two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goft.actors.book.sounds import sound, sounds
from goft.actors.holders import load_holders

ALIKE = [
    ("بلینکن", "بلینکین"),
    ("بلینکن", "Blinken"),
    ("لاوروف", "Lavrov"),
    ("قالیباف", "Ghalibaf"),
    ("قالیباف", "Qalibaf"),
    ("ظریف", "Zarif"),
    ("اردوغان", "Erdoğan"),
    ("چاووش‌اوغلو", "Çavuşoğlu"),
    ("الکاظمی", "Al-Kadhimi"),
    ("شولتس", "Sholts"),
]
APART = [("ظریف", "شریف"), ("روحانی", "رضایی"), ("بایدن", "بنت"), ("Lavrov", "Larijani")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_apart(one: str, other: str) -> None:
    assert sounds(one) != sounds(other)


def test_most_surnames_sound_alike_in_both_scripts() -> None:
    people = [held for held in {id(held): held for held in load_holders().values()}.values() if held.english]
    alike = sum(sounds(held.name)[-1:] == sounds(held.english or "")[-1:] for held in people)
    assert alike >= 0.8 * len(people)


@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    for one in sounds(text):
        assert one
        assert set(one) <= set("btsjckfrlmn")


@given(st.text(max_size=40))
def test_case_means_nothing(text: str) -> None:
    assert sound(text.casefold()) == sound(text.casefold().casefold())
