"""Who is spoken to, and by whose account it reached the writer."""

from __future__ import annotations

from goft.actors import actor_noun, is_known_name, is_outlet
from goft.statements.cues import Cue
from goft.statements.lexicon import CueEntry
from goft.statements.names import actor_phrase
from goft.statements.phrases import is_nominal
from goft.statements.view import QUOTES, Stretch, View
from goft.statements.words import load_words, plain

__all__ = ["addressed", "find_addressee"]

_SPOKEN_TO = frozenset(["با", "به", "جمع", "دیدار"])
"""The words that may bring whoever is spoken to, beside a cue's own preposition."""
_BACK = 6
"""How far a meeting may stand before its با: «در مصاحبه اختصاصی روز پنجشنبه با …»."""


def find_addressee(view: View, cue: Cue, entry: CueEntry, lo: int, hi: int, speaker: Stretch | None) -> Stretch | None:
    """Who is spoken to in a cue's clause between two tokens.

    «در دیدار با X»، «خطاب به X»، «در جمع X»، «در پاسخ به X»، and what the cue's own preposition governs:
    «به رویترز گفت»، «از دولت خواست».
    """
    quote = view.quote_of[cue.start]
    governed: Stretch | None = None
    own = [plain(word) for word in entry.addressee]
    for i in range(lo, hi):
        word = view.plain[i]
        if word not in _SPOKEN_TO and word not in own:
            continue
        if view.quote_of[i] != quote or (speaker and speaker[0] <= i < speaker[1]):
            continue
        before = view.plain[i - 1] if i > lo else ""
        found = None
        if word in ("با", "به") and _in_meeting(view, i, lo):
            found = addressed(view, _past_question(view, i + 1, hi), hi)
        elif before == "در" and word in ("جمع", "دیدار") and view.tokens[i].ezafe:
            found = addressed(view, i + 1, hi)
        elif word == "به" and before in ("خطاب", "پاسخ", "جواب"):
            found = addressed(view, _past_question(view, i + 1, hi), hi)
        if found is not None:
            return found
        if word in own and _at_clause_level(view, i, lo, speaker):
            found = addressed(view, i + 1, hi)
            if found is not None and (governed is None or word != "از"):
                governed = found
    return governed


def _in_meeting(view: View, at: int, lo: int) -> bool:
    """Whether a با belongs to «در دیدار», «در گفت‌وگوی تلفنی»; «پیش از دیدار با X» does not count."""
    meetings = load_words().meetings
    for i in range(at - 1, max(lo, at - _BACK) - 1, -1):
        if view.plain[i] in meetings or "".join(view.plain[max(lo, i - 2) : i + 1]) in meetings:
            return any(view.plain[k] in ("در", "طی") for k in range(max(lo, i - 4), i))
        if view.tokens[i].verb is not None or view.tokens[i].text == "،":
            return False
    return False


def _at_clause_level(view: View, at: int, lo: int, speaker: Stretch | None) -> bool:
    """Whether a preposition is the clause's own: not one that hangs on the noun before it (سفر به X، حمله به X)."""
    if at == lo or (speaker is not None and speaker[1] == at):
        return True
    before = view.tokens[at - 1]
    if before.tag in ("NOUN", "ADJ", "PRON") and view.plain[at - 1] not in load_words().times:
        return view.plain[at - 1] in load_words().light
    return view.plain[at - 1] not in ("پس", "پیش", "قبل", "بعد", "یکی", "برخی")


def _past_question(view: View, at: int, limit: int) -> int:
    """در پاسخ به پرسش X: the one who asks is X."""
    questions = ("سوال", "سؤال", "پرسش", "سوالی", "پرسشی", "سوالات", "سؤالی")
    while at < limit and view.plain[at] in questions:
        at += 1
    return at


def addressed(view: View, at: int, limit: int) -> Stretch | None:
    """The phrase at a token if its head can be spoken to: a person, a name, an outlet, a body; no document."""
    head = at
    while head < limit and (view.tokens[head].tag in ("DET", "NUM") or view.tokens[head].text in QUOTES):
        head += 1
    if head >= limit or not (is_nominal(view.tokens[head])):
        return None
    noun = actor_noun(view.tokens[head].norm)
    if noun is not None and noun.kind == "document":
        return None
    words = load_words()
    can_be = (
        noun is not None
        or view.tokens[head].tag == "PROPN"
        or view.plain[head] in words.third
        or is_outlet(view.tokens[head].norm)
        or is_known_name(view.tokens[head])
    )
    return (at, actor_phrase(view, at, limit)) if can_be else None
