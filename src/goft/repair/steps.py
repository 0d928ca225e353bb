"""From edits to steps: one step a word, in words a reader understands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goft.repair.alignment import Alignment
from goft.repair.model import Step

__all__ = ["Change", "steps_of"]

Change = tuple[int, int, str]
"""Start and end in the original, and why."""

# A word with everything inside it that a repair may take out. Long runs are no words: there the change stands alone.
_WORD = re.compile(
    r"(?:[^\W_]|[\u00ac\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed])+"
)
_LONGEST = 60


def steps_of(original: str, repaired: str, alignment: Alignment, changes: Iterable[Change]) -> tuple[Step, ...]:
    """One step for each word of `original` that `changes` touch, in the order of the text."""
    steps = []
    for start, end, why in _merged(_by_word(original, sorted(changes))):
        first, last = alignment.repaired_span(start, end)
        was, read_as = original[start:end], repaired[first:last]
        if was != read_as:
            steps.append(Step(start, end, was, read_as, why))
    return tuple(steps)


def _by_word(original: str, changes: list[Change]) -> Iterable[Change]:
    """Each change, grown to the word or words that it touches."""
    for start, end, why in changes:
        touched = _touched(original, start, end)
        yield min([start, *(first for first, _ in touched[:1])]), max([end, *(last for _, last in touched[-1:])]), why


def _touched(original: str, start: int, end: int) -> list[tuple[int, int]]:
    # A word that begins or ends beyond what is looked at is too long to be one.
    near = _WORD.finditer(original, max(0, start - _LONGEST - 1), end + _LONGEST + 1)
    words = [word.span() for word in near if word.end() >= start and word.start() <= end]
    return [(first, last) for first, last in words if last - first <= _LONGEST]


def _merged(changes: Iterable[Change]) -> Iterable[Change]:
    """Changes of one word become one, with every reason once."""
    held: Change | None = None
    for change in changes:
        if held is None or change[0] >= held[1]:
            if held:
                yield held
            held = change
        else:
            why = held[2] if change[2] in held[2].split("; ") else f"{held[2]}; {change[2]}"
            held = (held[0], max(held[1], change[1]), why)
    if held:
        yield held
