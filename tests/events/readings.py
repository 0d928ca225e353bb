"""Events of a single sentence, for tests: the stations before the events station loaded once."""

from __future__ import annotations

from functools import cache

from goft.actors import with_names
from goft.events import Events, FoundEvent
from goft.language import Language
from goft.repair import Repairer
from goft.statements import Statements, look_at_all


@cache
def _stations() -> tuple[Repairer, Language, Statements, Events]:
    return Repairer.load(), Language.load(), Statements.load(), Events.load()


def events_in(sentence: str) -> tuple[str, tuple[FoundEvent, ...]]:
    """The sentence as repaired, and its events."""
    repairer, language, statements, events = _stations()
    text = repairer.repair(sentence).text
    views = look_at_all(with_names(language.read(text)))
    return text, events.find(views, statements.find(text, views))
