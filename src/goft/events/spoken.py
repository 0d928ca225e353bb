"""Events of statements under a neutral cue: a threat that «گفت» brings, a demand that «باید» makes of somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goft.events.model import EventType, FoundEvent, Place
from goft.events.parties import is_party, states_of
from goft.events.roles import subject_of
from goft.statements import FoundStatement
from goft.statements.view import View

__all__ = ["spoken_events"]

_DUTY = frozenset(["باید", "نباید", "بایستی", "می‌بایست", "میبایست"])


def spoken_events(
    view: View,
    number: int,
    statements: Sequence[FoundStatement],
    near: Sequence[int],
    known: Sequence[FoundEvent],
) -> Iterator[FoundEvent]:
    """The events that the statements of a sentence make by their act alone, where no trigger has told them."""
    for n in near:
        statement = statements[n]
        if statement.sentence != number or statement.speaker is None:
            continue
        if statement.act == "demand" and not any(event.type == "REQUEST" for event in known):
            yield from _demand(view, number, n, statement)
        elif statement.act == "threaten" and not any(event.type == "THREATEN" for event in known):
            yield from _threat(view, number, n, statement)


def _inside(view: View, at: int, statement: FoundStatement) -> bool:
    token = view.tokens[at]
    return any(start <= token.start and token.end <= end for start, end in statement.content)


def _demand(view: View, number: int, n: int, statement: FoundStatement) -> Iterator[FoundEvent]:
    """«گفت ایران باید …»: a request of whoever must do it."""
    for at, word in enumerate(view.plain):
        if word not in _DUTY or not _inside(view, at, statement):
            continue
        group = next((k for k, g in enumerate(view.groups) if g.end > at), None)
        if group is None:
            return
        subject = subject_of(view, group, at)
        if subject is None or not is_party(view, subject) or not states_of(view, subject):
            return
        recipient = (view.tokens[subject[0]].start, view.tokens[subject[1] - 1].end)
        if recipient != statement.speaker:
            place = (view.tokens[at].start, view.tokens[at].end)
            yield _event("REQUEST", "change", place, statement, n, number, recipient, "what somebody must do")
        return


def _threat(view: View, number: int, n: int, statement: FoundStatement) -> Iterator[FoundEvent]:
    """«گفت ایران را مجازات می‌کنیم»: a threat against whoever is named in it."""
    for group in view.groups:
        if not _inside(view, group.start, statement) or group.tense not in ("future", "present", "subjunctive"):
            continue
        place = (view.tokens[group.first].start, view.tokens[group.end - 1].end)
        yield _event("THREATEN", None, place, statement, n, number, _target(view, statement), "harm announced")
        return


def _target(view: View, statement: FoundStatement) -> Place | None:
    """The first state in a threat's content that is not the speaker's."""
    own: tuple[str, ...] = ()
    names: list[tuple[int, tuple[str, ...]]] = []
    for at, token in enumerate(view.tokens):
        states = states_of(view, (at, at + 1))
        if states and statement.speaker and statement.speaker[0] <= token.start < statement.speaker[1]:
            own += states
        elif states and _inside(view, at, statement):
            names.append((at, states))
    for at, states in names:
        if not set(states) & set(own):
            return view.tokens[at].start, view.tokens[at].end
    return None


def _event(
    kind: EventType,
    mode: str | None,
    trigger: Place,
    statement: FoundStatement,
    said_in: int,
    sentence: int,
    recipient: Place | None,
    why: str,
) -> FoundEvent:
    return FoundEvent(
        type=kind,
        mode=mode,
        trigger=trigger,
        actor=statement.speaker,
        recipient=recipient,
        status="fact",
        said_in=said_in,
        sentence=sentence,
        confidence=0.6,
        why=why,
    )
