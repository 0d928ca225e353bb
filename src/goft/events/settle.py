"""After actors are resolved: one record an event, however often the text mentions it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from goft.events.model import EventType, FoundEvent, Party, SettledEvent

__all__ = ["settle"]

Role = Literal["actor", "recipient"]

_SUFFER_UNNAMED: frozenset[EventType] = frozenset(
    ["ASSAULT", "SANCTION", "CONSULT", "REJECT", "COERCE", "RETREAT", "SUPPORT", "AGREE", "REQUEST", "THREATEN"]
)
"""Types whose unnamed recipient is mostly the other of the two states that a text is about."""
_ACT_UNNAMED: frozenset[EventType] = frozenset(
    ["CONSULT", "COERCE", "RETREAT", "SANCTION", "CONCEDE", "AGREE", "ACCUSE"]
)
"""Types whose unnamed actor mostly is."""
_LEAD = 2
"""The sentences behind the headline that tell again what it says."""
_ONE_SIDED = frozenset(["third-party", "resign", "convict"])
"""Modes that have no other side: who mediates is no party to the talks, and courts judge whom the text names."""
_SANCTIONING = frozenset(["USA"])
"""States whose sanctions are meant where a text only speaks of «the sanctions» and is about one of them."""
_DEEDS: frozenset[EventType] = frozenset(["ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "REJECT", "THREATEN"])
"""Types that others condemn or welcome."""
_AT_HOME: frozenset[EventType] = frozenset(["PROTEST", "COERCE"])
"""Types that mostly happen between a state and its own people: who is unnamed is of the state of the other side."""

_ABROAD: frozenset[EventType] = frozenset(["SANCTION", "THREATEN", "MOBILIZE"])
"""Types that a state does not do to itself, courts apart: who is said to receive them was taken for another."""
_COURTS = frozenset(["convict"])


class _Key(msgspec.Struct, frozen=True):
    """What an event is known again by; None where a party is not known."""

    type: str
    mode: str | None
    actor: Party | None
    recipient: Party | None

    def turned(self) -> _Key:
        """The key with its parties exchanged, as a mutual event has no order."""
        return _Key(self.type, self.mode, self.recipient, self.actor)

    def within(self, other: _Key) -> bool:
        """Whether another key knows all that this one knows."""
        if self.type != other.type or (self.mode == "visit") != (other.mode == "visit"):
            return False
        return _same(self.actor, other.actor) and _same(self.recipient, other.recipient)


def settle(
    events: Sequence[FoundEvent],
    party_of: Callable[[int, Role], Party | None],
    states: Sequence[Party] = (),
) -> tuple[SettledEvent, ...]:
    """The document's events, the first mention of each.

    `party_of(number, "actor" | "recipient")` gives whom the actors station resolved `actor_named` or `recipient_named`
    of event `number` to, None where there is no such place or nobody was found. `states` are the states the document
    speaks of, the most mentioned first: where the words name only one side, the other of the first two may be meant.

    Two mentions are one event if their type agrees and so do the parties that the vaguer one knows; a mutual event (a
    meeting, an agreement) has no order of parties. The earlier mention stays, with the parties of the fuller one.
    """
    kept: list[tuple[_Key, SettledEvent]] = []
    for number, event in enumerate(events):
        actor, recipient = party_of(number, "actor"), party_of(number, "recipient")
        if actor is not None and recipient is not None and _one_state(actor, recipient):
            if actor.actor == recipient.actor or _is_idle(event):
                continue
            if event.type in _ABROAD and event.mode not in _COURTS:
                recipient = None
        key = _Key(event.type, event.mode, actor, recipient)
        forms = (key, key.turned()) if event.mutual else (key,)
        if any(form.within(other) for form in forms for other, _ in kept):
            continue
        at = next((i for i, (other, _) in enumerate(kept) for form in forms if other.within(form)), None)
        if at is None:
            kept.append((key, SettledEvent(event, actor, recipient)))
        else:
            kept[at] = (key, SettledEvent(_with_parties(kept[at][1].event, event), actor, recipient))
    first = _pointed([one for _, one in kept])
    return _without_repeats(_once([whole for settled in first for whole in _completed(settled, states)]))


def _one_state(actor: Party, recipient: Party) -> bool:
    return actor.actor == recipient.actor or (actor.country is not None and actor.country == recipient.country)


def _is_idle(event: FoundEvent) -> bool:
    """Whether nobody in particular works together: با همکاری معلمان و مسئولان."""
    return event.type == "COOPERATE" and (event.actor_local or event.recipient_local)


def _once(events: Sequence[SettledEvent]) -> list[SettledEvent]:
    """The events without what the lead tells again of the headline, each of its events once."""
    headline = [settled for settled in events if settled.event.sentence == 0]
    kept: list[SettledEvent] = []
    for settled in events:
        in_lead = 0 < settled.event.sentence <= _LEAD
        told = next((one for one in headline if in_lead and _is_retold(one, settled)), None)
        if told is None:
            kept.append(settled)
        else:
            headline.remove(told)
    return kept


def _is_retold(one: SettledEvent, other: SettledEvent) -> bool:
    """Whether the same word is told of the same states."""
    states, others = _states_of(one), _states_of(other)
    same = (one.event.type, one.event.word) == (other.event.type, other.event.word) and any(states)
    return same and (states == others or (one.event.mutual and states[::-1] == others))


def _states_of(settled: SettledEvent) -> tuple[str | None, str | None]:
    actor, recipient = settled.actor, settled.recipient
    return actor.country if actor is not None else None, recipient.country if recipient is not None else None


def _pointed(events: Sequence[SettledEvent]) -> Iterator[SettledEvent]:
    """The events, one that judges what was told before with whoever did that."""
    doer: Party | None = None
    for settled in events:
        event = settled.event
        own = settled.actor.country if settled.actor is not None else None
        if event.points_back and settled.recipient is None and doer is not None and doer.country != own:
            settled = SettledEvent(event, settled.actor, doer)
        elif event.type in _DEEDS and settled.actor is not None and settled.actor.country is not None:
            doer = settled.actor
        yield settled


def _without_repeats(events: Sequence[SettledEvent]) -> tuple[SettledEvent, ...]:
    """Events that only the sides filled in make alike are one, too."""
    kept: list[tuple[_Key, SettledEvent]] = []
    for settled in events:
        event = settled.event
        key = _Key(event.type, event.mode, settled.actor, settled.recipient)
        forms = (key, key.turned()) if event.mutual else (key,)
        if not (event.actor or event.recipient or settled.actor or settled.recipient):
            continue  # nobody is known to have taken part
        if event.mode == "visit" and None not in (states := _states_of(settled)) and states[0] == states[1]:
            continue  # who travels at home meets nobody
        whole = settled.actor is not None and settled.recipient is not None
        if not (whole and any(form.within(other) for form in forms for other, _ in kept)):
            kept.append((key, settled))
    return tuple(settled for _, settled in kept)


def _same(one: Party | None, other: Party | None) -> bool:
    """Whether the second can be the first: nobody known can be anybody."""
    return one is None or (other is not None and one.actor == other.actor)


def _with_parties(first: FoundEvent, later: FoundEvent) -> FoundEvent:
    return msgspec.structs.replace(
        first,
        actor=later.actor,
        recipient=later.recipient,
        actor_named=later.actor_named,
        recipient_named=later.recipient_named,
    )


def _completed(settled: SettledEvent, states: Sequence[Party]) -> tuple[SettledEvent, ...]:
    """The event with a side that no words name, where the text is about two states and the other side is one.

    What both sides do is one event of each against the other.
    """
    event, kind = settled.event, settled.event.type
    if event.sides and not event.mutual and settled.actor is None:
        pairs = ((states[0], states[1]), (states[1], states[0])) if len(states) > 1 else ()
        return tuple(SettledEvent(event, one, other) for one, other in pairs)
    actor = _localised(settled.actor, states) if event.actor_local else settled.actor
    recipient = _localised(settled.recipient, states) if event.recipient_local else settled.recipient
    if kind in _AT_HOME and (event.actor_local or event.recipient_local):
        home = actor if actor is not None and event.actor_local else recipient
        actor = actor or home
        recipient = recipient or home
    promised = kind == "AGREE" and not event.mutual  # a promise may be made to everybody
    suffers = (kind in _SUFFER_UNNAMED and event.mode not in _ONE_SIDED) or event.points_back
    if recipient is None and suffers and actor is not None and not promised:
        recipient = _other(actor, states)
    attacked = kind == "ASSAULT" and recipient is not None and recipient.state
    acts = kind in _ACT_UNNAMED or event.mutual or attacked
    if actor is None and event.actor is None and acts and recipient is not None:
        actor = _other(recipient, states)
    if actor is None and recipient is None and event.mutual and event.actor is None and len(states) > 1:
        actor, recipient = states[0], states[1]
    if kind == "SANCTION" and actor is None and recipient is None:
        actor = next((state for state in states[:2] if state.country in _SANCTIONING), None)
        recipient = _other(actor, states) if actor is not None else None
    return (SettledEvent(event, actor, recipient),)


def _localised(party: Party | None, states: Sequence[Party]) -> Party | None:
    """A party of no known state as one of the state that the text is about; only one of `states` must be its own."""
    if party is None or party.country is not None or not states:
        return party
    return msgspec.structs.replace(party, country=states[0].country)


def _other(party: Party, states: Sequence[Party]) -> Party | None:
    first = [state.country for state in states[:2]]
    if len(first) < 2 or party.country not in first:
        return None
    return states[1] if party.country == first[0] else states[0]
