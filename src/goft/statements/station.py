"""The statements station: sentences to statements."""

from __future__ import annotations

import msgspec

from goft.statements.finder import find_in_sentence
from goft.statements.lexicon import load_lexicon
from goft.statements.model import FoundStatement
from goft.statements.runs import run_on
from goft.statements.view import View
from goft.statements.words import load_words

__all__ = ["Statements"]


class Statements:
    """Finds statements. Load once, read many."""

    @classmethod
    def load(cls) -> Statements:
        """Load the cue lexicon and the word lists."""
        load_lexicon()
        load_words()
        return cls()

    def find(self, text: str, views: tuple[View, ...]) -> tuple[FoundStatement, ...]:
        """All statements of a document in order.

        `text` is the repaired text whose sentences `views` look at; `parent` counts in the tuple given back.
        """
        found: list[FoundStatement] = []
        for number, view in enumerate(views):
            base = len(found)
            for statement in find_in_sentence(view, number):
                if statement.parent is not None:
                    statement = msgspec.structs.replace(statement, parent=statement.parent + base)
                found.append(statement)
        return tuple(run_on(text, tuple(view.sentence for view in views), found))
