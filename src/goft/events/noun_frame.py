"""The parties around a noun: its owner by ezafe, and those behind the prepositions that hang on it."""

from __future__ import annotations

from goft.events.clauses import clause_verb, subject_of
from goft.events.frames import Gathered, limit_of, preposition_at, take
from goft.events.parties import begins_party, is_outlet, is_party, is_venue, joint_parts, party_at, states_of
from goft.events.triggers import Trigger
from goft.events.words import load_event_words
from goft.statements.phrases import base_end, is_time, time_end
from goft.statements.view import QUOTES, Stretch, View

__all__ = ["after_noun", "give_owner"]


def after_noun(view: View, trigger: Trigger, found: Gathered) -> None:
    """The noun's owner by ezafe, and the parties of the prepositions that hang on it."""
    pattern = trigger.pattern
    limit = limit_of(view, trigger.start)
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
        if view.plain[i] in ("را", "خود") and trigger.group < 0:
            i += 1  # «حملات خود را علیه …»
            continue
        preposition, after = preposition_at(view, i, limit, pattern.to)
        if not preposition:
            break
        if view.plain[i - 1] + preposition in load_event_words().agents:
            preposition = view.plain[i - 1] + preposition  # «حملات منسوب | به اسرائیل»
        i = take(view, trigger, found, preposition, after, limit)


def _past_joined_nouns(view: View, at: int, limit: int) -> int:
    """Behind «و گفت‌وگو» in «دیدار و گفت‌وگو با X»."""
    if at + 2 < limit and view.tokens[at].text == "و" and view.tokens[at + 1].tag == "NOUN":
        end = base_end(view, at + 1, limit)
        if end < limit and view.tokens[end].tag == "ADP":
            return end
    return at


def _owner(view: View, trigger: Trigger, found: Gathered, at: int, limit: int) -> int:
    """Find the noun's owner; gives the token behind the noun phrase."""
    if at >= limit or at in view.group_at:
        return at
    if at + 1 < limit and _joined_adjective(view, at):
        at += 2  # «حمایت مالی | و نظامی | ترکیه»
    bound = view.tokens[at - 1].ezafe
    end = base_end(view, at - 1, limit) if bound else at
    while bound and end + 1 < limit and _joined_adjective(view, end):
        end = base_end(view, end + 1, limit)
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


def _joined_adjective(view: View, at: int) -> bool:
    """Whether «و نظامی» goes on with the adjectives of a noun: حمایت مالی و نظامی ترکیه."""
    other = view.tokens[at + 1]
    alike = other.tag == "ADJ" or view.plain[at + 1].endswith("ی")
    return view.tokens[at].text == "و" and view.tokens[at - 1].tag == "ADJ" and alike and other.ezafe


def give_owner(view: View, trigger: Trigger, found: Gathered) -> None:
    """Give the noun's owner the role that is left, or the one its pattern names."""
    owner, pattern = found.owner, trigger.pattern
    if owner is None:
        return
    _divide(trigger, found, owner, joint_parts(view, owner, persons=True) if pattern.owner == "both" else ())
    _with_help(view, trigger, found, owner)


def _divide(trigger: Trigger, found: Gathered, owner: Stretch, parts: tuple[Stretch, ...]) -> None:
    pattern = trigger.pattern
    if pattern.owner == "both":
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


def _with_help(view: View, trigger: Trigger, found: Gathered, owner: Stretch) -> None:
    """«با همکاری روسیه ماهواره ساخت», «با حمایت ترکیه می‌جنگد»: the owner works with, or helps, the subject."""
    helps = trigger.pattern.type in ("COOPERATE", "SUPPORT", "AID")
    if not helps or trigger.form != "noun" or not trigger.start or view.plain[trigger.start - 1] != "با":
        return
    number = clause_verb(view, trigger)
    subject = subject_of(view, number, trigger.start) if number is not None else None
    if found.recipient is None and subject is not None and is_party(view, subject) and subject != owner:
        found.recipient = subject
    if trigger.pattern.type == "COOPERATE":
        found.actor, found.recipient = found.recipient, owner
    else:
        found.actor = owner
