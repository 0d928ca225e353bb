"""What the repair station gives: the text as it is to be read, what was done to it, and the way back."""

from __future__ import annotations

import msgspec

from goft.repair.alignment import Alignment

__all__ = ["Repaired", "Step"]


class Step(msgspec.Struct, frozen=True, gc=False):
    """One place where a word is read otherwise than it is written.

    `start` and `end` are code points of the original, and `was == original[start:end]`.
    """

    start: int
    end: int
    was: str
    read_as: str
    why: str


class Repaired(msgspec.Struct, frozen=True):
    """A text that is repaired for reading. `original` is the input untouched; steps are in the order of the text."""

    original: str
    text: str
    steps: tuple[Step, ...]
    alignment: Alignment

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that `text[start:end]` stands for, in code points.

        >>> from goft.repair import repair
        >>> found = repair("رايزني")
        >>> found.text, found.original_span(0, 6)
        ('رایزنی', (0, 6))
        """
        return self.alignment.original_span(start, end)

    def repaired_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `text` that covers what is left of `original[start:end]`, in code points."""
        return self.alignment.repaired_span(start, end)
