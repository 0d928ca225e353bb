"""The figures station: sentences to figures."""

from __future__ import annotations

from collections.abc import Iterator

from goft.figures.finder import find_drafts
from goft.figures.kinds import kind_of
from goft.figures.lexicon import load_bounds, load_units, load_words
from goft.figures.model import FoundFigure
from goft.figures.numerals import to_number
from goft.figures.pieces import has_number, pieces_of
from goft.figures.triggers import trigger_of
from goft.language import Sentence, verb_groups

__all__ = ["Figures"]


class Figures:
    """Finds figures. Load once, read many."""

    @classmethod
    def load(cls) -> Figures:
        """Load the word lists."""
        load_units()
        load_bounds()
        load_words("guards")
        load_words("kinds")
        return cls()

    def find(self, text: str, sentences: tuple[Sentence, ...]) -> tuple[FoundFigure, ...]:
        """All figures of a document in order; `text` is the repaired text."""
        found: list[FoundFigure] = []
        for number, sentence in enumerate(sentences):
            if has_number(sentence):
                found += _figures(sentence, number)
        return tuple(found)


def _figures(sentence: Sentence, number: int) -> Iterator[FoundFigure]:
    pieces = pieces_of(sentence)
    drafts = find_drafts(pieces)
    groups = verb_groups(sentence) if drafts else ()
    for draft in drafts:
        unit = draft.counted.unit
        yield FoundFigure(
            sentence=number,
            start=pieces[draft.start].start,
            end=pieces[draft.end - 1].end,
            value=to_number(draft.value),
            unit=unit.name if unit else None,
            bound=draft.bound,
            kind=kind_of(pieces, draft),
            trigger=trigger_of(pieces, draft, sentence, groups),
            why=draft.why,
        )
