"""After actors are resolved: one record an event, however often the text mentions it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from goft.events.model import FoundEvent, Party, Place, SettledEvent

__all__ = ["settle"]


class _Key(msgspec.Struct, frozen=True):
    """What an event is known again by; None where a party is not known."""

    type: str
    actor: str | None
    recipient: str | None

    def same(self, other: _Key, *, mutual: bool) -> bool:
        """Whether two mentions can be of one event: parties agree where both are known."""
        if self.type != other.type:
            return False
        if _agree(self.actor, other.actor) and _agree(self.recipient, other.recipient):
            return True
        return mutual and _agree(self.actor, other.recipient) and _agree(self.recipient, other.actor)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def settle(
    events: Sequence[FoundEvent],
    party_of: Callable[[int, str], Party | None],
) -> tuple[SettledEvent, ...]:
    """The document's events, the first mention of each.

    `party_of(number, "actor" | "recipient")` gives whom the actors station resolved the place of event `number` to,
    None where there is no place or nobody was found. Two mentions are one event if their type agrees and so do the
    states (or, without a state, the names) of the parties that both know; a mutual event (a meeting, an agreement) has
    no order of parties.
    """
    kept: list[tuple[_Key, SettledEvent]] = []
    for number, event in enumerate(events):
        actor, recipient = party_of(number, "actor"), party_of(number, "recipient")
        if _is_self(event, actor, recipient):
            continue
        key = _Key(event.type, _known(actor, event.actor), _known(recipient, event.recipient))
        at = next((i for i, (other, _) in enumerate(kept) if key.same(other, mutual=event.mutual)), None)
        settled = SettledEvent(event, actor, recipient)
        if at is None:
            kept.append((key, settled))
        elif _fuller(key, kept[at][0]):
            kept[at] = (key, settled)
    return tuple(settled for _, settled in kept)


def _is_self(event: FoundEvent, actor: Party | None, recipient: Party | None) -> bool:
    """Whether both parties are one actor: nobody meets or attacks himself."""
    return actor is not None and recipient is not None and actor.actor == recipient.actor


def _known(party: Party | None, place: Place | None) -> str | None:
    if party is None:
        return None
    return party.country or party.name


def _fuller(one: _Key, other: _Key) -> bool:
    """Whether a later mention knows more than the first and contradicts it in nothing."""
    return (other.actor is None and one.actor is not None) or (other.recipient is None and one.recipient is not None)
