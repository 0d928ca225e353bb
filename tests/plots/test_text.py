"""Text for pictures: cleaned, measured, cut, and kept in its direction."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goft.plots.text import clean, cut, isolated, width, wrapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  یک\n\tدو ", "یک دو"),
        ("یک\x00دو\x9fسه", "یک دو سه"),
        ("\u202eوارونه\u2067", "وارونه"),
        ("نیم\ud83dه", "نیم\ufffdه"),
        ("می\u200cرود", "می\u200cرود"),
    ],
    ids=["space", "controls", "turning marks", "half a character", "half-space stays"],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("گفت BBC", "\u2067گفت BBC\u2069"),
        ("BBC Persian", "\u2066BBC Persian\u2069"),
        ("−۲٫۵", "\u2066−۲٫۵\u2069"),
        ("−۴ کشته", "\u2067\u200e−۴ کشته\u2069"),
        ("۲۰-۳۰ کشته", "\u2067۲۰-۳۰ کشته\u2069"),
        ("", ""),
    ],
    ids=["persian", "latin", "number", "signed number in persian", "range", "empty"],
)
def test_isolated(text: str, expected: str) -> None:
    assert isolated(text) == expected


def test_cut_ends_at_a_word() -> None:
    assert cut("سخنگوی وزارت امور خارجه", 12, 110) == "سخنگوی وزارت…"


@given(st.text(), st.floats(20, 400))
def test_clean_text_is_one_line_and_stays_clean(text: str, room: float) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in once)
    assert width(cut(once, 12, room), 12) <= room
    lines = wrapped(once, 12, room, 2)
    assert len(lines) <= 2
    assert all(width(line, 12) <= room for line in lines)
