"""Who did it and to whom: the parties that a trigger's frame gives."""

from __future__ import annotations

import msgspec

from goft.events.clauses import carries, clause_verb, is_governed, subject_of
from goft.events.frames import Gathered
from goft.events.governors import governor_of
from goft.events.noun_frame import after_noun, give_owner
from goft.events.parties import are_sides, is_party, joint_parts, party_at
from goft.events.triggers import Trigger
from goft.events.verb_frame import before_verb, subject_of_verb
from goft.events.words import load_event_words
from goft.statements.regions import region_start
from goft.statements.speakers import subject_between
from goft.statements.view import Stretch, View

__all__ = ["Roles", "find_roles"]


class Roles(msgspec.Struct, frozen=True):
    """The parties found; `first_person` that the subject is only the ending of a first-person verb; `why` how; `sides`
    that both sides took part, whoever they are (دو طرف)."""

    actor: Stretch | None = None
    recipient: Stretch | None = None
    first_person: bool = False
    why: str = ""
    interview: bool = False
    sides: bool = False


def find_roles(view: View, trigger: Trigger) -> Roles:
    """The parties of one trigger: inside its noun phrase and behind it, then before it in its clause."""
    found = Gathered()
    if trigger.form != "verb" or trigger.pattern.kind == "noun":
        after_noun(view, trigger, found)
    first_person = False
    if trigger.group >= 0:
        before_verb(view, trigger, found)
        first_person = subject_of_verb(view, trigger, found)
    elif trigger.pattern.predicate:
        before_verb(view, trigger, found)
        first_person = _subject_of_predicate(view, trigger, found)
    else:
        if found.actor is None and not (found.owner is not None and trigger.pattern.owner == "actor"):
            found.actor, found.why = governor_of(view, trigger)
        subject = trigger.pattern.subject or _own(view, trigger) or _carried_out(view, trigger)
        if subject and found.actor is None:
            first_person = _subject_of_noun(view, trigger, found)
        _reaction(view, trigger, found)
    give_owner(view, trigger, found)
    if trigger.pattern.mutual and found.recipient is None and found.actor is not None:
        start = region_start(view, trigger.start)
        together = load_event_words().reciprocal & set(view.plain[start : trigger.start])
        parts = joint_parts(view, found.actor, persons=bool(together))
        if len(parts) > 1:
            found.actor, found.recipient = parts[0], (parts[1][0], parts[-1][1])
    if found.actor is not None and found.actor == found.recipient:
        found.recipient = None
    if trigger.pattern.reversed:
        found.actor, found.recipient = found.recipient, found.actor
    if found.recipient is None and found.actor is not None and are_sides(view, found.actor):
        return Roles(None, found.recipient, False, "both sides", found.interview, sides=True)
    return Roles(found.actor, found.recipient, first_person, found.why, found.interview)


def _subject_of_predicate(view: View, trigger: Trigger, found: Gathered) -> bool:
    """Who a predicate like خواستار is said of: the subject of its clause, its verb left out as headlines do or not."""
    number = clause_verb(view, trigger)
    subject = subject_of(view, number, trigger.start) if number is not None else None
    if subject is None:
        between = subject_between(view, region_start(view, trigger.start), trigger.start)
        subject = between[0] if between is not None else None
    if subject is not None and is_party(view, subject):
        found.actor, found.why = subject, found.why or "said of the subject"
        return False
    return number is not None and view.groups[number].person == 1


def _subject_of_noun(view: View, trigger: Trigger, found: Gathered) -> bool:
    """A bare noun's actor: the subject of the clause it stands in, if a preposition or a carrying verb binds them."""
    number = clause_verb(view, trigger)
    if number is None:
        return False
    group = view.groups[number]
    carried = carries(view, number)
    aimed = found.recipient is not None and "را" in view.plain[trigger.end : trigger.end + 2]
    if carried is False or not (carried or aimed or is_governed(view, trigger)):
        return False
    if carried and found.recipient is None:
        before_verb(view, trigger, found)
    if found.owner is not None and trigger.pattern.owner == "actor":
        return False
    subject = subject_of(view, number, min(trigger.start, group.first))
    if subject is None and group.first > trigger.end:
        subject = subject_of(view, number, group.first)
    if subject is not None and _covers(subject, trigger):
        return False
    if subject is not None and is_party(view, subject):
        found.actor = subject
        found.why = found.why or "subject of the clause"
        return False
    return group.person == 1


def _own(view: View, trigger: Trigger) -> bool:
    """Whether the noun is the subject's own: خواسته خود."""
    return trigger.end < len(view.plain) and view.plain[trigger.end] == "خود"


def _carried_out(view: View, trigger: Trigger) -> bool:
    """Whether the clause's verb only carries out what the noun names: پیشنهادی را مطرح کرد."""
    number = clause_verb(view, trigger) if trigger.pattern.speech else None
    if number is None or "را" not in view.plain[trigger.end : view.groups[number].start]:
        return False
    return carries(view, number) is True


def _reaction(view: View, trigger: Trigger, found: Gathered) -> None:
    """«واکنش ایران به انتقاد گوترش»: who reacts is whom it was aimed at."""
    at = trigger.start - 1
    if found.recipient is not None or at < 2 or view.plain[at] != "به":
        return
    for start in range(max(0, at - 10), at - 1):
        if view.plain[start] in ("واکنش", "پاسخ") and view.tokens[start].ezafe:
            party = party_at(view, start + 1, at)
            if party is not None and party[1] == at:
                found.recipient, found.why = party, "who reacts to it"


def _covers(words: Stretch, trigger: Trigger) -> bool:
    return words[0] <= trigger.start < words[1]
