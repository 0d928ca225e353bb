"""The repair station: text → `Repaired`."""

from __future__ import annotations

from functools import cache

from goft.repair.alignment import Alignment, Edit, apply
from goft.repair.half_spaces import HalfSpaces
from goft.repair.letters import PASSES, signs_of
from goft.repair.model import Repaired
from goft.repair.run_together import RUN_TOGETHER, part_sentences
from goft.repair.steps import Change, steps_of

__all__ = ["Repairer", "repair"]


class Repairer:
    """Repairs texts; loads once, repairs many. Keeps what it has decided of a word, so give each worker its own."""

    def __init__(self, half_spaces: HalfSpaces) -> None:
        self._half_spaces = half_spaces

    @classmethod
    def load(cls) -> Repairer:
        """A repairer over the package's own weights."""
        return cls(HalfSpaces.load())

    def repair(self, text: str) -> Repaired:
        """`text` as it is to be read, every step, and the way back. Never raises; the input is not edited."""
        work = _Work(text)
        signs = signs_of(text)
        for one in PASSES:
            if one.may_find(signs) and (edits := one.find(work.text)):
                work.do(edits)
                signs = signs_of(work.text)
        # After the spaces: a space that is put in must not meet another.
        if RUN_TOGETHER.search(work.text):
            work.do(part_sentences(work.text))
        # Last: words are known by their repaired letters.
        work.do(self._half_spaces.find(work.text))
        return work.finished()


class _Work:
    """A text on its way through the passes."""

    def __init__(self, text: str) -> None:
        self.original = self.text = text
        self.alignment = Alignment(len(text), len(text))
        self.changes: list[Change] = []

    def do(self, edits: list[Edit]) -> None:
        if not edits:
            return
        span = self.alignment.original_span
        for edit in edits:
            if edit.why:
                # What was put in belongs to what it was put after: else a space after a mark would be no word's.
                start = edit.start - 1 if edit.start == edit.end and edit.start else edit.start
                self.changes.append((*span(start, edit.end), edit.why))
        self.text = apply(self.text, edits)
        self.alignment = self.alignment.then(edits)

    def finished(self) -> Repaired:
        steps = steps_of(self.original, self.text, self.alignment, self.changes) if self.changes else ()
        return Repaired(self.original, self.text, steps, self.alignment)


@cache
def _loaded() -> Repairer:
    return Repairer.load()


def repair(text: str) -> Repaired:
    """Repair one text with a repairer that is loaded on first use."""
    return _loaded().repair(text)
