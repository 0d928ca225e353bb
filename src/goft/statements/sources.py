"""Statements whose cue is a preposition with a name: به گفته X، …, به نقل از Y, بر اساس این گزارش.

Before a plain fact the name is the speaker; before a clause with a speaker of its own it is a link of the chain (`via`,
decisions 5 and 20 of the guidelines).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goft.actors import actor_noun
from goft.statements.chains import addressed
from goft.statements.content import Content, trim
from goft.statements.cues import Cue
from goft.statements.drafts import Draft, overlap
from goft.statements.lexicon import Frame
from goft.statements.names import prepositional_end
from goft.statements.phrases import head_is_actor, is_nominal, is_time
from goft.statements.regions import region_start
from goft.statements.speakers import after_embedded, name_after
from goft.statements.view import Stretch, View
from goft.statements.words import load_words

__all__ = ["with_sources"]

_Source = tuple[Cue, Stretch]


def with_sources(view: View, cues: list[Cue], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the chains that the preposition cues give them, and those cues' own statements."""
    known = list(drafts)
    speaking: list[_Source] = []
    for cue in cues:
        name = name_after(view, cue.end, _next_verb(view, known, cue.end))
        if name is None or not _fits(view, cue, name):
            continue
        known = [_without_speaker(draft, cue, name) for draft in known]
        main = _governed(view, known, cue, name)
        if main is None:
            speaking.append((cue, name))
        else:
            known = [d.with_link(name) if d is main or _goes_on(d, main) else d for d in known]
    return known + _own_statements(view, speaking)


def _fits(view: View, cue: Cue, name: Stretch) -> bool:
    """Whether what stands behind a cue can be its source: a document behind بر اساس, an actor behind از نظر."""
    if cue.entry.names == "document":
        nouns = (actor_noun(view.tokens[i].norm) for i in range(name[0], min(name[0] + 3, name[1])))
        law = any(view.plain[i] in load_words().laws for i in range(name[0], min(name[0] + 3, name[1])))
        return not law and any(noun is not None and noun.kind == "document" for noun in nouns)
    if cue.entry.names != "actor":
        return True
    return head_is_actor(view, *name) and view.plain[name[0]] not in load_words().aspects


def _next_verb(view: View, drafts: Sequence[Draft], at: int) -> int:
    """Where the next verb or cue begins: a name ends before it."""
    starts = [group.first for group in view.groups if group.first > at]
    starts += [draft.cue.start for draft in drafts if draft.cue.start > at]
    return min(starts, default=len(view.tokens))


def _without_speaker(draft: Draft, cue: Cue, name: Stretch) -> Draft:
    """A source that was taken for a later verb's subject is none."""
    if draft.cue.form == "verb" and draft.cue.start >= cue.end and draft.speaker and overlap(draft.speaker, name):
        return msgspec.structs.replace(draft, speaker=None)
    return draft


def _governed(view: View, drafts: Sequence[Draft], cue: Cue, name: Stretch) -> Draft | None:
    """The verb cue whose sentence a source opens, if it has another speaker and nothing else is told.

    «به گفته X، Y خواهان صلح است و جنگ ادامه دارد»: here X says the whole, and Y's wish lies in it.
    """
    for draft in drafts:
        if draft.cue.form != "verb" or draft.cue.start < cue.end or draft.speaker is None:
            continue
        if view.quote_of[cue.start] != view.quote_of[draft.cue.start]:
            continue
        if any(view.tokens[i].text == ":" for i in range(name[1], draft.speaker[0])):
            return None
        if draft.lo <= cue.start or draft.speaker[0] >= name[1] or draft.speaker[1] <= cue.start:
            return None if _more_is_told(view, drafts, name[1], draft) else draft
    return None


def _more_is_told(view: View, drafts: Sequence[Draft], start: int, draft: Draft) -> bool:
    """Whether a main clause of the sentence is neither a cue nor in what a cue brings."""
    if draft.content.entry.neutral or draft.speaker is None or draft.speaker[0] < start:
        return False
    known = {i for other in drafts for i in range(*other.content.words)}
    known |= {i for other in drafts for words in other.cue.words for i in range(*words)}
    return any(
        group.start >= start and view.openers[n] < 0 and group.start not in known for n, group in enumerate(view.groups)
    )


def _goes_on(draft: Draft, main: Draft) -> bool:
    """Whether a verb goes on in the sentence of another, with the same speaker: X این را … خواند و … کرد."""
    later = draft.cue.form == "verb" and draft.cue.start > main.cue.start and draft.lo >= main.cue.end
    return later and not draft.own and draft.speaker == main.speaker


def _own_statements(view: View, speaking: list[_Source]) -> list[Draft]:
    """Each source before a plain fact; of two that follow each other the first is a link of the second's chain."""
    found: list[Draft] = []
    link: Stretch | None = None
    for n, (cue, name) in enumerate(speaking):
        if n + 1 < len(speaking) and speaking[n + 1][0].start - name[1] <= 1:
            link = name
            continue
        draft = _own_statement(view, cue, name)
        if draft is not None:
            found.append(draft.with_link(link) if link else draft)
        link = None
    return found


def _own_statement(view: View, cue: Cue, name: Stretch) -> Draft | None:
    limit = view.text_end()
    quote = view.quote_of[cue.start]
    if quote >= 0:
        limit = min(limit, view.pairs[quote])
    start, addressee = _behind_name(view, name[1], limit)
    words = trim(view, (start, limit))
    before: Stretch | None = trim(view, (region_start(view, cue.start), cue.start))
    if words[1] - words[0] < 2 and before is not None:
        words, before = before, None
    if words[0] >= words[1]:
        return None
    before = before if before is not None and _goes_round(view, before, cue, name) else None
    return Draft(
        cue=cue,
        content=Content(words=words, frame=Frame(kind="object"), entry=cue.entry, before=before),
        speaker=name,
        lo=cue.start,
        why=f"name behind {cue.entry.cue}",
        addressee=addressee,
    )


def _goes_round(view: View, before: Stretch, cue: Cue, name: Stretch) -> bool:
    """Whether a clause begins before its source and goes on behind it, with no comma on either side."""
    if before[0] >= before[1] or before[1] != cue.start or name[1] >= len(view.tokens):
        return False
    if view.tokens[name[1]].text in ("،", ":", "؛") or not any(_is_thing(view, i) for i in range(*before)):
        return False
    if view.openers and any(before[0] <= opener < before[1] for opener in view.openers):
        return any(before[0] <= g.start < before[1] for g in view.groups)
    return view.plain[before[0]] not in ("همچنین", "اما", "ولی")


def _is_thing(view: View, at: int) -> bool:
    return is_nominal(view.tokens[at]) and not is_time(view, at)


def _behind_name(view: View, at: int, limit: int) -> tuple[int, Stretch | None]:
    """Where the content of a source begins, and whom the name spoke to: به گفته X به رویترز، ….

    Where the report came from (به گزارش فارس از اهواز، …), a relative clause on the name (بر اساس این گزارش که … تهیه
    شده، …) and a که are passed over.
    """
    addressee: Stretch | None = None
    if at + 1 < limit and view.plain[at] == "به":
        addressee = addressed(view, at + 1, limit)
        if addressee is not None:
            at = addressee[1]
    if at + 1 < limit and view.plain[at] == "از":
        end = prepositional_end(view, at, limit)
        at = end if end < limit and view.tokens[end].text == "،" else at
    if at < limit and view.plain[at] == "که":
        end = after_embedded(view, at, limit)
        followed = end < limit and view.tokens[end].text == "،"
        at = end if followed and end > at + 1 else at + 1
    return at, addressee
