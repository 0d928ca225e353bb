"""The statements of one sentence: cues, their speakers and contents, and which lies in which."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goft.record import Act
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
    if not drafts:
        return []
    ready = [_trimmed(view, draft) for draft in sorted(drafts, key=lambda draft: draft.cue.start)]
    ready = [draft for draft in ready if draft.content.words[0] < draft.content.words[1]]
    acts = [act_of(view, draft.cue, draft.content) for draft in ready]
    kept = [n for n, parent in enumerate(_parents(ready)) if not _repeats(ready, acts, n, parent)]
    ready, acts = [ready[n] for n in kept], [acts[n] for n in kept]
    return [_found(view, *found, number) for found in zip(ready, acts, _parents(ready), strict=True)]


def _repeats(drafts: Sequence[Draft], acts: Sequence[Act], position: int, parent: int | None) -> bool:
    """Whether an attitude is what the statement around it does already: گفت ما آماده بازگشت هستیم is one pledge."""
    if parent is None or drafts[position].cue.form != "verb" or not drafts[parent].content.entry.neutral:
        return False
    return acts[position] in _ATTITUDES and acts[position] == acts[parent]


def _trimmed(view: View, draft: Draft) -> Draft:
    content = msgspec.structs.replace(draft.content, words=trim(view, draft.content.words))
    return msgspec.structs.replace(draft, content=content)


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each statement the position of the one with the shortest content that holds its cue.

    Where two hold each other's cues, the longer content is the outer one.
    """
    contents = [draft.content.words for draft in drafts]
    cues = [(draft.cue.start, draft.cue.end) for draft in drafts]
    found: list[int | None] = []
    for position, own in enumerate(contents):
        around = [
            (content[1] - content[0], other)
            for other, content in enumerate(contents)
            if covers(content, cues[position]) and other != position
        ]
        size = (own[1] - own[0], position)
        outer = [one for one in around if one > size or not covers(own, cues[one[1]])]
        found.append(min(outer)[1] if outer else None)
    return found


def _found(view: View, draft: Draft, act: Act, parent: int | None, number: int) -> FoundStatement:
    words = draft.content.words
    kind, inner = kind_and_words(view, words)
    group = view.groups[draft.cue.group] if draft.cue.group >= 0 else None
    evidence = evidence_of(draft, nested=parent is not None)
    behind_colon = words[0] > 0 and view.tokens[words[0] - 1].text == ":"
    return FoundStatement(
        sentence=number,
        kind=kind,
        act=act,
        speaker=_place(view, draft.speaker) if draft.speaker else None,
        cue=tuple(_place(view, part) for part in draft.cue.words),
        content=tuple(_place(view, part) for part in (draft.content.before, inner) if part is not None),
        addressee=_place(view, draft.addressee) if draft.addressee else None,
        via=tuple(_place(view, link) for link in draft.via),
        about=_place(view, draft.content.about) if draft.content.about else None,
        parent=parent,
        finite=group is not None,
        person=group.person if group and not (draft.cue.passive or draft.content.entry.impersonal) else None,
        plural=group.plural if group else False,
        open_end=kind == "indirect" and behind_colon and words[1] >= view.text_end(),
        evidence=evidence,
        confidence=confidence_of(evidence),
        why=why_of(view, draft, evidence),
    )


def _place(view: View, words: Stretch) -> Place:
    return view.tokens[words[0]].start, view.tokens[words[1] - 1].end
