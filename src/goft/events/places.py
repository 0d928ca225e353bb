"""Where an event happens: the place that its clause names."""

from __future__ import annotations

from goft.events.model import Place
from goft.events.parties import is_venue, names_place
from goft.events.roles import Roles
from goft.events.triggers import Trigger
from goft.statements.phrases import base_end, is_time
from goft.statements.regions import region_start
from goft.statements.view import Stretch, View

__all__ = ["place_of", "where"]

_FARTHEST = 14
"""How many tokens behind a trigger its place may begin."""


def place_of(view: View, trigger: Trigger, roles: Roles) -> Place | None:
    """The words for where it happened, in code points: behind «در», a talk's town, or where a visit goes."""
    words = _destination(view, trigger, roles) or _town(view, trigger) or where(view, trigger)
    return (view.tokens[words[0]].start, view.tokens[words[1] - 1].end) if words is not None else None


def _destination(view: View, trigger: Trigger, roles: Roles) -> Stretch | None:
    visited = roles.recipient if trigger.pattern.mode == "visit" else None
    return visited if visited is not None and names_place(view, visited) else None


def _town(view: View, trigger: Trigger) -> Stretch | None:
    """مذاکرات وین."""
    at = trigger.noun[1]
    bound = (
        trigger.pattern.mutual and trigger.form == "noun" and 0 < at < len(view.tokens) and view.tokens[at - 1].ezafe
    )
    return (at, at + 1) if bound and is_venue(view, (at, at + 1)) else None


def where(view: View, trigger: Trigger) -> Stretch | None:
    """The place behind a «در» of the clause, the one after the trigger before the one ahead of it."""
    start, end = region_start(view, trigger.start), min(len(view.tokens), trigger.end + _FARTHEST)
    if "در" not in view.plain[start:end]:
        return None
    after = [i for i in range(trigger.noun[1] or trigger.end, end) if view.plain[i] == "در"]
    before = [i for i in range(trigger.start - 1, start - 1, -1) if view.plain[i] == "در"]
    for at in [*after, *before]:
        if at + 1 >= len(view.tokens) or view.quote_of[at] != view.quote_of[trigger.start]:
            continue
        if any(at < group.start < trigger.start or trigger.end <= group.start < at for group in view.groups):
            continue
        words = (at + 1, max(at + 2, base_end(view, at + 1, view.text_end())))
        if not is_time(view, at + 1) and names_place(view, words):
            return words
    return None
