"""Statements whose cue is a verb: وزیر خارجه گفت …, نروژ از موج گرما ابراز نگرانی کرد, تهران خواستار آتش‌بس شد."""

from __future__ import annotations

from goft.statements.chains import find_addressee
from goft.statements.content import Content
from goft.statements.contents import find_content
from goft.statements.cues import Cue
from goft.statements.drafts import Draft, overlap
from goft.statements.levels import beside, quoted_end
from goft.statements.lexicon import Frame
from goft.statements.limits import content_limit
from goft.statements.passives import find_agent, passive_content
from goft.statements.regions import region_start
from goft.statements.speakers import Subject, document_subject, find_subject
from goft.statements.view import Stretch, View

__all__ = ["verb_drafts"]

_WHY = {
    "clause": "what is said stands behind",
    "ezafe": "what is said stands inside",
    "object": "object of",
    "complement": "name given by",
    "preposition": "what hangs on",
}


def verb_drafts(view: View, cues: list[Cue]) -> list[Draft]:
    """The statements of a sentence's verb cues, from left to right; a later cue may end an earlier one's content."""
    drafts: list[Draft] = []
    open_drafts: list[int] = []
    for cue in cues:
        lo = region_start(view, cue.start)
        subject = find_subject(view, cue)
        open_drafts = [n for n in open_drafts if cue.start < drafts[n].content.words[1]]
        neighbour = beside(view, drafts, open_drafts, cue, lo, subject)
        if neighbour in open_drafts:
            for n in open_drafts[open_drafts.index(neighbour) :]:
                drafts[n] = drafts[n].ended(max(lo, quoted_end(view, drafts[n])))
            open_drafts = open_drafts[: open_drafts.index(neighbour)]
        draft = _draft(
            view,
            cue,
            lo,
            subject,
            outer=drafts[open_drafts[-1]] if open_drafts else None,
            neighbour=drafts[neighbour] if neighbour is not None else None,
            last=drafts[-1] if drafts else None,
        )
        if draft is not None:
            drafts.append(draft)
            if draft.content.is_clause:
                open_drafts.append(len(drafts) - 1)
    return drafts


def _draft(
    view: View,
    cue: Cue,
    lo: int,
    subject: Subject | None,
    *,
    outer: Draft | None,
    neighbour: Draft | None,
    last: Draft | None,
) -> Draft | None:
    agent = find_agent(view, cue, lo) if cue.passive else None
    content = _content(view, cue, lo, subject, outer, last)
    if cue.passive and (content is None or not content.is_clause):
        content = passive_content(view, cue, lo, subject, agent) or content
    if content is None or (content.entry.actor and not _can_speak(view, cue, subject, neighbour)):
        return None
    if _only_wanted(view, cue, content, lo, outer):
        return None
    speaker = _speaker(content, subject, outer, neighbour)
    if content.entry.impersonal:
        speaker = None
    elif cue.passive or content.entry.stem == "آمد":
        speaker = _cut(agent.words, content.words) if agent is not None else document_subject(view, lo, cue.start)
        if speaker is None and content.entry.stem == "آمد":
            return None
    if speaker is not None and overlap(speaker, content.words):
        speaker = None
    return Draft(
        cue=cue,
        content=content,
        speaker=speaker,
        lo=lo,
        own=subject is not None and subject.own,
        why=f"{_WHY[content.frame.kind]} {content.entry.cue}",
        addressee=_addressee(view, cue, content, lo, speaker),
    )


def _cut(agent: Stretch, content: Stretch) -> Stretch:
    """An agent without the words of the content that the name before them was taken to go on with."""
    return (agent[0], content[0]) if agent[0] < content[0] < agent[1] else agent


def _content(
    view: View, cue: Cue, lo: int, subject: Subject | None, outer: Draft | None, last: Draft | None
) -> Content | None:
    """The content, sought behind the subject first; else the object that the verb before brings."""
    limit = content_limit(view, cue, outer)
    behind = subject.words[1] if subject is not None and subject.own else lo
    content = find_content(view, cue, behind, limit)
    if content is None and behind != lo:
        content = find_content(view, cue, lo, limit)
    return content or _shared_object(view, cue, lo, last)


def _shared_object(view: View, cue: Cue, lo: int, last: Draft | None) -> Content | None:
    """A second verb without an object of its own shares the first's: رای دادگاه را ناروا خوانده و نکوهش کرده است."""
    if last is None or lo != last.cue.end or view.tokens[lo].text != "و":
        return None
    first = last.content
    words = {"complement": first.about, "object": first.words}.get(first.frame.kind)
    entry = next((e for e in cue.entries if any(frame.kind == "object" for frame in e.content)), None)
    return Content(words=words, frame=Frame(kind="object"), entry=entry) if words and entry else None


def _can_speak(view: View, cue: Cue, subject: Subject | None, neighbour: Draft | None) -> bool:
    """Whether the subject is one who can speak; a first person and a verb beside another that was said always can."""
    if cue.passive or neighbour is not None or view.groups[cue.group].person == 1:
        return True
    return subject is None or subject.actor


def _only_wanted(view: View, cue: Cue, content: Content, lo: int, outer: Draft | None) -> bool:
    """می‌خواهد of a third party inside a content is no record (decision 21), unless it asks somebody."""
    group = view.groups[cue.group]
    if content.entry.cue != "خواستن" or outer is None or group.person != 3 or group.tense not in ("present", "past"):
        return False
    return view.plain[group.head].startswith(("می", "نمی")) and "از" not in view.plain[lo : cue.start]


def _speaker(content: Content, subject: Subject | None, outer: Draft | None, neighbour: Draft | None) -> Stretch | None:
    """The subject; the speaker of the verb beside it where it has none of its own; nobody where it is a content's.

    A content whose verb has no subject in it (گفت امیدوار است …) names nobody: the outer speaker is understood. Only
    «آنچه … خواند» is said of the outer subject by the writer.
    """
    if subject is not None and subject.own:
        return subject.words
    if neighbour is not None:
        return neighbour.speaker
    if subject is None:
        return None
    by_writer = content.frame.kind == "complement" and content.about == (content.words[0] - 1, content.words[0])
    if outer is not None and subject.words[0] < outer.content.words[0] and not by_writer:
        return None
    return subject.words


def _addressee(view: View, cue: Cue, content: Content, lo: int, speaker: Stretch | None) -> Stretch | None:
    before = content.about or content.words
    hi = min(before[0], cue.start) if before[0] > lo else cue.start
    found = find_addressee(view, cue, content.entry, lo, hi, speaker)
    return None if found and speaker and overlap(found, speaker) else found
