"""From a trigger with its parties to events: whether it is told, what it really is, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goft.events.clauses import clause_verb, subject_of
from goft.events.lexicon import load_event_lexicon
from goft.events.model import AuxiliaryMode, EventType, FoundEvent, Place
from goft.events.parties import is_local, is_party, joint_parts, named_in, states_of
from goft.events.places import place_of, where
from goft.events.roles import Roles, find_roles
from goft.events.status import auxiliaries, innermost, status_of
from goft.events.triggers import Trigger, singular
from goft.statements import FoundStatement
from goft.statements.regions import region_start
from goft.statements.view import Stretch, View
from goft.statements.words import load_words

__all__ = ["events_of_trigger"]

_POINTING = frozenset(["این", "آن", "همین", "همان", "چنین"])
_REFUSABLE: dict[EventType, str] = {
    "AGREE": "change",
    "CONSULT": "meet",
    "CONCEDE": "yield",
    "RETREAT": "yield",
    "COOPERATE": "assist",
    "AID": "assist",
}
"""Types whose negation is a refusal, and its mode."""
_HARMS: dict[EventType, str | None] = {
    "ASSAULT": "violence",
    "COERCE": "restrict",
    "SANCTION": "relations",
    "MOBILIZE": "violence",
}
"""Types whose announcement is a threat, and its mode."""

_MAY_THREATEN: frozenset[EventType] = frozenset(["THREATEN", *_HARMS])
_JUDGING: frozenset[EventType] = frozenset(["ACCUSE", "SUPPORT"])

_BESIDE, _TOLD = 3, 9
"""How many tokens behind a trigger give its mode: right beside a deed, in what is told behind a speech act."""


class _Kind(msgspec.Struct, frozen=True):
    """What an event is in the end."""

    type: EventType
    mode: str | None
    speech: bool
    auxiliary: tuple[AuxiliaryMode, ...]


def events_of_trigger(
    view: View,
    number: int,
    trigger: Trigger,
    statements: Sequence[FoundStatement],
    near: Sequence[int],
    before: tuple[Trigger, Roles] | None,
) -> tuple[list[FoundEvent], Roles | None]:
    """The events of one trigger in sentence `number`, and its roles, which the next trigger may share.

    `near` are the statements whose content may hold it, `before` the trigger right before it in the sentence.
    """
    if trigger.form == "noun" and _is_pointed_at(view, trigger.start):
        return [], None  # «این حمله» was told before
    roles = _shared(view, trigger, find_roles(view, trigger), before)
    if roles.interview or _is_outlets_own(view, trigger, statements, near):
        return [], None
    if _is_toll(view, trigger):
        return [], roles
    roles = _hit_there(view, trigger, _with_toll(view, trigger, roles))
    place = (view.tokens[trigger.start].start, view.tokens[trigger.end - 1].end)
    said_in = innermost(statements, near, *place)
    actor = _actor(view, trigger, roles, place, number, said_in, statements, near)
    enough = roles.sides or _wanted(trigger, actor, roles.recipient)
    if not enough and not trigger.pattern.blames and trigger.pattern.type not in _MAY_THREATEN:
        return [], roles  # as of most nouns: nothing that follows could name somebody
    kind = _kind(view, trigger, said_in, statements)
    told = trigger.pattern.type != "THREATEN" or trigger.pattern.mode is not None
    if actor is None and kind.type == "THREATEN" and told and said_in is not None:
        actor = statements[said_in].speaker
    if trigger.pattern.blames:
        if said_in is None or roles.actor is None:
            return [], roles
        roles = msgspec.structs.replace(roles, actor=None, recipient=roles.actor)
        actor = statements[said_in].speaker
    own = _own_statement(statements, near, number, place)
    enough = roles.sides or _wanted(trigger, actor, roles.recipient)
    if not enough or not _reported(view, trigger, kind, said_in, statements, own):
        return [], roles
    status = status_of(kind.auxiliary, said_in, statements, speech=kind.speech)
    points_back = trigger.pattern.type in _JUDGING and _points_back(view, roles.recipient)
    events = [
        FoundEvent(
            type=kind.type,
            mode=kind.mode,
            word=trigger.pattern.words[0].partition(" ")[0],
            trigger=place,
            actor=one,
            recipient=other,
            status=status,
            auxiliary=kind.auxiliary,
            place=place_of(view, trigger, roles),
            said_in=said_in,
            sentence=number,
            actor_named=one_named,
            recipient_named=other_named if not points_back else None,
            actor_local=roles.actor is not None and is_local(view, roles.actor),
            recipient_local=roles.recipient is not None and is_local(view, roles.recipient),
            mutual=trigger.pattern.mutual,
            points_back=points_back,
            sides=roles.sides,
            confidence=0.8 if one and other else 0.6,
            why=f"{trigger.form} {trigger.pattern.words[0]}" + (f"; {roles.why}" if roles.why else ""),
        )
        for one, one_named in _parties(view, roles.actor, actor)
        for other, other_named in _parties(view, roles.recipient, _place(view, roles.recipient))
    ]
    return events, roles


def _is_toll(view: View, trigger: Trigger) -> bool:
    """«در این حمله ده نفر کشته شدند»: the attack is the event, whoever was hit."""
    if not trigger.passive or trigger.pattern.type != "ASSAULT":
        return False
    nouns = load_event_lexicon().nouns
    before = view.plain[region_start(view, trigger.start) : trigger.start]
    return any((pattern := nouns.get(noun)) is not None and pattern.type == "ASSAULT" for noun in map(singular, before))


def _with_toll(view: View, trigger: Trigger, roles: Roles) -> Roles:
    """The attack's roles with those who were hit in it as its recipient."""
    if trigger.form != "noun" or trigger.pattern.type != "ASSAULT" or roles.recipient is not None:
        return roles
    number = clause_verb(view, trigger)
    if number is None or not view.groups[number].passive:
        return roles
    subject = subject_of(view, number, view.groups[number].first)
    return msgspec.structs.replace(roles, recipient=subject) if subject is not None else roles


def _hit_there(view: View, trigger: Trigger, roles: Roles) -> Roles:
    """The roles with the place of an attack as its recipient where no other is named: نسل‌کشی اسرائیل در غزه."""
    named = trigger.form == "noun" and trigger.pattern.type == "ASSAULT"
    if not named or roles.recipient is not None or roles.actor is None:
        return roles
    place = where(view, trigger)
    if place is None or not states_of(view, place) or set(states_of(view, place)) & set(states_of(view, roles.actor)):
        return roles
    return msgspec.structs.replace(roles, recipient=place)


def _is_outlets_own(view: View, trigger: Trigger, statements: Sequence[FoundStatement], near: Sequence[int]) -> bool:
    """«در این مورد با او گفت‌وگو کرده‌ایم», said by nobody in the text: the outlet's own interview."""
    if trigger.pattern.type != "CONSULT" or trigger.group < 0:
        return False
    token = view.tokens[trigger.start]
    return view.groups[trigger.group].person == 1 and innermost(statements, near, token.start, token.end) is None


def _is_pointed_at(view: View, at: int) -> bool:
    """Whether این or آن stands before a noun, rather than at the end of the phrase before it (پس از آن | حمله‌ای)."""
    if not at or view.plain[at - 1] not in _POINTING:
        return False
    return view.tokens[at - 1].tag != "PRON" or not (at > 1 and view.tokens[at - 2].ezafe)


def _shared(view: View, trigger: Trigger, roles: Roles, before: tuple[Trigger, Roles] | None) -> Roles:
    """«دیدار با X و توافق با Y»: a bare noun behind «و» has the actor of the noun before it."""
    if before is None or before[0].form != "noun":
        return roles
    between = range(before[0].end, trigger.start)
    joined = not any(i in view.group_at for i in between)
    judged = trigger.group >= 0 and roles.recipient is None and trigger.pattern.type in ("ACCUSE", "SUPPORT")
    if judged and joined and before[1].actor != roles.actor:
        return msgspec.structs.replace(roles, recipient=before[1].actor)  # «حمله X را محکوم کرد»
    if roles.actor is not None or trigger.form != "noun":
        return roles
    if trigger.start and view.plain[trigger.start - 1] == "و" and joined:
        return msgspec.structs.replace(roles, actor=before[1].actor, why=roles.why or "shares the actor before it")
    return roles


def _kind(view: View, trigger: Trigger, said_in: int | None, statements: Sequence[FoundStatement]) -> _Kind:
    auxiliary = auxiliaries(view, trigger)
    kind = trigger.pattern.type
    if "negated" in auxiliary and kind in _REFUSABLE and trigger.group >= 0:
        # Not to agree, withdraw or talk is to refuse it.
        rest = tuple(one for one in auxiliary if one not in ("negated", "future"))
        return _Kind("REJECT", _REFUSABLE[kind], True, rest)
    if kind in _HARMS and _announced(view, trigger, said_in, statements):
        rest = tuple(one for one in auxiliary if one not in ("future", "hypothetical"))
        return _Kind("THREATEN", _HARMS[kind], True, rest)
    return _Kind(kind, _mode(view, trigger), trigger.pattern.speech, auxiliary)


def _announced(view: View, trigger: Trigger, said_in: int | None, statements: Sequence[FoundStatement]) -> bool:
    """Whether the harm is only threatened with: it stands, still to come, in what is a threat."""
    if said_in is None or statements[said_in].act != "threaten" or trigger.group < 0:
        return False
    return view.groups[trigger.group].tense in ("future", "subjunctive", "present")


def _actor(
    view: View,
    trigger: Trigger,
    roles: Roles,
    place: Place,
    number: int,
    said_in: int | None,
    statements: Sequence[FoundStatement],
    near: Sequence[int],
) -> Place | None:
    """The actor's place: the frame's, the speaker's where the trigger is a statement's cue or speaks of itself."""
    actor = _place(view, roles.actor)
    own = _own_statement(statements, near, number, place)
    threat = trigger.pattern.type == "THREATEN" and trigger.form == "noun"
    parted = trigger.pattern.mutual and actor is not None and roles.recipient is not None
    if own is not None and own.speaker is not None and trigger.pattern.speech and not threat and not parted:
        return actor if actor is not None and trigger.form == "noun" else own.speaker
    spoken = roles.first_person if actor is None else _is_first_person(view, roles.actor)
    if said_in is not None and (spoken or (actor is None and _dropped(view, trigger, statements[said_in]))):
        return statements[said_in].speaker
    return actor


def _dropped(view: View, trigger: Trigger, statement: FoundStatement) -> bool:
    """Whether the subject is left out in indirect speech, as whoever speaks: گفت که به حمایت ادامه می‌دهد."""
    number = trigger.group if trigger.group >= 0 else clause_verb(view, trigger)
    told = trigger.group >= 0 or trigger.pattern.speech  # a bare noun's deed may be anybody's
    if number is None or not told or statement.kind != "indirect" or trigger.passive:
        return False
    group = view.groups[number]
    first = next((i for i, token in enumerate(view.tokens) if token.start >= statement.content[0][0]), None)
    begins = first is not None and view.openers[number] <= first <= trigger.start
    return begins and group.person == 3 and subject_of(view, number, trigger.start) is None


def _is_first_person(view: View, words: Stretch | None) -> bool:
    """Whether a party is only ما or من: whoever speaks there."""
    return words is not None and words[1] - words[0] == 1 and view.plain[words[0]] in load_words().first


def _own_statement(
    statements: Sequence[FoundStatement], near: Sequence[int], number: int, place: Place
) -> FoundStatement | None:
    """The statement that the trigger is the cue of."""
    for n in near:
        statement = statements[n]
        if statement.sentence != number:
            continue
        if any(cue[0] < place[1] and place[0] < cue[1] for cue in statement.cue):
            return statement
    return None


def _wanted(trigger: Trigger, actor: Place | None, recipient: Stretch | None) -> bool:
    """Whether the parties found are enough for the pattern."""
    found = {"actor": actor is not None, "recipient": recipient is not None}
    needs = trigger.pattern.needs
    if trigger.passive and needs != "none":
        return any(found.values())
    if needs in ("actor", "recipient"):
        return found[needs]
    return needs == "none" or (all if needs == "both" else any)(found.values())


def _reported(
    view: View,
    trigger: Trigger,
    kind: _Kind,
    said_in: int | None,
    statements: Sequence[FoundStatement],
    own: FoundStatement | None,
) -> bool:
    """Whether the text reports the event, rather than only asks for it (decision 14 of the gold) or negates it."""
    if kind.type == "REJECT" and own is not None and own.act == "deny":
        return False  # to deny an accusation is no REJECT
    if "negated" in kind.auxiliary:
        told = trigger.group >= 0 and view.groups[trigger.group].tense in ("past", "perfect", "pluperfect")
        return told and said_in is not None
    if said_in is None:
        return True
    open_ = "hypothetical" in kind.auxiliary or "future" in kind.auxiliary
    return not (statements[said_in].act in ("demand", "hope", "ask") and open_ and trigger.group >= 0)


def _mode(view: View, trigger: Trigger) -> str | None:
    """The pattern's mode, or the one that a word right beside the trigger gives (حمله هوایی)."""
    modes, plain = trigger.pattern.modes, view.plain
    if not modes:
        return trigger.pattern.mode
    reach = _TOLD if trigger.pattern.speech else _BESIDE
    after = range(trigger.start, min(len(plain), max(trigger.noun[1], trigger.end) + reach))
    for i in (*after, *range(max(0, trigger.start - 6), trigger.start)):
        if plain[i] in modes:
            return modes[plain[i]]
    return trigger.pattern.mode


def _parties(view: View, words: Stretch | None, place: Place | None) -> list[tuple[Place | None, Place | None]]:
    """The parts of a joint party, each with the words to resolve; a party of another sentence is taken as it is."""
    if words is None or place != _place(view, words):
        return [(place, place)]
    return [(_place(view, part), _place(view, named_in(view, part))) for part in joint_parts(view, words)]


def _points_back(view: View, words: Stretch | None) -> bool:
    """Whether what is judged is only pointed at: این اقدام, این حملات."""
    if words is None or view.plain[words[0]] not in _POINTING or words[1] - words[0] > 3:
        return False
    return not is_party(view, words)


def _place(view: View, words: Stretch | None) -> Place | None:
    return (view.tokens[words[0]].start, view.tokens[words[1] - 1].end) if words is not None else None
