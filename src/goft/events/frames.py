"""What the frames of nouns and verbs share: parties while they are gathered, and phrases behind prepositions."""

from __future__ import annotations

from functools import cache

import msgspec

from goft.events.parties import are_sides, is_outlet, joint_parts, party_at, states_of, thing_at
from goft.events.triggers import Trigger
from goft.events.words import load_event_words
from goft.statements.names import prepositional_end
from goft.statements.phrases import base_end, is_time
from goft.statements.view import Stretch, View

__all__ = ["Gathered", "inside", "limit_of", "may_be_preposition", "preposition_at", "take"]

_LONGEST_PREPOSITION = 3
_LIKE_PREPOSITIONS = frozenset(["میان", "بین", "علیه", "توسط", "مقابل", "را"])


class Gathered(msgspec.Struct):
    """Parties while they are gathered; the first that is set stays."""

    actor: Stretch | None = None
    recipient: Stretch | None = None
    owner: Stretch | None = None
    why: str = ""
    interview: bool = False


def limit_of(view: View, at: int) -> int:
    """The end of what a token stands in: its quotation, or the sentence."""
    quote = view.quote_of[at]
    return min(view.text_end(), view.pairs[quote]) if quote >= 0 else view.text_end()


def may_be_preposition(view: View, at: int) -> bool:
    """Whether a preposition, or را, may stand at a token."""
    return view.tokens[at].tag == "ADP" or view.plain[at] in _LIKE_PREPOSITIONS


def preposition_at(view: View, at: int, limit: int, own: tuple[str, ...] = ()) -> tuple[str, int]:
    """The preposition (up to three words, the longest known) at a token, and the token behind it."""
    if not may_be_preposition(view, at):
        return "", at
    known = _known_prepositions()
    joined, best = "", ("", at)
    for i in range(at, min(at + _LONGEST_PREPOSITION, limit)):
        joined += view.plain[i]
        if joined in known or joined in own or i == at:
            best = (joined, i + 1)
    return best if view.plain[at] != "را" else ("", at)


@cache
def _known_prepositions() -> frozenset[str]:
    words = load_event_words()
    return words.agents | words.between | {"نسبتبه", "درقبال", "دربرابر", "برعلیه", "ازطریق", "برضد", "درمقابل"}


def take(view: View, trigger: Trigger, found: Gathered, preposition: str, at: int, limit: int) -> int:
    """Give the phrase behind a preposition its role; gives the token behind it."""
    pattern = trigger.pattern
    words = load_event_words()
    if preposition in words.between:
        party = party_at(view, at, limit)
        if party is not None:
            parts = joint_parts(view, party, persons=True)
            if len(parts) > 1 and found.actor is None:
                found.actor, found.recipient = parts[0], (parts[1][0], parts[-1][1])
                found.why = "between both"
            elif found.actor is None and are_sides(view, party):
                found.actor = party
            return party[1]
    elif preposition in words.agents or preposition in pattern.by:
        party = party_at(view, at, limit)
        if party is not None:
            found.actor = found.actor or party
            found.why = found.why or "named as the one who did it"
            return party[1]
    elif preposition in pattern.to:
        if pattern.type == "CONSULT" and at < limit and is_outlet(view, at, limit):
            found.interview = True
        party = thing_at(view, at, limit) if pattern.things else party_at(view, at, limit)
        if party is None and not pattern.things:
            party = inside(view, at, limit)
        if party is not None:
            found.recipient = found.recipient or party
            found.why = found.why or f"behind {preposition}"
            return party[1]
    return max(at, prepositional_end(view, at - 1, limit))


def inside(view: View, at: int, limit: int) -> Stretch | None:
    """A party inside a phrase that is none itself: از مواضعِ ترکیه, از طرحِ دولت."""
    if at >= limit or is_time(view, at):
        return None
    end = base_end(view, at, limit)
    for i in range(at + 1, end):
        if view.tokens[i - 1].ezafe and view.tokens[i].tag != "ADJ":
            party = party_at(view, i, limit)
            if party is not None and (states_of(view, party) or view.tokens[party[0]].tag == "PROPN"):
                return party
    return None
