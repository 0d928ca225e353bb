"""What the events station gives: events as places in the repaired text, before actors are known."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["AuxiliaryMode", "EventStatus", "EventType", "FoundEvent", "Party", "Place", "SettledEvent"]

Place = tuple[int, int]
"""A span of the repaired text, in code points, end exclusive."""

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
EventStatus = Literal["fact", "claimed", "denied", "planned"]
AuxiliaryMode = Literal["historical", "future", "hypothetical", "negated"]


class FoundEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it was found.

    `trigger` are the words that name it, `word` the lexicon's first for them or the statement's act. `actor` and
    `recipient` are who did it and to whom, None where no words of the text say so; states that act or suffer jointly
    are one event for each pair. `place` is where it happened, `said_in` the position, in the tuple of the document's
    statements, of the innermost one whose content tells it; `sentence` indexes the document's sentences.
    `actor_named` and `recipient_named` are the words to resolve: the party's own, or inside a thing whose it is
    (کشتی اسرائیلی: اسرائیلی), None where a thing names nobody. `actor_local` and `recipient_local` say that a party is
    somebody of the state that a text is about (معترضان، ده‌ها نفر), as nothing else is said; `mutual` that the order
    of the parties means nothing; `sides` that both sides of what a text is about did it, each to the other (دو طرف);
    `points_back` that it judges what was told before (این اقدام را محکوم کرد), whoever did that.
    `confidence` is 0 to 1, `why` the evidence in a reader's words.
    """

    type: EventType
    mode: str | None = None
    word: str = ""
    trigger: Place
    actor: Place | None
    recipient: Place | None
    status: EventStatus
    auxiliary: tuple[AuxiliaryMode, ...] = ()
    place: Place | None = None
    said_in: int | None = None
    sentence: int
    actor_named: Place | None = None
    recipient_named: Place | None = None
    actor_local: bool = False
    recipient_local: bool = False
    mutual: bool = False
    points_back: bool = False
    sides: bool = False
    confidence: float
    why: str


class Party(msgspec.Struct, frozen=True):
    """An event's actor or recipient as the actors station resolved it: the actor's id, its name, and its state's code.

    `state` says that it is the state itself (or its government), not one of its persons or bodies.
    """

    actor: str
    name: str
    country: str | None = None
    state: bool = False


class SettledEvent(msgspec.Struct, frozen=True):
    """An event with its parties; `actor` or `recipient` may be set where `event` names none, known from elsewhere."""

    event: FoundEvent
    actor: Party | None
    recipient: Party | None
