"""Passives: what was said is the subject, and who said it behind از سوی, توسط, or inside «مورد انتقاد X قرار گرفت»."""

from __future__ import annotations

import msgspec

from goft.statements.content import Content, trim
from goft.statements.cues import Cue
from goft.statements.lexicon import CueEntry, Frame
from goft.statements.names import actor_phrase
from goft.statements.phrases import continues, head_is_actor, is_nominal
from goft.statements.speakers import Subject
from goft.statements.view import Stretch, View
from goft.statements.words import load_words

__all__ = ["Agent", "find_agent", "passive_content"]


class Agent(msgspec.Struct, frozen=True):
    """Who did what a passive tells, and the token from which its phrase begins, preposition included."""

    start: int
    words: Stretch


def find_agent(view: View, cue: Cue, lo: int) -> Agent | None:
    """The agent of a passive cue, in its clause from `lo` on."""
    if cue.between is not None:
        start, end = cue.between
        first = next((i for i in range(start, end) if head_is_actor(view, i, end)), start)
        return Agent(start=start, words=(first, end))
    agents = load_words().agents
    for i in range(lo, cue.start - 1):
        if view.quote_of[i] != view.quote_of[cue.start]:
            continue
        joined = ""
        for end in range(i + 1, min(i + 3, cue.start)):
            joined += view.plain[end - 1]
            if joined in agents and continues(view, end):
                return Agent(start=i, words=(end, actor_phrase(view, end, cue.start)))
    return None


def passive_content(view: View, cue: Cue, lo: int, subject: Subject | None, agent: Agent | None) -> Content | None:
    """What a passive verb of the frame را was done to: its subject, which stands before the agent."""
    if "را" in view.plain[lo : cue.start]:
        return None
    named = _name_given(view, cue, lo, agent)
    if named is not None:
        return named
    entry = next((one for one in cue.entries if _takes(one, "object")), None)
    if entry is None:
        return None
    words = subject.words if subject is not None and subject.own else None
    if agent is not None and cue.between is None:
        words = trim(view, (_first_nominal(view, lo, agent.start), agent.start))
    if words is None or words[0] >= words[1] or not is_nominal(view.tokens[words[0]]):
        return None
    return Content(words=words, frame=Frame(kind="object"), entry=entry)


def _name_given(view: View, cue: Cue, lo: int, agent: Agent | None) -> Content | None:
    """What something was called: نتایج نشست [مثبت] ارزیابی شد, این حمله «[تروریستی]» خوانده شد."""
    entry = next((one for one in cue.entries if _takes(one, "complement")), None)
    at = cue.start - 1
    if entry is None or at <= lo:
        return None
    opening = next((mark for mark, closing in view.pairs.items() if closing == at), at)
    bound = view.tokens[at - 1].ezafe or view.tokens[at - 1].text == "و"
    if opening == at and (view.tokens[at].tag != "ADJ" or bound):
        return None
    frame = next(one for one in entry.content if one.kind == "complement")
    about = trim(view, (_first_nominal(view, lo, opening), agent.start if agent is not None else opening))
    return Content(words=(opening, cue.start), frame=frame, entry=entry, about=about if about[0] < about[1] else None)


def _takes(entry: CueEntry, kind: str) -> bool:
    return any(frame.kind == kind for frame in entry.content)


def _first_nominal(view: View, lo: int, hi: int) -> int:
    light = load_words().light
    i = lo
    while i < hi and (view.plain[i] in light or not continues(view, i)):
        i += 1
    return i
