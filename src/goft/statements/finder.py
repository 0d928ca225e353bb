"""The statements of one sentence: cues, their speakers and contents, and which lies in which."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goft.statements.acts import act_of
from goft.statements.content import trim
from goft.statements.cues import find_cues
from goft.statements.drafts import Draft, covers
from goft.statements.evidence import confidence_of, evidence_of, why_of
from goft.statements.gerunds import gerund_drafts
from goft.statements.headlines import with_headline
from goft.statements.kinds import kind_and_words
from goft.statements.model import FoundStatement, Place
from goft.statements.nouns import noun_drafts
from goft.statements.sources import with_sources
from goft.statements.verbs import verb_drafts
from goft.statements.view import Stretch, View

__all__ = ["find_in_sentence"]

_ATTITUDES = frozenset(["pledge", "refuse"])
"""Acts that a neutral cue takes from its content, so that the content's own cue would say them twice."""


def find_in_sentence(view: View, number: int) -> list[FoundStatement]:
    """All statements of a sentence in the order of their cues; parents are positions in the list.

    Verbs come first, since they say where clauses begin; the gerunds and sources around them borrow their speakers.
    """
    cues = find_cues(view)
    drafts = verb_drafts(view, [cue for cue in cues if cue.form == "verb"])
    drafts += gerund_drafts(view, [cue for cue in cues if cue.form == "gerund"], drafts)
    drafts = with_sources(view, [cue for cue in cues if cue.form == "preposition"], drafts)
    drafts += noun_drafts(view, cues)
    drafts = with_headline(view, drafts)
    ready = [_trimmed(view, draft) for draft in sorted(drafts, key=lambda draft: draft.cue.start)]
    ready = [draft for draft in ready if draft.content.words[0] < draft.content.words[1]]
    ready = [draft for draft in ready if not _repeats(view, draft, ready)]
    return [_found(view, draft, number, _parent(draft, ready)) for draft in ready]


def _repeats(view: View, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an attitude is what the statement around it does already: گفت ما آماده بازگشت هستیم is one pledge."""
    parent = _parent(draft, drafts)
    if parent is None or draft.cue.form != "verb" or not drafts[parent].content.entry.neutral:
        return False
    act = act_of(view, draft.cue, draft.content)
    return act in _ATTITUDES and act == act_of(view, drafts[parent].cue, drafts[parent].content)


def _trimmed(view: View, draft: Draft) -> Draft:
    content = msgspec.structs.replace(draft.content, words=trim(view, draft.content.words))
    return msgspec.structs.replace(draft, content=content)


def _parent(draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """The position of the statement with the shortest content that holds a cue."""
    around = [
        (other.content.words[1] - other.content.words[0], position)
        for position, other in enumerate(drafts)
        if other is not draft and covers(other.content.words, (draft.cue.start, draft.cue.end))
    ]
    return min(around)[1] if around else None


def _found(view: View, draft: Draft, number: int, parent: int | None) -> FoundStatement:
    words = draft.content.words
    kind, inner = kind_and_words(view, words)
    group = view.groups[draft.cue.group] if draft.cue.group >= 0 else None
    evidence = evidence_of(draft, nested=parent is not None)
    behind_colon = words[0] > 0 and view.tokens[words[0] - 1].text == ":"
    return FoundStatement(
        sentence=number,
        kind=kind,
        act=act_of(view, draft.cue, draft.content),
        speaker=_place(view, draft.speaker) if draft.speaker else None,
        cue=tuple(_place(view, part) for part in draft.cue.words),
        content=tuple(_place(view, part) for part in (draft.content.before, inner) if part is not None),
        addressee=_place(view, draft.addressee) if draft.addressee else None,
        via=tuple(_place(view, link) for link in draft.via),
        about=_place(view, draft.content.about) if draft.content.about else None,
        parent=parent,
        finite=group is not None,
        person=group.person if group else None,
        plural=group.plural if group else False,
        open_end=kind == "indirect" and behind_colon and words[1] >= view.text_end(),
        evidence=evidence,
        confidence=confidence_of(evidence),
        why=why_of(view, draft, evidence),
    )


def _place(view: View, words: Stretch) -> Place:
    return view.tokens[words[0]].start, view.tokens[words[1] - 1].end
