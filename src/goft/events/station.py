"""The events station: sentences and statements to events."""

from __future__ import annotations

from collections.abc import Sequence

from goft.events.lexicon import EventLexicon, load_event_lexicon
from goft.events.model import FoundEvent
from goft.events.reading import events_of_trigger
from goft.events.roles import Roles
from goft.events.spoken import spoken_events
from goft.events.triggers import Trigger, find_triggers
from goft.events.words import load_event_words
from goft.statements import FoundStatement
from goft.statements.view import View

__all__ = ["Events"]

_APOLITICAL = 0.02
"""A text of which more than this share are words of sport, markets or the arts has no political events."""
_NEAR = 12
"""A statement's content goes on for at most so many sentences behind its cue's."""


class Events:
    """Finds events. Load once, read many."""

    def __init__(self, lexicon: EventLexicon) -> None:
        self._lexicon = lexicon

    @classmethod
    def load(cls) -> Events:
        """Load the event lexicon and the word lists; they come with the package."""
        load_event_words()
        return cls(load_event_lexicon())

    def find(self, views: tuple[View, ...], statements: tuple[FoundStatement, ...]) -> tuple[FoundEvent, ...]:
        """All events of a document in order; `views` are of the sentences of its repaired text, places count in it.

        One event for each pair of states where parties act jointly, not yet de-duplicated: `settle` does that once
        actors are resolved.
        """
        if _is_apolitical(views):
            return ()
        by_sentence: dict[int, list[int]] = {}
        for number, statement in enumerate(statements):
            by_sentence.setdefault(statement.sentence, []).append(number)
        ends = [max(content[1] for content in statement.content) for statement in statements]
        found: list[FoundEvent] = []
        for number, view in enumerate(views):
            before = [n for k in range(max(0, number - _NEAR), number) for n in by_sentence.get(k, ())]
            near = [n for n in before if ends[n] > view.sentence.start]  # what is said may go on to here
            near += by_sentence.get(number, [])
            found += self._of_sentence(view, number, statements, near)
        return tuple(found)

    def _of_sentence(
        self, view: View, number: int, statements: Sequence[FoundStatement], near: Sequence[int]
    ) -> list[FoundEvent]:
        found: list[FoundEvent] = []
        before: tuple[Trigger, Roles] | None = None
        for trigger in find_triggers(view, self._lexicon):
            events, roles = events_of_trigger(view, number, trigger, statements, near, before)
            found += events
            if roles is not None:
                before = (trigger, roles)
        found += spoken_events(view, number, statements, near, found)
        return sorted(found, key=lambda event: event.trigger)


def _is_apolitical(views: Sequence[View]) -> bool:
    words = load_event_words().apolitical
    total = sum(len(view.plain) for view in views)
    found = sum([len([word for word in view.plain if word in words]) for view in views])
    return found > _APOLITICAL * max(total, 150)
