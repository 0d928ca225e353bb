"""Statements whose cue is a bare colon: «بریتانیا: اقدام ایران موجب نگرانی است» (decision 6 of the guidelines)."""

from __future__ import annotations

from collections.abc import Sequence

from goft.actors import is_outlet
from goft.statements.contents import Content, trim
from goft.statements.cues import Cue
from goft.statements.drafts import Draft
from goft.statements.lexicon import CueEntry, Frame
from goft.statements.names import actor_phrase
from goft.statements.phrases import head_is_actor, is_nominal
from goft.statements.view import PARTS, QUOTES, Stretch, View
from goft.statements.words import load_words

__all__ = ["headline_draft"]

_COLON = CueEntry(cue=":", kind="verb", act="assert", neutral=True)
_BEFORE_COLON = frozenset(["در", "به", "خطاب", "با", "درباره"])


def headline_draft(view: View, drafts: Sequence[Draft]) -> Draft | None:
    """An actor, a colon, and what the actor says; also behind «؛» or «/», where a headline has parts."""
    for i, token in enumerate(view.tokens):
        if token.text == ":" and i > 0 and view.quote_of[i] < 0:
            speaker = _speaker(view, i)
            words = trim(view, (i + 1, view.text_end()))
            if speaker is None or words[0] >= words[1]:
                continue
            if any(speaker[0] <= draft.cue.start < i for draft in drafts):
                continue
            return Draft(
                cue=Cue(form="colon", entries=(_COLON,), words=((i, i + 1),)),
                content=Content(words=words, frame=Frame(kind="object"), entry=_COLON),
                speaker=speaker,
                lo=speaker[0],
                why="actor before a headline's colon",
            )
    return None


def _speaker(view: View, colon: int) -> Stretch | None:
    """The actor that fills the headline up to its colon, a place or an addressee apart; no verb may stand between."""
    start = next((k + 1 for k in range(colon - 1, -1, -1) if view.tokens[k].text in PARTS), 0)
    while start < colon and not is_nominal(view.tokens[start]) and view.tokens[start].text not in QUOTES:
        start += 1
    if start >= colon or any(start <= group.start < colon for group in view.groups):
        return None
    end = actor_phrase(view, start, colon)
    filled = end == colon or view.plain[end] in _BEFORE_COLON
    if not filled or not head_is_actor(view, start, end) or _is_label(view, start, end):
        return None
    return start, end


def _is_label(view: View, start: int, end: int) -> bool:
    """Whether it is page furniture (منبع: …) or an agency's dateline (خبرگزاری فارس: …): nobody speaks."""
    outlet = is_outlet(" ".join(token.norm for token in view.tokens[start:end]))
    return outlet or view.plain[start] in load_words().labels
