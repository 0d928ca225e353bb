"""How far the content of a cue may go at most, before a later cue ends it."""

from __future__ import annotations

from goft.statements.cues import Cue
from goft.statements.drafts import Draft
from goft.statements.view import View

__all__ = ["content_limit"]

_FINAL = frozenset([".", "!", "؟", "?"])
_AFTER_CLAUSE = frozenset(["،", "؛", "اما", "ولی", "بلکه", "زیرا"])


def content_limit(view: View, cue: Cue, outer: Draft | None) -> int:
    """Where the content of a verb cue ends at the latest; `outer` is the innermost open draft around the cue."""
    limit = view.text_end()
    quote = view.quote_of[cue.start]
    if quote >= 0:
        limit = min(limit, _sentence_end(view, cue.end, view.pairs[quote]))
    if outer is not None:
        limit = min(limit, outer.content.words[1])
    if quote >= 0 or outer is not None:
        limit = _first_clause_end(view, cue.end, limit)
    opener = view.openers[cue.group]
    if opener > 0 and view.tokens[opener].text == "که":
        limit = min(limit, _relative_end(view, cue, limit))
    return max(limit, cue.end)


def _sentence_end(view: View, start: int, limit: int) -> int:
    """Where the sentence inside a quotation ends that a token belongs to."""
    for i in range(start, limit):
        if view.tokens[i].text in _FINAL and view.quote_of[i] == view.quote_of[start - 1]:
            return i
    return limit


def _first_clause_end(view: View, start: int, limit: int) -> int:
    """Where what is said inside another's words ends: at the comma or «but» behind its first whole clause."""
    for number, group in enumerate(view.groups):
        whole = start < group.start and group.end < limit and view.openers[number] < start
        if whole and view.tokens[group.end].text in _AFTER_CLAUSE:
            return group.end
    return limit


def _relative_end(view: View, cue: Cue, limit: int) -> int:
    """Where a relative clause ends that holds a cue: behind the verb of the cue's content, if a main verb follows."""
    after = [group for group in view.groups if cue.end <= group.start < limit]
    return after[0].end if len(after) > 1 else limit
