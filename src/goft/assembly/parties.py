"""Events and their parties, once the actors are known."""

from __future__ import annotations

from collections import Counter

from goft.actors import DocumentActor, Resolution
from goft.assembly.mentions import EventMentions, PartyRole
from goft.events import FoundEvent, Party, SettledEvent, settle

__all__ = ["settled_events"]

_FEWEST, _SHARE = 2, 0.125
"""A text is about a state that it names so often, and at least this share as often as the one it names most."""


def settled_events(
    events: tuple[FoundEvent, ...],
    mentions: EventMentions,
    first: int,
    resolution: Resolution,
    named: Counter[str],
) -> tuple[SettledEvent, ...]:
    """The document's events with their parties, each event once.

    `resolution` is of all mentions of the document; those of the events begin at its position `first`.
    """
    known = {actor.id: actor for actor in resolution.actors}

    def party_of(number: int, role: PartyRole) -> Party | None:
        at = mentions.at.get((number, role))
        found = resolution.by_mention[first + at] if at is not None else None
        return _party(known[found]) if found else None

    return settle(events, party_of, _states(resolution.actors, named))


def _party(actor: DocumentActor) -> Party:
    return Party(actor=actor.id, name=actor.name, country=actor.country, state=actor.kind == "state")


def _states(actors: tuple[DocumentActor, ...], named: Counter[str]) -> tuple[Party, ...]:
    """The states that the document speaks of, the most mentioned first; the state itself stands for its bodies.

    Outlets tell the news and are not what it is about.
    """
    counts: Counter[str] = Counter()
    counts.update(named)
    best: dict[str, DocumentActor] = {}
    for actor in actors:
        if actor.country and actor.kind != "outlet":
            counts[actor.country] += len(actor.mentions)
            if actor.country not in best or (actor.kind == "state" and best[actor.country].kind != "state"):
                best[actor.country] = actor
    ranked = [(country, seen) for country, seen in counts.most_common() if country in best]
    bar = max(_FEWEST, _SHARE * ranked[0][1]) if ranked else 0
    return tuple(_party(best[country]) for country, seen in ranked if seen >= bar)
