"""The way back, edit by edit."""

from __future__ import annotations

import pytest

from goft.repair.alignment import Alignment, Edit, apply


@pytest.mark.parametrize(
    ("edits", "repaired", "span", "original"),
    [
        pytest.param([], "abcdef", (2, 4), (2, 4), id="nothing done"),
        pytest.param([Edit(2, 2, "-", "")], "ab-cdef", (0, 5), (0, 4), id="over what was put in"),
        pytest.param([Edit(2, 2, "-", "")], "ab-cdef", (2, 3), (2, 2), id="what was put in itself"),
        pytest.param([Edit(2, 4, "", "")], "abef", (1, 3), (1, 5), id="over what was taken out"),
        pytest.param([Edit(2, 4, "", "")], "abef", (0, 2), (0, 2), id="up to what was taken out"),
        pytest.param([Edit(2, 3, "xyz", "")], "abxyzdef", (3, 4), (2, 3), id="one letter of a ligature"),
        pytest.param([Edit(0, 2, "xy", ""), Edit(5, 6, "", "")], "xycde", (1, 5), (1, 5), id="as long as before"),
    ],
)
def test_original_span(edits: list[Edit], repaired: str, span: tuple[int, int], original: tuple[int, int]) -> None:
    assert apply("abcdef", edits) == repaired
    assert Alignment(6, 6).then(edits).original_span(*span) == original


def test_repairs_one_after_the_other() -> None:
    first = [Edit(0, 1, "", ""), Edit(3, 3, " ", "")]
    second = [Edit(2, 3, "\u200c", ""), Edit(4, 4, "-", "")]
    text = apply(apply("abcdef", first), second)
    alignment = Alignment(6, 6).then(first).then(second)
    assert text == "bc\u200cd-ef"
    assert alignment.original_span(0, 4) == (1, 4)
    assert alignment.repaired_span(1, 4) == (0, 4)
    assert alignment.repaired_span(0, 6) == (0, 7)


def test_what_was_taken_out_is_nowhere() -> None:
    assert Alignment(6, 6).then([Edit(2, 4, "", "")]).repaired_span(2, 4) == (2, 2)
