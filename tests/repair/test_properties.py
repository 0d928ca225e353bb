"""What holds for any text: it ends, repairing twice changes nothing, and every way back leads to the original."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goft.repair import Repaired, Repairer

REPAIRER = Repairer.load()

_ODD = (
    "می شود\u200c\u200d\u200e\u200f\u202b\u2069\u00ad\u00ac\u200b\u0640\u064b\u064e\u0650\u0653\u0654"
    "\ufeff\ufe8e\ufefb.،:؛!؟»«ي ك ةى٠١۲3aA\n\t\u00a0\ud800"
)
_WORDS = [
    "می",
    "شود",
    "رایزنی",
    "های",
    "ها",
    "گفت",
    "و",
    "گو",
    "وی",
    "ای",
    "به",
    "طور",
    "اس",
    "بی",
    "رئیس",
    "جمهور",
    "ه",
    "میشود",
    "آنها",
    "کردهاند",
    "۱۲",
    "ab",
    "اي",
    "هم",
    "زمان",
    "همزمان",
    "نخست",
    "وزیر",
]
_any_text = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(_ODD)), max_size=60)
_words = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.sampled_from(["", " ", "\u200c", ". ", ".", "، ", "\u200c ", "\n", "ـ"])),
    max_size=40,
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@given(st.one_of(_any_text, _words))
@settings(max_examples=600, deadline=None)
def test_repairing_twice_changes_nothing(text: str) -> None:
    once = REPAIRER.repair(text)
    twice = REPAIRER.repair(once.text)
    assert twice.text == once.text
    assert twice.steps == ()


@given(st.one_of(_any_text, _words))
@settings(max_examples=400, deadline=None)
def test_steps_slice_to_what_was_written(text: str) -> None:
    found = REPAIRER.repair(text)
    assert found.original == text
    last = 0
    for step in found.steps:
        assert text[step.start : step.end] == step.was
        assert step.was != step.read_as
        assert found.text[slice(*found.repaired_span(step.start, step.end))] == step.read_as
        assert last <= step.start < step.end
        assert step.why
        last = step.end


@given(st.one_of(_any_text, _words), st.data())
@settings(max_examples=400, deadline=None)
def test_spans_come_back(text: str, data: st.DataObject) -> None:
    found = REPAIRER.repair(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    first, last = found.original_span(start, end)
    assert 0 <= first <= last <= len(text)
    again = found.repaired_span(first, last)
    if found.text[start:end].strip("\u200c \n") == found.text[start:end] and start < end:
        # Whatever ends in something of the original is found again, or lies inside what is.
        assert again[0] <= start
        assert end <= again[1]


@pytest.mark.parametrize(
    ("piece", "size"),
    [
        ("گفت ", 1_000_000),
        (".گفت", 1_000_000),
        ("\u200c", 1_000_000),
        *((piece, 100_000) for piece in ("گفت", "می ", "ي", " ", "بی.", "اس", "ا\u200c", "،", "ﻻ", "\ud800")),
    ],
)
def test_one_long_line_takes_seconds(piece: str, size: int) -> None:
    text = piece * (size // len(piece.encode("utf-8", "surrogatepass")))
    begun = time.process_time()
    REPAIRER.repair(text)
    assert time.process_time() - begun < 20  # about 2 s on an idle core; a quadratic pass takes hours


def test_an_untouched_text_corresponds_one_to_one() -> None:
    found = REPAIRER.repair("او رفت")
    assert found == Repaired("او رفت", "او رفت", (), found.alignment)
    assert found.original_span(3, 6) == found.repaired_span(3, 6) == (3, 6)


def test_a_span_outside_is_refused() -> None:
    with pytest.raises(ValueError, match="span 2:99 does not lie in the repaired text of 6 code points"):
        REPAIRER.repair("او رفت").original_span(2, 99)
