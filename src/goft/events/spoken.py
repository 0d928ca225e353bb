"""Events that statements are: an accusing cue, a demand that «باید» makes, a threat or a bad name that «گفت» brings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

import msgspec

from goft.events.clauses import subject_of
from goft.events.model import EventType, FoundEvent, Place
from goft.events.parties import is_party, party_at, states_of
from goft.events.words import load_event_words
from goft.statements import FoundStatement
from goft.statements.lexicon import load_lexicon
from goft.statements.view import Stretch, View
from goft.statements.words import load_words, plain

__all__ = ["is_neutral", "spoken_events"]

_START, _END = attrgetter("start"), attrgetter("end")
_DUTY = frozenset(["باید", "نباید", "بایستی", "می‌بایست", "میبایست"])
_POINTING = frozenset(["این", "آن", "چنین", "همین"])
_BLAMED = frozenset(["مسئول", "مسوول", "مقصر", "عامل", "مسبب"])
_ACTS: dict[str, tuple[EventType, str | None]] = {
    "criticise": ("ACCUSE", "disapprove"),
    "accuse": ("ACCUSE", "allege"),
    "support": ("SUPPORT", None),
    "demand": ("REQUEST", "change"),
    "pledge": ("AGREE", None),
    "refuse": ("REJECT", "change"),
    "threaten": ("THREATEN", None),
    "characterise": ("ACCUSE", "disapprove"),
}
_NEEDS_RECIPIENT = frozenset(["criticise", "accuse", "support", "characterise", "pledge", "refuse", "demand"])


@cache
def _neutral_stems() -> frozenset[str]:
    """The cues of no force of their own (گفت، اعلام کرد), without half-spaces."""
    entries = load_lexicon().entries
    return frozenset(plain("".join(entry.parts)) + entry.stem for entry in entries if entry.neutral)


def is_neutral(view: View, statement: FoundStatement) -> bool:
    """Whether a statement's cue has no force of its own; a colon has none."""
    cue = _stretch(view, statement.cue[-1])
    if cue is None or view.tokens[cue[0]].tag == "PUNCT":
        return True
    number = next((view.group_at[i] for i in range(*cue) if i in view.group_at), None)
    if number is None:
        return False
    group = view.groups[number]
    parts = "".join(view.plain[i] for i in range(cue[0], group.start)) if cue[0] < group.start else ""
    return parts + group.root.partition("#")[0] in _neutral_stems()


def _stretch(view: View, place: Place) -> Stretch | None:
    first = bisect_left(view.tokens, place[0], key=_START)
    last = bisect_right(view.tokens, place[1], key=_END)
    return (first, last) if first < last else None


def spoken_events(
    view: View,
    number: int,
    statements: Sequence[FoundStatement],
    near: Sequence[int],
    known: Sequence[FoundEvent],
) -> Iterator[FoundEvent]:
    """The events that the statements of a sentence make, where no trigger of the lexicon has told them."""
    for n in near:
        statement = statements[n]
        if statement.sentence != number or statement.speaker is None or statement.act not in _ACTS:
            continue
        if any(_overlap(event.trigger, cue) for event in known for cue in statement.cue):
            continue
        speaker = _stretch(view, statement.speaker)
        if speaker is None or not is_party(view, speaker):
            continue
        if statement.act == "characterise":
            yield from _named(view, number, n, statement)
        elif not is_neutral(view, statement) and not _told_inside(statement, known):
            yield from _done(view, number, n, statement)
        elif statement.act == "demand" and not any(event.type == "REQUEST" for event in known):
            yield from _demand(view, number, n, statement)
        elif statement.act == "threaten" and not any(event.type == "THREATEN" for event in known):
            yield from _threat(view, number, n, statement)


def _told_inside(statement: FoundStatement, known: Sequence[FoundEvent]) -> bool:
    """Whether a noun in the content names the very act: با تأکید بر حمایت از دولت."""
    kind = _ACTS[statement.act][0]
    return any(
        event.type == kind
        and event.actor == statement.speaker
        and any(_overlap(event.trigger, c) for c in statement.content)
        for event in known
    )


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _inside(view: View, at: int, statement: FoundStatement) -> bool:
    token = view.tokens[at]
    return any(start <= token.start and token.end <= end for start, end in statement.content)


def _done(view: View, number: int, n: int, statement: FoundStatement) -> Iterator[FoundEvent]:
    """What the cue's own words do: از ایران گلایه کرد."""
    kind, mode = _ACTS[statement.act]
    if statement.act == "refuse" and _declines_comment(view, statement):
        return
    demands = statement.act == "demand"
    recipient = statement.addressee if demands else statement.about or statement.addressee
    if recipient is not None:
        words = _stretch(view, recipient)
        recipient = recipient if words is not None and is_party(view, words) else None
    if recipient is None and not demands:
        recipient = _target(view, statement)
    if recipient is None and statement.act in _NEEDS_RECIPIENT:
        return
    place = statement.cue[0][0], statement.cue[-1][1]
    if place[1] - place[0] > 60:
        place = statement.cue[0]
    yield _event(kind, mode, place, statement, n, number, recipient, f"a statement that does so: {statement.act}")


def _declines_comment(view: View, statement: FoundStatement) -> bool:
    """«از اظهارنظر خودداری کرد»: not to comment is no event."""
    words = _stretch(view, (statement.cue[0][0], statement.cue[-1][1]))
    near = set(view.plain[max(0, words[0] - 3) : words[1]]) if words is not None else set()
    return bool(near & load_event_words().comment)


def _named(view: View, number: int, n: int, statement: FoundStatement) -> Iterator[FoundEvent]:
    """«X این اقدام را تروریستی خواند»: an accusation where the name is a bad one."""
    bad = load_event_words().bad_names
    if not any(view.plain[i] in bad and _inside(view, i, statement) for i in range(len(view.plain))):
        return
    about = _stretch(view, statement.about) if statement.about is not None else None
    if about is None:
        return
    recipient = next(
        (party for at in range(*about) if (party := party_at(view, at, about[1])) and states_of(view, party)), None
    )
    if recipient is None and view.plain[about[0]] not in _POINTING:
        return
    place = (view.tokens[recipient[0]].start, view.tokens[recipient[1] - 1].end) if recipient is not None else None
    blamed = any(view.plain[i] in _BLAMED and _inside(view, i, statement) for i in range(len(view.plain)))
    mode = "allege" if blamed else "disapprove"
    event = _event("ACCUSE", mode, statement.cue[-1], statement, n, number, place, "a bad name given")
    yield msgspec.structs.replace(event, points_back=place is None)


def _demand(view: View, number: int, n: int, statement: FoundStatement) -> Iterator[FoundEvent]:
    """«گفت ایران باید …»: a request of whoever must do it."""
    for at, word in enumerate(view.plain):
        if word not in _DUTY or not _inside(view, at, statement):
            continue
        group = next((k for k, g in enumerate(view.groups) if g.end > at + 1), None)
        if group is None:
            return
        subject = subject_of(view, group, at)
        if subject is None or not is_party(view, subject) or view.plain[subject[0]] in load_words().first:
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
    """The first state in a content that is not the speaker's."""
    own: tuple[str, ...] = ()
    names: list[tuple[int, tuple[str, ...]]] = []
    for at, token in enumerate(view.tokens):
        if token.tag not in ("NOUN", "PROPN", "ADJ", "X"):
            continue
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
        word=statement.act,
        trigger=trigger,
        actor=statement.speaker,
        recipient=recipient,
        status="fact",
        actor_named=statement.speaker,
        recipient_named=recipient,
        said_in=statement.parent,
        sentence=sentence,
        confidence=0.6,
        why=why,
    )
