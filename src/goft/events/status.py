"""How an event stands: told as fact, claimed, denied or planned; historical, future, hypothetical or negated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goft.events.clauses import clause_verb
from goft.events.model import AuxiliaryMode, EventStatus
from goft.events.triggers import Trigger
from goft.events.words import load_event_words
from goft.statements import FoundStatement
from goft.statements.regions import region_start
from goft.statements.view import View

__all__ = ["auxiliaries", "innermost", "status_of"]

_YEAR = re.compile(r"^(1[2-9]\d\d|20\d\d)$")
_BACK = 5
"""So many tokens before a noun a word of possibility or purpose still speaks of it."""


def auxiliaries(view: View, trigger: Trigger) -> tuple[AuxiliaryMode, ...]:
    """The auxiliary modes of an event, in the order of their names in the model."""
    found: list[AuxiliaryMode] = []
    words = load_event_words()
    before = view.plain[max(0, trigger.start - _BACK) : trigger.start]
    near = view.plain[max(0, trigger.start - 2) : trigger.start]
    group = view.groups[trigger.group] if trigger.group >= 0 else None
    if _historical(view, trigger):
        found.append("historical")
    if group is not None:
        region = view.plain[region_start(view, trigger.start) : trigger.start]
        opener = view.openers[trigger.group]
        conditional = opener >= 0 and view.plain[opener] in ("اگر", "چنانچه")
        subjunctive = group.tense == "subjunctive"
        planned = bool(words.planned & set(view.plain[max(0, trigger.start - 14) : trigger.start])) and subjunctive
        if group.tense == "future" or planned:
            found.append("future")
        if conditional or (subjunctive and not planned) or words.possible & set(region[-12:]):
            found.append("hypothetical")
        if group.negative:
            found.append("negated")
    else:
        if words.planned & set(before) or set(near) & words.purposes or _future_clause(view, trigger):
            found.append("future")
        if words.possible & set(before):
            found.append("hypothetical")
        if words.stopped & set(near) or _is_not(view, trigger):
            found.append("negated")
    return tuple(found)


def _is_not(view: View, trigger: Trigger) -> bool:
    """Whether the clause's verb is a «نیست» that speaks of the noun: به معنای جنگ نیست, خواهان جنگ نیستند."""
    number = clause_verb(view, trigger)
    if number is None:
        return False
    group = view.groups[number]
    copula = group.root.startswith(("بود", "است", "هست")) and group.negative
    return copula and (trigger.pattern.predicate or group.start - trigger.end <= _BACK)


def _historical(view: View, trigger: Trigger) -> bool:
    first, last = max(0, trigger.start - 8), min(len(view.tokens), trigger.end + 8)
    around = view.plain[first:last]
    if not load_event_words().historical.isdisjoint(around):
        return True
    if "سال" not in around:
        return False
    years = [i + 1 for i, word in enumerate(around, first) if word == "سال"]
    return any(i < len(view.tokens) and _is_year(view.tokens[i].norm) for i in years)


def _is_year(norm: str) -> bool:
    try:
        return bool(_YEAR.match(str(int(norm))))
    except ValueError:
        return False


def _future_clause(view: View, trigger: Trigger) -> bool:
    for number, group in enumerate(view.groups):
        if group.start >= trigger.end:
            return group.tense == "future" and view.openers[number] < trigger.start
    return False


def innermost(statements: Sequence[FoundStatement], numbers: Sequence[int], start: int, end: int) -> int | None:
    """The statement with the shortest content that holds a place; `numbers` are those to look at."""
    found = [
        (content[1] - content[0], number)
        for number in numbers
        for content in statements[number].content
        if content[0] <= start and end <= content[1]
    ]
    return min(found)[1] if found else None


def status_of(
    auxiliary: Sequence[AuxiliaryMode], said_in: int | None, statements: Sequence[FoundStatement], *, speech: bool
) -> EventStatus:
    """Planned goes before denied, denied before claimed; a speech act is done by being told."""
    if "negated" in auxiliary:
        return "denied"
    number, seen = said_in, set()
    while number is not None and number not in seen:
        if statements[number].act == "deny":
            return "denied"
        seen.add(number)
        number = statements[number].parent
    if "future" in auxiliary or "hypothetical" in auxiliary:
        return "planned"
    return "claimed" if said_in is not None and not speech else "fact"
