"""What a speaker does by saying it (decision 1 of the guidelines): the cue decides, or the content under a neutral cue."""

from __future__ import annotations

from goft.record import Act
from goft.statements.contents import Content
from goft.statements.cues import Cue
from goft.statements.view import View
from goft.statements.words import load_words

__all__ = ["act_of"]


def act_of(view: View, cue: Cue, content: Content) -> Act:
    """The act of a statement."""
    if not content.entry.neutral:
        return content.entry.act
    return _force(view, content) or content.entry.act


def _force(view: View, content: Content) -> Act | None:
    """The force of a content's main clause where it is plain, else None."""
    start, end = content.words
    duty = load_words().duty
    groups = [group for group in view.groups if start <= group.start < end]
    main = [group for n, group in enumerate(view.groups) if start <= group.start < end and view.openers[n] < 0]
    if any(view.plain[i] in duty for i in range(start, min(end, start + 60))):
        return "demand"
    if main and all(group.tense == "future" and group.person == 1 for group in main):
        return "pledge"
    if groups and any(group.tense == "future" and group.person == 1 for group in main[:1]):
        return "pledge"
    return None
