"""Who did it and to whom: the parties that a trigger's frame gives."""

from __future__ import annotations

import msgspec

from goft.events.clauses import carries, clause_verb, is_governed, subject_of
from goft.events.governors import governor_of
from goft.events.objects import object_before
from goft.events.parties import (
    are_sides,
    begins_party,
    is_outlet,
    is_party,
    is_venue,
    joint_parts,
    party_at,
    states_of,
    thing_at,
)
from goft.events.triggers import Trigger
from goft.events.words import load_event_words
from goft.statements.names import prepositional_end
from goft.statements.phrases import base_end, is_time, time_end
from goft.statements.regions import region_start
from goft.statements.speakers import subject_between
from goft.statements.view import QUOTES, Stretch, View

__all__ = ["Roles", "find_roles"]

_LONGEST_PREPOSITION = 3


class Roles(msgspec.Struct, frozen=True):
    """The parties found; `first_person` that the subject is only the ending of a first-person verb; `why` how; `sides`
    that both sides took part, whoever they are (دو طرف)."""

    actor: Stretch | None = None
    recipient: Stretch | None = None
    first_person: bool = False
    why: str = ""
    interview: bool = False
    sides: bool = False


class _Found(msgspec.Struct):
    """Parties while they are gathered; the first that is set stays."""

    actor: Stretch | None = None
    recipient: Stretch | None = None
    owner: Stretch | None = None
    why: str = ""
    interview: bool = False


def find_roles(view: View, trigger: Trigger) -> Roles:
    """The parties of one trigger: inside its noun phrase and behind it, then before it in its clause."""
    found = _Found()
    if trigger.form != "verb" or trigger.pattern.kind == "noun":
        _after_noun(view, trigger, found)
    first_person = False
    if trigger.group >= 0:
        _before_verb(view, trigger, found)
        first_person = _subject_of_verb(view, trigger, found)
    elif trigger.pattern.predicate:
        _before_verb(view, trigger, found)
        first_person = _subject_of_predicate(view, trigger, found)
    else:
        if found.actor is None and not (found.owner is not None and trigger.pattern.owner == "actor"):
            found.actor, found.why = governor_of(view, trigger)
        if trigger.pattern.subject and found.actor is None:
            first_person = _subject_of_noun(view, trigger, found)
        _reaction(view, trigger, found)
    if found.owner is not None:
        _give_owner(view, trigger, found)
    if trigger.pattern.mutual and found.recipient is None and found.actor is not None:
        start = region_start(view, trigger.start)
        together = load_event_words().reciprocal & set(view.plain[start : trigger.start])
        parts = joint_parts(view, found.actor, persons=bool(together))
        if len(parts) > 1:
            found.actor, found.recipient = parts[0], (parts[1][0], parts[-1][1])
    if found.actor is not None and found.actor == found.recipient:
        found.recipient = None
    if trigger.pattern.mutual and found.actor is not None and are_sides(view, found.actor):
        return Roles(None, found.recipient, False, "both sides", found.interview, sides=True)
    return Roles(found.actor, found.recipient, first_person, found.why, found.interview)


def _limit(view: View, at: int) -> int:
    quote = view.quote_of[at]
    return min(view.text_end(), view.pairs[quote]) if quote >= 0 else view.text_end()


def _after_noun(view: View, trigger: Trigger, found: _Found) -> None:
    """The noun's owner by ezafe, and the parties of the prepositions that hang on it."""
    pattern = trigger.pattern
    limit = _limit(view, trigger.start)
    noun_end = trigger.noun[1]
    if trigger.group >= 0:
        limit = min(
            limit, view.groups[trigger.group].first if view.groups[trigger.group].first > noun_end else noun_end
        )
    i = _owner(view, trigger, found, noun_end, limit)
    i = _past_joined_nouns(view, i, limit)
    steps = 0
    while i < limit and steps < 4:
        steps += 1
        if i in view.group_at or view.tokens[i].text in ("،", "؛", ":"):
            break
        if is_time(view, i):
            i = time_end(view, i, limit)
            continue
        preposition, after = _preposition_at(view, i, limit, pattern.to)
        if not preposition:
            break
        i = _take(view, trigger, found, preposition, after, limit)
    if found.owner is None and pattern.owner != "none" and found.actor is None and pattern.owner == "both":
        return


def _past_joined_nouns(view: View, at: int, limit: int) -> int:
    """Behind «و گفت‌وگو» in «دیدار و گفت‌وگو با X»."""
    if at + 2 < limit and view.tokens[at].text == "و" and view.tokens[at + 1].tag == "NOUN":
        end = base_end(view, at + 1, limit)
        if end < limit and view.tokens[end].tag == "ADP":
            return end
    return at


def _owner(view: View, trigger: Trigger, found: _Found, at: int, limit: int) -> int:
    """Find the noun's owner; gives the token behind the noun phrase."""
    if at >= limit or at in view.group_at:
        return at
    bound = view.tokens[at - 1].ezafe
    end = base_end(view, at - 1, limit) if bound else at
    if trigger.pattern.owner == "none":
        return max(at, end)
    chain = range(at, end) if bound else range(at, min(at + 1, limit))
    for i in chain:
        token = view.tokens[i]
        if view.plain[i] in load_event_words().between:
            return i
        if token.tag == "PUNCT" and token.text not in QUOTES:
            break
        if not bound and token.tag not in ("PROPN",):
            break
        if i > at and view.tokens[i].tag == "ADJ" and not states_of(view, (i, i + 1)):
            continue
        if not begins_party(view, i, limit):
            continue
        party = party_at(view, i, limit)
        if party is not None and not (trigger.pattern.owner == "both" and is_venue(view, party)):
            found.owner = party
            return max(end, party[1])
    last = end - 1
    unknown = bound and trigger.pattern.speech and last == at and view.tokens[last].tag == "NOUN"
    if unknown and end < limit and view.plain[end] in trigger.pattern.to and not is_outlet(view, last, end):
        found.owner = (last, end)  # a name that nobody knows: «انتقاد پامپئو از …»
        return end
    thing = bound and at < end and not is_time(view, at) and view.tokens[at].tag == "NOUN"
    if thing and trigger.pattern.things and trigger.pattern.owner == "recipient":
        found.owner = (at, end)
    return max(at, end)


def _preposition_at(view: View, at: int, limit: int, own: tuple[str, ...] = ()) -> tuple[str, int]:
    """The preposition (up to three words, the longest known) at a token, and the token behind it."""
    if view.tokens[at].tag != "ADP" and view.plain[at] not in ("میان", "بین", "علیه", "توسط", "مقابل"):
        return "", at
    words = load_event_words()
    known = words.agents | words.between | {"نسبتبه", "درقبال", "دربرابر", "برعلیه", "ازطریق", "برضد", "درمقابل"}
    joined, best = "", ("", at)
    for i in range(at, min(at + _LONGEST_PREPOSITION, limit)):
        joined += view.plain[i]
        if joined in known or joined in own or i == at:
            best = (joined, i + 1)
    return best if view.plain[at] != "را" else ("", at)


def _take(view: View, trigger: Trigger, found: _Found, preposition: str, at: int, limit: int) -> int:
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
            party = _inside(view, at, limit)
        if party is not None:
            found.recipient = found.recipient or party
            found.why = found.why or f"behind {preposition}"
            return party[1]
    return max(at, prepositional_end(view, at - 1, limit))


def _inside(view: View, at: int, limit: int) -> Stretch | None:
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


def _before_verb(view: View, trigger: Trigger, found: _Found) -> None:
    """The object and the prepositions of the verb's clause before the trigger."""
    pattern = trigger.pattern
    lo = region_start(view, trigger.start)
    for i in range(lo, trigger.start):
        if view.quote_of[i] != view.quote_of[trigger.start]:
            continue
        if view.plain[i] == "را":
            if pattern.object and not trigger.passive and found.recipient is None:
                subject, found.recipient = object_before(view, lo, i, things=pattern.things)
                if subject is not None and found.actor is None:
                    found.actor, found.why = subject, "stands before the object"
            continue
        preposition, after = _preposition_at(view, i, trigger.start, pattern.to)
        if not preposition or (i and _part_of_compound(view, i)):
            continue
        agent = preposition in load_event_words().agents or preposition in pattern.by
        if agent and found.actor is None and (trigger.passive or pattern.by):
            found.actor = party_at(view, after, trigger.start)
        elif preposition in load_event_words().between and found.actor is None and pattern.mutual:
            _take(view, trigger, found, preposition, after, trigger.start)
        elif preposition in pattern.to:
            if pattern.type == "CONSULT" and after < trigger.start and is_outlet(view, after, trigger.start):
                found.interview = True
            party = thing_at(view, after, trigger.start) if pattern.things else party_at(view, after, trigger.start)
            party = party or _inside(view, after, trigger.start)
            if party is not None:
                found.recipient = party
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


def _behind_verb(view: View, trigger: Trigger, found: _Found) -> None:
    """A recipient behind the verb: خواستار شد از ایران …, حمله کرد به …."""
    limit = _limit(view, trigger.start)
    if trigger.end < limit:
        preposition, after = _preposition_at(view, trigger.end, limit)
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


def _subject_of_verb(view: View, trigger: Trigger, found: _Found) -> bool:
    """Give the verb's subject its role. True where it is only a first-person ending."""
    group = view.groups[trigger.group]
    subject = subject_of(view, trigger.group, trigger.start)
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


def _subject_of_predicate(view: View, trigger: Trigger, found: _Found) -> bool:
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


def _subject_of_noun(view: View, trigger: Trigger, found: _Found) -> bool:
    """A bare noun's actor: the subject of the clause it stands in, if a preposition or a carrying verb binds them."""
    number = clause_verb(view, trigger)
    if number is None:
        return False
    group = view.groups[number]
    carried = carries(view, number)
    if carried is False or not (carried or is_governed(view, trigger)):
        return False
    if carried and found.recipient is None:
        _before_verb(view, trigger, found)
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


def _reaction(view: View, trigger: Trigger, found: _Found) -> None:
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


def _give_owner(view: View, trigger: Trigger, found: _Found) -> None:
    """Give the noun's owner the role that is left, or the one its pattern names."""
    owner, pattern = found.owner, trigger.pattern
    if owner is None:
        return
    if pattern.owner == "both":
        parts = joint_parts(view, owner, persons=True)
        if found.recipient is None and len(parts) > 1:
            found.actor, found.recipient = found.actor or parts[0], (parts[1][0], parts[-1][1])
            return
        if found.actor is None:
            found.actor = owner
        return
    as_actor = pattern.owner == "actor" or (trigger.plural and pattern.mode == "discontinue")
    if pattern.owner == "recipient" and found.recipient is not None and found.actor is None:
        as_actor = True
    if as_actor and (found.actor is None or (trigger.group < 0 and found.why != "named as the one who did it")):
        found.actor = owner
    elif found.recipient is None and (not as_actor or pattern.owner == "recipient"):
        found.recipient = owner
