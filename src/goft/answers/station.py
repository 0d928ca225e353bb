"""The answers station: the statements of a document to those of them that answer others."""

from __future__ import annotations

from collections.abc import Sequence

from goft.actors import DocumentActor
from goft.actors.spelling import key, words
from goft.actors.words import load_words
from goft.answers.looking import look_at_statements
from goft.answers.references import load_references
from goft.answers.rules import Answer, answers_of
from goft.statements import FoundStatement, View

__all__ = ["Answer", "Answers"]


class Answers:
    """Finds answers. Load once, read many."""

    @classmethod
    def load(cls) -> Answers:
        """Load the words of reference."""
        load_references()
        return cls()

    def find(
        self,
        statements: Sequence[FoundStatement],
        views: Sequence[View],
        speakers: Sequence[str | None],
        actors: Sequence[DocumentActor],
    ) -> tuple[Answer | None, ...]:
        """For each statement what it answers. `speakers` are the ids of the statements' speakers, in order."""
        looks = look_at_statements(statements, views, speakers, {actor.id: _names(actor) for actor in actors})
        return answers_of(looks)


def _names(actor: DocumentActor) -> frozenset[str]:
    """The keys of an actor's names, a person's surname too; titles and words that many offices share are none."""
    classes = load_words()
    common = classes.light | classes.titles
    names = {key(name) for name in (actor.name, *actor.names, actor.office or "") if len(name.split()) > 1}
    parts = words(actor.name)
    if actor.kind == "person" and parts:
        names.add(parts[-1])
    elif len(parts) == 1:
        names.update(parts)
    return frozenset(names - common)
