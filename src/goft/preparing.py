"""The first two stations in one: a text repaired, and parted into sentences of tagged words."""

from __future__ import annotations

import msgspec

from goft.language import Language, Sentence
from goft.repair import Repaired, Repairer

__all__ = ["Prepared", "Preparer"]


class Prepared(msgspec.Struct, frozen=True):
    """A text as the later stations read it; places in `sentences` are code points of `repaired.text`."""

    repaired: Repaired
    sentences: tuple[Sentence, ...]


class Preparer:
    """Prepares texts. Loads once and remembers words that it has met; give each thread or process its own."""

    def __init__(self, repairer: Repairer, language: Language) -> None:
        self._repairer = repairer
        self._language = language

    @classmethod
    def load(cls) -> Preparer:
        """Over the package's own weights and word lists."""
        return cls(Repairer.load(), Language.load())

    def prepare(self, text: str) -> Prepared:
        """A text repaired and parsed. Never raises."""
        repaired = self._repairer.repair(text)
        return Prepared(repaired, tuple(self._language.read(repaired.text)))
