"""Who is spoken to, and by whose account it reached the writer."""

from __future__ import annotations

from goft.statements.contents import addressee_phrase
from goft.statements.cues import Cue
from goft.statements.lexicon import CueEntry
from goft.statements.view import Stretch, View
from goft.statements.words import load_words, plain

__all__ = ["find_addressee"]


def find_addressee(view: View, cue: Cue, entry: CueEntry, lo: int) -> Stretch | None:
    """Who is spoken to in a cue's clause: به رویترز گفت، از دولت خواست، در دیدار با X، خطاب به X، در پاسخ به X."""
    meetings = load_words().meetings
    wanted = [plain(preposition) for preposition in entry.addressee]
    quote = view.quote_of[cue.start]
    nearest: Stretch | None = None
    for i in range(lo, cue.start - 1):
        if view.quote_of[i] != quote:
            continue
        word, before = view.plain[i], view.plain[i - 1] if i else ""
        if before in meetings and word in ("با", "به"):
            return _past_question(view, i + 1, cue.start)
        if before == "در" and word == "جمع":
            return addressee_phrase(view, i + 1, cue.start)
        if word in wanted and before not in ("پس", "پیش", "قبل", "یکی", "برخی"):
            nearest = addressee_phrase(view, i + 1, cue.start) or nearest
    return nearest


def _past_question(view: View, at: int, limit: int) -> Stretch | None:
    """در پاسخ به پرسش X: the one who asks is X."""
    while at < limit and view.plain[at] in ("سوال", "سؤال", "پرسش", "سوالی", "پرسشی", "سوالات", "این"):
        if view.plain[at] == "این" and view.plain[at + 1] not in ("سوال", "سؤال", "پرسش"):
            break
        at += 1
    return addressee_phrase(view, at, limit)
