"""The clause that a trigger stands in: its verb, its subject, and what binds a bare noun to them."""

from __future__ import annotations

from goft.events.model import EventType
from goft.events.triggers import Trigger
from goft.events.words import load_event_words
from goft.statements.cues import Cue
from goft.statements.speakers import find_subject, subject_between
from goft.statements.view import Stretch, View

__all__ = ["carries", "clause_verb", "is_governed", "subject_of"]

_ANNOUNCED: dict[EventType, tuple[str, ...]] = dict.fromkeys(
    ("SANCTION", "MOBILIZE", "AID", "COOPERATE", "RETREAT", "CONCEDE"), ("از",)
)
"""Deeds that mostly are announced by who does them: «از تحریم … خبر داد»; an attack may be another's."""


def subject_of(view: View, number: int, at: int) -> Stretch | None:
    cue = Cue(form="verb", entries=(), words=((at, max(at + 1, view.groups[number].end)),), group=number)
    found = find_subject(view, cue)
    opener = view.openers[number]
    between = [group for group in view.groups if opener < group.start < at]
    if found is not None and found.words[0] < opener < at and not between:
        # Behind زیرا or که stands the clause's own subject, where it has one.
        mark = next((i for i in range(opener + 1, at) if view.plain[i] == "را"), at)
        own = subject_between(view, opener + 1, mark)
        if own is not None and own[1] and own[0][1] < at:
            return own[0]
    return found.words if found is not None else None


def clause_verb(view: View, trigger: Trigger) -> int | None:
    """The verb of the clause that a noun stands in: the first finite one behind it whose clause begins before it."""
    for number, group in enumerate(view.groups):
        if group.start >= trigger.end and view.is_finite(group):
            if view.quote_of[group.start] == view.quote_of[trigger.start] and view.openers[number] < trigger.start:
                return number
            if view.openers[number] < trigger.start:
                return None
    return None


def carries(view: View, number: int) -> bool | None:
    """True for a verb that carries out its object noun, False for one whose subject is the event, None for others."""
    group = view.groups[number]
    stem = group.root.partition("#")[0]
    joined = stem
    words = load_event_words()
    at = group.start
    for _ in range(3):
        if joined in words.carriers:
            return True
        if joined in words.passive_carriers:
            return False
        at -= 1
        if at < 0:
            break
        joined = view.plain[at] + joined
    return None


def is_governed(view: View, trigger: Trigger) -> bool:
    """Whether a preposition stands before the noun: در دیدار با X, از سفر به X."""
    words = load_event_words().governing
    if _opposed(view, trigger):
        return False
    if trigger.end < len(view.plain) and view.plain[trigger.end] == "خود":
        return True
    if not (trigger.pattern.speech or trigger.pattern.mutual or trigger.pattern.mode == "visit"):
        at = trigger.start - 1
        while at > 0 and view.plain[at] in load_event_words().carrying:
            at -= 1
        joined = at > 0 and view.plain[at - 1] + view.plain[at] in ("علاوهبر", "پساز")
        joined = joined or (view.plain[at] == "برای" and at < trigger.start - 1)  # «برای تشکیل ائتلاف»
        return joined or (
            at >= 0 and view.plain[at] in ("در", "با", "ضمن", "طی", *_ANNOUNCED.get(trigger.pattern.type, ()))
        )
    at = trigger.start - 1
    while at >= 0 and (
        view.tokens[at].tag in ("DET", "NUM") or view.plain[at] in ("و", "اولین", "نخستین", "پایان", "جریان", "روز")
    ):
        at -= 1
    if at < 0:
        return False
    if view.tokens[at].tag == "NOUN" and view.tokens[at].ezafe and at and view.tokens[at - 1].tag == "ADP":
        at -= 1
    return view.plain[at] in words or (at > 0 and view.plain[at - 1] + view.plain[at] in words)


def _opposed(view: View, trigger: Trigger) -> bool:
    """Whether the noun hangs on one that stands against it: در مقابله با حمله."""
    at = trigger.start - 1
    return at > 0 and view.tokens[at].tag == "ADP" and view.plain[at - 1] in load_event_words().opposing
