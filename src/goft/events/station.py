"""The events station: sentences and statements to events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goft.events.lexicon import EventLexicon, load_event_lexicon
from goft.events.model import EventType, FoundEvent, Place
from goft.events.parties import joint_parts, named_in
from goft.events.roles import Roles, find_roles
from goft.events.spoken import spoken_events
from goft.events.status import auxiliaries, innermost, status_of
from goft.events.triggers import Trigger, find_triggers
from goft.events.words import load_event_words
from goft.language import Sentence
from goft.statements import FoundStatement
from goft.statements.view import Stretch, View, look_at

__all__ = ["Events"]

_APOLITICAL = 0.02
"""A text of which more than this share are words of sport, markets or the arts has no political events."""

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


class Events:
    """Finds events. Load once, read many."""

    def __init__(self, lexicon: EventLexicon) -> None:
        self._lexicon = lexicon

    @classmethod
    def load(cls) -> Events:
        """Load the event lexicon and the word lists; they come with the package."""
        load_event_words()
        return cls(load_event_lexicon())

    def find(
        self, text: str, sentences: tuple[Sentence, ...], statements: tuple[FoundStatement, ...]
    ) -> tuple[FoundEvent, ...]:
        """All events of a document in order; `text` is the repaired text, places count in it.

        One event for each pair of states where parties act jointly, not yet de-duplicated: `settle` does that once
        actors are resolved.
        """
        views = [look_at(sentence) for sentence in sentences]
        if _is_apolitical(views):
            return ()
        by_sentence: dict[int, list[int]] = {}
        for number, statement in enumerate(statements):
            by_sentence.setdefault(statement.sentence, []).append(number)
        found: list[FoundEvent] = []
        for number, view in enumerate(views):
            found += _of_sentence(view, number, self._lexicon, statements, by_sentence)
        return tuple(found)


def _is_apolitical(views: Sequence[View]) -> bool:
    words = load_event_words().apolitical
    total = sum(len(view.plain) for view in views)
    return sum(word in words for view in views for word in view.plain) > _APOLITICAL * max(total, 150)


def _of_sentence(
    view: View,
    number: int,
    lexicon: EventLexicon,
    statements: Sequence[FoundStatement],
    by_sentence: dict[int, list[int]],
) -> list[FoundEvent]:
    near = [n for k in range(max(0, number - 12), number + 1) for n in by_sentence.get(k, ())]
    found: list[FoundEvent] = []
    for trigger in find_triggers(view, lexicon):
        found += _events(view, number, trigger, statements, near)
    found += spoken_events(view, number, statements, near, found)
    return sorted(found, key=lambda event: event.trigger)


def _events(
    view: View, number: int, trigger: Trigger, statements: Sequence[FoundStatement], near: Sequence[int]
) -> Iterator[FoundEvent]:
    if trigger.form == "noun" and trigger.start and view.plain[trigger.start - 1] in _POINTING:
        return  # «این حمله» was told before
    roles = find_roles(view, trigger)
    if roles.interview:
        return
    place = (view.tokens[trigger.start].start, view.tokens[trigger.end - 1].end)
    said_in = innermost(statements, near, *place)
    own = _own_statement(statements, near, number, place)
    actor = _place(view, roles.actor)
    if own is not None and own.speaker is not None and trigger.pattern.speech:
        actor = actor if actor is not None and trigger.form == "noun" else own.speaker
    if actor is None and roles.first_person and said_in is not None:
        actor = statements[said_in].speaker
    if not _wanted(view, trigger, roles, actor, said_in, statements):
        return
    auxiliary = auxiliaries(view, trigger)
    kind, mode = trigger.pattern.type, _mode(view, trigger)
    speech = trigger.pattern.speech
    if "negated" in auxiliary and kind in _REFUSABLE and trigger.group >= 0:
        # Not to agree, withdraw or talk is to refuse it.
        kind, mode, speech = "REJECT", _REFUSABLE[kind], True
        auxiliary = tuple(one for one in auxiliary if one not in ("negated", "future"))
    elif kind in _HARMS and _announced(view, trigger, said_in, statements):
        kind, mode, speech = "THREATEN", _HARMS[kind], True
        auxiliary = tuple(one for one in auxiliary if one not in ("future", "hypothetical"))
        if actor is None and said_in is not None:
            actor = statements[said_in].speaker
    told_past = trigger.group >= 0 and view.groups[trigger.group].tense in ("past", "perfect", "pluperfect")
    if not _reported(auxiliary, said_in, statements, told_past=told_past):
        return
    status = status_of(auxiliary, said_in, statements, speech=speech)
    for one, one_named in _parties(view, roles.actor, actor):
        for other, other_named in _parties(view, roles.recipient, _place(view, roles.recipient)):
            yield FoundEvent(
                type=kind,
                mode=mode,
                trigger=place,
                actor=one,
                recipient=other,
                status=status,
                auxiliary=auxiliary,
                place=None,
                said_in=said_in,
                sentence=number,
                actor_named=one_named,
                recipient_named=other_named,
                mutual=trigger.pattern.mutual,
                confidence=0.8 if one and other else 0.6,
                why=f"{trigger.form} {trigger.pattern.words[0]}" + (f"; {roles.why}" if roles.why else ""),
            )


def _parties(view: View, words: Stretch | None, place: Place | None) -> list[tuple[Place | None, Place | None]]:
    """The parts of a joint party, each with the words to resolve; a party of another sentence is taken as it is."""
    if words is None or place != _place(view, words):
        return [(place, place)]
    return [(_place(view, part), _place(view, named_in(view, part))) for part in joint_parts(view, words)]


def _announced(
    view: View, trigger: Trigger, said_in: int | None, statements: Sequence[FoundStatement]
) -> bool:
    """Whether the harm is only threatened with: it stands, still to come, in what is a threat."""
    if said_in is None or statements[said_in].act != "threaten" or trigger.group < 0:
        return False
    return view.groups[trigger.group].tense in ("future", "subjunctive", "present")


def _own_statement(
    statements: Sequence[FoundStatement], near: Sequence[int], number: int, place: Place
) -> FoundStatement | None:
    """The statement that the trigger is the cue of."""
    for n in near:
        statement = statements[n]
        if statement.sentence == number and any(cue[0] < place[1] and place[0] < cue[1] for cue in statement.cue):
            return statement
    return None


def _wanted(
    view: View,
    trigger: Trigger,
    roles: Roles,
    actor: Place | None,
    said_in: int | None,
    statements: Sequence[FoundStatement],
) -> bool:
    """Whether the parties found are enough for the pattern."""
    needs = trigger.pattern.needs
    has_actor, has_recipient = actor is not None, roles.recipient is not None
    if needs == "both":
        return has_actor and has_recipient
    if needs == "actor":
        return has_actor
    if needs == "recipient":
        return has_recipient
    return needs == "none" or has_actor or has_recipient


def _reported(
    auxiliary: Sequence[str], said_in: int | None, statements: Sequence[FoundStatement], *, told_past: bool
) -> bool:
    """Whether the text reports the event, rather than only asks for it (decision 14 of the guidelines) or negates it."""
    if "negated" in auxiliary and (said_in is None or not told_past):
        return False
    if said_in is None:
        return True
    act = statements[said_in].act
    return not (act in ("demand", "hope", "ask") and ("hypothetical" in auxiliary or "future" in auxiliary))


def _mode(view: View, trigger: Trigger) -> str | None:
    """The pattern's mode, or the one that a word right beside the trigger gives (حمله هوایی)."""
    for i in range(trigger.start, min(len(view.plain), trigger.noun[1] + 3)):
        if view.plain[i] in trigger.pattern.modes:
            return trigger.pattern.modes[view.plain[i]]
    for i in range(max(0, trigger.start - 6), trigger.start):
        if view.plain[i] in trigger.pattern.modes:
            return trigger.pattern.modes[view.plain[i]]
    return trigger.pattern.mode


def _place(view: View, words: Stretch | None) -> Place | None:
    return (view.tokens[words[0]].start, view.tokens[words[1] - 1].end) if words is not None else None
