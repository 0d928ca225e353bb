"""The object of a verb before را, and a subject that stands right before it with no mark between."""

from __future__ import annotations

from goft.events.parties import begins_party, in_name, is_party, party_at, states_of
from goft.statements.names import phrase_before
from goft.statements.phrases import adverbial_end, is_nominal
from goft.statements.view import Stretch, View
from goft.statements.words import load_words

__all__ = ["object_before"]


def object_before(view: View, lo: int, ra: int, *, things: bool) -> tuple[Stretch | None, Stretch | None]:
    """The subject that stands right before an object, if one does, and the object: the phrase before را, or a party."""
    first = phrase_before(view, ra, lo)
    if first is not None and first > lo and view.tokens[first - 1].tag == "ADP":
        return None, None  # «حمله به X را»: the object is what is before the preposition
    if first is None:
        return None, _last_phrase(view, max(lo, ra - 6), ra) if things else _party_in(view, max(lo, ra - 6), ra)
    start = _behind_subject(view, first, ra)
    subject = (first, start) if start > first else None
    if is_party(view, (start, ra)) or things:
        return subject, (start, ra)
    return subject, _party_in(view, start, ra)


def _party_in(view: View, start: int, end: int) -> Stretch | None:
    for i in range(start, end):
        if view.tokens[i].tag in ("NOUN", "PROPN", "PRON"):
            party = party_at(view, i, end)
            if party is not None:
                return party
    return None


def _last_phrase(view: View, lo: int, ra: int) -> Stretch | None:
    """The words before را back to whatever cannot be in one phrase with them: یک هواپیما را."""
    start = ra
    while start > lo and (is_nominal(view.tokens[start - 1]) or view.tokens[start - 1].tag in ("DET", "NUM")):
        if start < ra and not view.tokens[start - 1].ezafe and view.tokens[start - 1].tag not in ("DET", "NUM"):
            break
        start -= 1
    return (start, ra) if start < ra else None


def _behind_subject(view: View, start: int, ra: int) -> int:
    """Where an object begins that stands right behind the subject: دولت ژاپن | کره شمالی را."""
    for i in range(start + 1, ra):
        if "و" in (view.tokens[i].text, view.tokens[i - 1].text) or in_name(view, (start, ra), i):
            continue
        aside = adverbial_end(view, i, ra)
        if i < aside < ra and is_party(view, (start, i)):
            return aside  # «دهلی‌نو | بار دیگر | پاکستان را»
        named, before = states_of(view, (i, ra)), states_of(view, (start, i))
        if view.plain[i - 1] in load_words().closing and is_party(view, (start, i)):
            return i  # «کشورهای غربی زیادی | ایران را»
        known = before or any(view.tokens[k].tag == "PROPN" for k in range(start, i))
        if not known or view.tokens[i - 1].tag not in ("PROPN", "NOUN") or not is_party(view, (start, i)):
            continue
        if view.tokens[i].tag == "ADJ" or view.tokens[i].text == "،":
            break
        other = named and named[0] not in before and begins_party(view, i, ra)
        if other or not view.tokens[i - 1].ezafe:
            return i
    return start
