"""Who speaks, for the eye: a name for every statement, and a colour that stays the speaker's own."""

from __future__ import annotations

from collections.abc import Iterable

from goft.record import Actor, ActorSpan, Record, Statement

__all__ = ["COLOURS", "actor_of", "colours_of", "name_of", "speaker_key", "speaker_name"]

COLOURS = 12
"""How many colours there are before they come again."""


def actor_of(record: Record, key: str | None) -> Actor | None:
    """The record's actor of that id."""
    return next((actor for actor in record.actors if actor.id == key), None)


def name_of(record: Record, span: ActorSpan) -> str:
    """The actor's name where it is known, else the words."""
    actor = actor_of(record, span.actor)
    return actor.name if actor else " ".join((span.text or "").split())


def speaker_key(record: Record, statement: Statement) -> str | None:
    """What tells one speaker from another, across records: the actor's key, else the words; None where nobody is."""
    actor = _speaking(record, statement)
    return actor.key if actor else _words(statement)


def speaker_name(record: Record, statement: Statement) -> str | None:
    """The speaker's name as the record has it, else the words; None where nobody is named."""
    actor = _speaking(record, statement)
    return actor.name if actor else _words(statement)


def _speaking(record: Record, statement: Statement) -> Actor | None:
    speaker = statement.speaker
    return actor_of(record, (speaker.actor if speaker else None) or statement.speaker_actor)


def _words(statement: Statement) -> str | None:
    speaker = statement.speaker
    return " ".join(speaker.text.split()) if speaker and speaker.text else None


def colours_of(records: Iterable[Record]) -> dict[str, int]:
    """A colour, 0 to COLOURS - 1, for each speaker's key, the same in all records.

    A speaker gets the colour that fewest have, and none that somebody else has in the same record, while there is one.
    """
    colours: dict[str, int] = {}
    uses = [0] * COLOURS
    for record in records:
        keys = dict.fromkeys(key for one in record.statements if (key := speaker_key(record, one)) is not None)
        here = {colours[key] for key in keys if key in colours}
        for key in keys:
            if key not in colours:
                colour = min(range(COLOURS), key=lambda one: (one in here, uses[one], one))
                colours[key] = colour
                uses[colour] += 1
                here.add(colour)
    return colours
