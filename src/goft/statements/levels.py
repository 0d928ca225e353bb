"""Whether a cue stands beside an earlier one or inside what that one brings.

«گفت مذاکرات ادامه دارد و افزود …»: افزود stands beside گفت and ends its content. «گفت ایران خواهان صلح است»: خواهان
lies in it. Persian marks neither; the verbs' agreement, their tenses and the subjects tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from goft.statements.cues import Cue
from goft.statements.drafts import Draft
from goft.statements.speakers import Subject, subject_between
from goft.statements.view import QUOTES, View

__all__ = ["beside", "quoted_end"]

_CONNECTORS = frozenset(["و", "،", "؛", "اما", "ولی"])
_TOLD = frozenset(["past", "perfect", "pluperfect", "present"])


def beside(
    view: View, drafts: Sequence[Draft], open_drafts: Sequence[int], cue: Cue, lo: int, subject: Subject | None
) -> int | None:
    """The draft that a cue stands beside, by its position; None where it stands beside none.

    The verb right before comes first (آمریکا را محکوم کرد و گفت), then the open ones from the innermost outward.
    """
    own = subject is not None and subject.own
    if drafts and not own:
        last = drafts[-1]
        if not last.content.is_clause and last.cue.end == lo and _agree(view, last.cue, cue):
            return len(drafts) - 1
    return next((n for n in reversed(open_drafts) if _closes(view, drafts[n], cue, lo, subject)), None)


def quoted_end(view: View, draft: Draft) -> int:
    """Behind the quotation that a content begins with, 0 where it begins with none."""
    start = draft.content.words[0]
    return view.pairs[start] + 1 if start in view.pairs and view.tokens[start].text in QUOTES else 0


def _agree(view: View, first: Cue, second: Cue) -> bool:
    """Whether two verbs can have one subject: the same person and number; a bare participle (خوانده و …) has none."""
    if first.group < 0 or first.passive or second.passive:
        return False
    one, other = view.groups[first.group], view.groups[second.group]
    bare = one.tense == "perfect" and one.end == one.start + 1
    return one.person == other.person and (one.plural == other.plural or bare)


def _closes(view: View, draft: Draft, cue: Cue, lo: int, subject: Subject | None) -> bool:
    """Whether a cue ends an open content."""
    start = draft.content.words[0]
    if view.quote_of[cue.start] >= start:
        return False
    if 0 < quoted_end(view, draft) <= cue.start and view.tokens[quoted_end(view, draft)].tag in (
        "PUNCT",
        "CCONJ",
        "SCONJ",
    ):
        return True
    inner = view.groups[cue.group]
    if inner.person != 3 or inner.tense not in _TOLD or view.tokens[lo].text not in _CONNECTORS:
        return False
    return view.has_verb(start, lo) and _same_level(view, draft, cue, lo, subject)


def _same_level(view: View, draft: Draft, cue: Cue, lo: int, subject: Subject | None) -> bool:
    connector = view.tokens[lo].text
    inner = view.groups[cue.group]
    agree = _agree(view, draft.cue, cue)
    same_tense = agree and inner.tense == view.groups[draft.cue.group].tense
    if subject is None or not subject.own:
        return same_tense or (agree and connector == "و" and not _has_actor(view, draft.content.words[0], lo))
    if connector in ("اما", "ولی"):
        return subject.actor and not cue.passive
    return same_tense and cue.entry.neutral and inner.tense == "past"


def _has_actor(view: View, start: int, end: int) -> bool:
    """Whether a stretch of a content names somebody who could be its verbs' subject."""
    found = subject_between(view, start, end)
    return found is not None and found[1]
