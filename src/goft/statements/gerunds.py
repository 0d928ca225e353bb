"""Statements whose cue is a noun of saying behind با, ضمن or در: وی با بیان اینکه …, ضمن انتقاد از …, در حمایت از ….

Each is a record of its own beside the finite verb whose subject speaks (decisions 2 and 20 of the guidelines).
"""

from __future__ import annotations

from collections.abc import Sequence

from goft.statements.content import Content, trim
from goft.statements.cues import Cue
from goft.statements.drafts import Draft
from goft.statements.lexicon import Frame
from goft.statements.names import actor_phrase
from goft.statements.nouns import noun_phrase_end
from goft.statements.phrases import head_is_actor, is_nominal
from goft.statements.regions import region_start
from goft.statements.view import QUOTES, Stretch, View

__all__ = ["gerund_drafts"]

_LEADING = frozenset(["بر", "از", "به", "با", "نسبت", "در", "این", "آن", "درباره"])
_DEMONSTRATED = frozenset(["که", "نکته", "مطلب", "موضوع"])


def gerund_drafts(view: View, cues: list[Cue], drafts: Sequence[Draft]) -> list[Draft]:
    """The statements of a sentence's gerund cues; `drafts` are those of its verbs, which lend them their speaker."""
    found: list[Draft] = []
    for cue in cues:
        main = next((d for d in drafts if d.lo <= cue.start < d.cue.start and d.cue.form == "verb"), None)
        limit = main.cue.start if main else view.text_end()
        limit = min([limit, *(other.start - 1 for other in cues if other.start > cue.end)])
        content = _content(view, cue, limit)
        if content is None or (main is None and view.plain[cue.start] == "در"):
            continue
        found.append(
            Draft(
                cue=cue,
                content=content,
                speaker=main.speaker if main else _first_actor(view, region_start(view, cue.start), cue.start),
                lo=cue.start,
                why=f"{view.tokens[cue.start].text} and the noun of {cue.entry.cue}",
                addressee=main.addressee if main else None,
            )
        )
    return found


def _first_actor(view: View, lo: int, hi: int) -> Stretch | None:
    for i in range(lo, hi):
        if is_nominal(view.tokens[i]) and head_is_actor(view, i, hi):
            return i, actor_phrase(view, i, hi)
    return None


def _content(view: View, cue: Cue, hi: int) -> Content | None:
    i = cue.end
    while i < hi and view.plain[i] in _LEADING:
        if view.plain[i] in ("این", "آن") and not (i + 1 < hi and view.plain[i + 1] in _DEMONSTRATED):
            break
        i += 1
    clause = i < hi and view.plain[i] in ("اینکه", "که")
    if not clause and cue.entry.cue.startswith("اشاره"):
        return None
    start = i + 1 if clause else i
    about: Stretch | None = None
    if not clause and any(frame.about == "را" and frame.of for frame in cue.entry.content):
        about, start = _charged(view, start, hi)
    if start >= hi:
        return None
    words = trim(view, (start, _content_end(view, start, hi, clause=clause)))
    if words[0] >= words[1]:
        return None
    return Content(words=words, frame=Frame(kind="object"), entry=cue.entry, about=about)


def _charged(view: View, start: int, hi: int) -> tuple[Stretch | None, int]:
    """Whom a charge is laid against, and where the charge begins: با متهم کردن [همسایه] به [جاسوسی]."""
    end = actor_phrase(view, start, hi) if start < hi else start
    if end + 1 < hi and view.plain[end] in ("به", "درباره"):
        return (start, end), end + 1
    return None, start


def _content_end(view: View, start: int, hi: int, *, clause: bool) -> int:
    """A clause ends behind its last verb before a comma or the main cue; a noun phrase where its prepositions do."""
    if start in view.pairs and view.tokens[start].text in QUOTES and view.pairs[start] < hi:
        after = view.pairs[start] + 1
        if after >= hi or view.tokens[after].text in ("،", "و") or after in view.group_at:
            return after
    if not clause:
        return min(hi, noun_phrase_end(view, start, hi))
    last = start
    for group in view.groups:
        if start <= group.start < hi and view.quote_of[group.start] < start:
            last = group.end
            if last < hi and view.tokens[last].text == "،":
                return last
    return last if last > start else hi
