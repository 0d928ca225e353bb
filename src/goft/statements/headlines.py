"""Statements whose cue is a bare colon: «بریتانیا: اقدام ایران موجب نگرانی است» (decision 6 of the guidelines)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goft.actors import actor_noun, find_outlet, is_outlet
from goft.statements.chains import addressed
from goft.statements.content import Content, trim
from goft.statements.cues import Cue
from goft.statements.drafts import Draft
from goft.statements.lexicon import CueEntry, Frame
from goft.statements.names import actor_phrase
from goft.statements.phrases import head_is_actor, is_nominal
from goft.statements.view import PARTS, QUOTES, Stretch, View
from goft.statements.words import load_words, plain

__all__ = ["with_headline"]

_COLON = CueEntry(cue=":", kind="verb", act="assert", neutral=True)
_BEFORE_COLON = frozenset(["در", "به", "خطاب", "با", "درباره"])
_ACCOUNT = plain("به نقل از")


class _Head(msgspec.Struct, frozen=True):
    """What stands before a headline's colon: who speaks, to whom, and by whose account."""

    speaker: Stretch
    addressee: Stretch | None = None
    account: Draft | None = None


def with_headline(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and that of an actor, a colon, and what the actor says; in a headline's parts too («؛», «/»)."""
    for i in view.signs:
        if i == 0 or view.plain[i] != ":" or view.quote_of[i] >= 0:
            continue
        head = _head(view, drafts, i)
        bar = next((k for k in range(i + 1, len(view.tokens)) if view.tokens[k].text == "|"), len(view.tokens))
        words = trim(view, (i + 1, min(bar, view.text_end())))
        if head is None or words[0] >= words[1]:
            continue
        if _is_label(view, head.speaker, words):
            return _linked(drafts, head.speaker, i)
        draft = Draft(
            cue=Cue(form="colon", entries=(_COLON,), words=((i, i + 1),)),
            content=Content(words=words, frame=Frame(kind="object"), entry=_COLON),
            speaker=head.speaker,
            lo=head.speaker[0],
            addressee=head.addressee,
            why="actor before a headline's colon",
        )
        if head.account is not None and head.account.speaker is not None:
            draft = draft.with_link(head.account.speaker)
        return [*(one for one in drafts if one is not head.account), draft]
    return list(drafts)


def _linked(drafts: Sequence[Draft], label: Stretch, colon: int) -> list[Draft]:
    """The drafts, the first statement behind an agency's dateline (تسنیم: وزیر … گفت) by that agency's account."""
    first = next((one for one in drafts if one.cue.form == "verb" and one.cue.start > colon and one.speaker), None)
    return [one.with_link(label) if one is first else one for one in drafts]


def _head(view: View, drafts: Sequence[Draft], colon: int) -> _Head | None:
    """The actor that fills the headline up to its colon, a place or an addressee apart; no verb may stand between."""
    start = next((k + 1 for k in range(colon - 1, -1, -1) if view.tokens[k].text in PARTS), 0)
    while start < colon and not is_nominal(view.tokens[start]) and view.tokens[start].text not in QUOTES:
        start += 1
    if start >= colon or any(start <= group.start < colon for group in view.groups):
        return None
    end = actor_phrase(view, start, colon)
    if not head_is_actor(view, start, end) or (view.tokens[start].tag == "PRON" and end - start > 1):
        return None
    cues = [draft for draft in drafts if start <= draft.cue.start < colon]
    account = next((draft for draft in cues if draft.cue.start == end and plain(draft.cue.entry.cue) == _ACCOUNT), None)
    if any(draft is not account for draft in cues):
        return None
    if account is not None and account.speaker is not None:
        return _Head(speaker=(start, end), account=account) if account.speaker[1] == colon else None
    if end < colon and view.plain[end] not in _BEFORE_COLON:
        return None
    return _Head(speaker=(start, end), addressee=_addressee(view, end, colon))


def _addressee(view: View, at: int, colon: int) -> Stretch | None:
    """ترامپ به فاکس‌نیوز: …, ترامپ در پاسخ به خبرنگار: …."""
    for i in range(at, colon - 1):
        if view.plain[i] == "به" and (i == at or view.plain[i - 1] in ("پاسخ", "خطاب", "جواب")):
            found = addressed(view, i + 1, colon)
            if found is not None:
                return found
    return None


def _is_label(view: View, speaker: Stretch, words: Stretch) -> bool:
    """Whether it is page furniture (منبع: …) or an agency's dateline (خبرگزاری فارس: …): nobody speaks."""
    start, end = speaker
    noun = actor_noun(view.tokens[start].norm)
    if noun is not None and noun.kind == "outlet" and end - start > 1:
        return is_outlet(" ".join(token.norm for token in view.tokens[start:end]))
    outlet = find_outlet(" ".join(token.norm for token in view.tokens[start:end]))
    if outlet is not None and outlet.country == "IRN":
        return True
    told = any(words[0] <= group.start < words[1] for group in view.groups)
    return view.plain[start] in load_words().labels and not (told and view.tokens[start].tag == "NOUN" and noun)
