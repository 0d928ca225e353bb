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

    def turned(self) -> _Key:
        """The key with its parties exchanged, as a mutual event has no order."""
        return _Key(self.type, self.recipient, self.actor)

    def within(self, other: _Key) -> bool:
        """Whether another key knows all that this one knows, and this one knows something."""
        return (
            self.type == other.type
            and self.actor in (None, other.actor)
            and self.recipient in (None, other.recipient)
            and (self.actor or self.recipient or not (other.actor or other.recipient)) is not None
        )


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
        settled = SettledEvent(event, actor, recipient)
        forms = (key, key.turned()) if event.mutual else (key,)
        if any(form.within(other) for form in forms for other, _ in kept):
            continue
        at = next((i for i, (other, _) in enumerate(kept) for form in forms if other.within(form)), None)
        if at is None:
            kept.append((key, settled))
        else:
            # The first mention is the event's; a later one only says who took part.
            kept[at] = (key, SettledEvent(kept[at][1].event, actor, recipient))
    return tuple(settled for _, settled in kept)


def _is_self(event: FoundEvent, actor: Party | None, recipient: Party | None) -> bool:
    """Whether both parties are one actor: nobody meets or attacks himself."""
    return actor is not None and recipient is not None and actor.actor == recipient.actor


def _known(party: Party | None, place: Place | None) -> str | None:
    if party is None:
        return None
    return party.country or party.name
