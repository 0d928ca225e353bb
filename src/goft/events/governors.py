"""Who does what a noun names, told by the word that the noun hangs on: a decider, or one who is blamed for it."""

from __future__ import annotations

from goft.events.objects import object_before
from goft.events.parties import party_at
from goft.events.triggers import Trigger
from goft.events.words import load_event_words
from goft.statements.regions import region_start
from goft.statements.view import Stretch, View

__all__ = ["governor_of"]

_HANGS = ("برای", "در", "به", "جهت", "بر")
_FARTHEST = 9
"""How many tokens before a noun its decider may begin."""


def governor_of(view: View, trigger: Trigger) -> tuple[Stretch | None, str]:
    """The party that does a bare noun's deed by the words before it, and why; None where they name nobody."""
    at = _preposition(view, trigger)
    if at is None:
        return None, ""
    blamed = _blamed(view, trigger, at) if not trigger.pattern.blames else None
    if blamed is not None:
        return blamed, "blamed for it"
    return _decider(view, at), "means to do it"


def _preposition(view: View, trigger: Trigger) -> int | None:
    """The preposition that the noun, or the nouns joined before it, hang on."""
    at = trigger.start - 1
    while at > 0 and (view.plain[at] in load_event_words().carrying or _joins(view, at)):
        at -= 1
    return at if at > 0 and view.plain[at] in _HANGS else None


def _joins(view: View, at: int) -> bool:
    """Whether a token is of «تولید و» in «به تولید و ارائه پهپاد»."""
    return view.tokens[at].text == "و" or (view.tokens[at + 1].text == "و" and view.tokens[at].tag == "NOUN")


def _blamed(view: View, trigger: Trigger, at: int) -> Stretch | None:
    """«X را به حمله متهم کرد», «متهم کردن X به حمله»."""
    if view.plain[at] != "به":
        return None
    blaming = load_event_words().blaming
    if view.plain[at - 1] == "را":
        group = next((g for g in view.groups if g.start >= trigger.end), None)
        if group is None or not blaming & set(view.plain[max(trigger.end, group.start - 2) : group.start]):
            return None
        return object_before(view, region_start(view, at - 1), at - 1, things=False)[1]
    for start in range(max(0, at - _FARTHEST), at - 1):
        verb = view.tokens[start + 1].verb
        if view.plain[start] in blaming and verb is not None and verb.tense == "infinitive":
            party = party_at(view, start + 2, at)
            return party if party is not None and party[1] == at else None
    return None


def _decider(view: View, at: int) -> Stretch | None:
    """«تصمیم دولت برای خروج»: the owner of the decision."""
    for start in range(max(0, at - _FARTHEST), at - 1):
        if view.plain[start] in load_event_words().deciding:
            verb = view.tokens[start + 1].verb  # «نقش داشتن ایران در حمله»
            first = start + 1 + (verb is not None and verb.tense == "infinitive")
            party = party_at(view, first, at) if view.tokens[first - 1].ezafe else None
            if party is not None and (party[1] == at or view.tokens[party[1]].text == "،"):
                return party
    return None
