"""The parties before a verb: its object, its prepositions, its subject."""

from __future__ import annotations

from goft.events.clauses import subject_of
from goft.events.frames import Gathered, inside, limit_of, may_be_preposition, preposition_at, take
from goft.events.lexicon import load_event_lexicon
from goft.events.objects import object_before
from goft.events.parties import in_name, is_outlet, is_party, party_at, thing_at
from goft.events.triggers import Trigger
from goft.events.words import load_event_words
from goft.statements.regions import region_start
from goft.statements.view import Stretch, View
from goft.statements.words import load_words

__all__ = ["before_verb", "subject_of_verb"]


def before_verb(view: View, trigger: Trigger, found: Gathered) -> None:
    """The object and the prepositions of the verb's clause before the trigger."""
    pattern = trigger.pattern
    lo = region_start(view, trigger.start)
    for i in [place for place in range(lo, trigger.start) if may_be_preposition(view, place)]:
        if view.quote_of[i] != view.quote_of[trigger.start]:
            continue
        if view.plain[i] == "را":
            if pattern.object and not trigger.passive and found.recipient is None:
                subject, found.recipient = object_before(view, lo, i, things=pattern.things)
                if subject is not None and found.actor is None:
                    found.actor, found.why = subject, "stands before the object"
            continue
        preposition, after = preposition_at(view, i, trigger.start, pattern.to)
        if not preposition or (i and (_part_of_compound(view, i) or _hangs_on_noun(view, lo, i))):
            continue
        agent = preposition in load_event_words().agents or preposition in pattern.by
        if agent and found.actor is None and (trigger.passive or pattern.by):
            found.actor = party_at(view, after, trigger.start)
        elif preposition in load_event_words().between and found.actor is None and pattern.mutual:
            take(view, trigger, found, preposition, after, trigger.start)
        elif preposition in pattern.to:
            if pattern.type == "CONSULT" and after < trigger.start and is_outlet(view, after, trigger.start):
                found.interview = True
            party = thing_at(view, after, trigger.start) if pattern.things else party_at(view, after, trigger.start)
            party = party or inside(view, after, trigger.start)
            if party is not None:
                found.recipient = _and_also(view, party, trigger.start)
                found.why = f"behind {preposition}"
    if (
        found.recipient is None
        and pattern.object
        and not trigger.passive
        and "را" not in view.plain[lo : trigger.start]
    ):
        return
    if found.recipient is None and trigger.form == "verb":
        _behind_verb(view, trigger, found)


def _and_also(view: View, party: Stretch, limit: int) -> Stretch:
    """A party with another behind «و همچنین»: از ترکیه و همچنین قطر خواست."""
    at = party[1] + 1
    if at + 1 < limit and view.tokens[party[1]].text == "و" and view.plain[at] in load_words().light:
        other = party_at(view, at + 1, limit)
        return (party[0], other[1]) if other is not None else party
    return party


def _behind_verb(view: View, trigger: Trigger, found: Gathered) -> None:
    """A recipient behind the verb: خواستار شد از ایران …, حمله کرد به …."""
    limit = limit_of(view, trigger.start)
    if trigger.end < limit:
        preposition, after = preposition_at(view, trigger.end, limit)
        if preposition and preposition in trigger.pattern.to:
            found.recipient = party_at(view, after, limit)


def _part_of_compound(view: View, at: int) -> bool:
    """Whether a preposition is the end of a longer one, or belongs to the noun before it (با توجه به, پس از)."""
    return view.tokens[at - 1].tag == "ADP" or view.plain[at - 1] in (
        "توجه",
        "نسبت",
        "اشاره",
        "پاسخ",
        "واکنش",
        "پس",
        "پیش",
        "بعد",
        "قبل",
        "خطاب",
        "منجر",
        "مربوط",
    )


def _hangs_on_noun(view: View, lo: int, at: int) -> bool:
    """Whether a preposition belongs to an event's noun that another one governs: با انتقاد | از ترکیه."""
    governed = at - 2 >= lo and view.tokens[at - 2].tag == "ADP" and view.plain[at - 2] != "به"
    return governed and view.plain[at - 1] in load_event_lexicon().nouns


def subject_of_verb(view: View, trigger: Trigger, found: Gathered) -> bool:
    """Give the verb's subject its role. True where it is only a first-person ending."""
    group = view.groups[trigger.group]
    subject = subject_of(view, trigger.group, trigger.start)
    if subject is not None and found.recipient is not None:
        subject = _parted(view, trigger, found, subject, found.recipient)
    if trigger.passive:
        suffers = subject is not None and (trigger.pattern.things or is_party(view, subject))
        if suffers and found.recipient is None:
            found.recipient = subject
            found.why = found.why or "subject of the passive"
        return False
    if subject is not None and is_party(view, subject):
        if found.actor is None:
            found.actor = subject
            found.why = found.why or "subject of the verb"
        return False
    return group.person == 1 and found.actor is None


def _parted(view: View, trigger: Trigger, found: Gathered, subject: Stretch, recipient: Stretch) -> Stretch | None:
    """The subject of a verb whose object begins right behind it (ارتش | شهر را); None where it is of the object."""
    if not (recipient[0] <= subject[0] and subject[1] <= recipient[1]):
        return subject
    rest = (subject[1], recipient[1])
    if recipient[0] < subject[0] or in_name(view, recipient, subject[1]):
        return None
    if rest[0] < rest[1] and view.tokens[rest[0]].tag in ("NOUN", "PROPN", "PRON", "DET", "NUM"):
        found.recipient = rest if trigger.pattern.things or is_party(view, rest) else recipient
    return subject
