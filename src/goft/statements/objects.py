"""Objects, names given to them, and what prepositions govern: the phrases of a clause before its cue."""

from __future__ import annotations

from goft.statements.cues import Cue
from goft.statements.names import prepositional_end
from goft.statements.phrases import base_end, is_infinitive, is_nominal, is_time
from goft.statements.view import QUOTES, Stretch, View
from goft.statements.words import load_words, plain

__all__ = ["complement_of", "governed_by", "object_of", "preposition_in"]

_PART_OF_PREPOSITION = frozenset(
    [
        "پس",
        "پیش",
        "قبل",
        "بعد",
        "غیر",
        "بیش",
        "کمتر",
        "خارج",
        "ناشی",
        "اعم",
        "یکی",
        "برخی",
        "بعضی",
        "بسیاری",
        "صرف‌نظر",
        "پیشتر",
    ]
)


def object_of(view: View, lo: int, hi: int) -> Stretch | None:
    """What stands before the last را of a clause, the adjuncts before it left out."""
    embedded = _embedded(view, lo, hi)
    for mark in range(hi - 1, lo - 1, -1):
        if view.plain[mark] == "را" and mark not in embedded and view.quote_of[mark] == view.quote_of[hi]:
            start = _object_start(view, lo, mark)
            return (start, mark) if start < mark else None
    return None


def _embedded(view: View, lo: int, hi: int) -> frozenset[int]:
    """The tokens of a clause that lie in clauses embedded in it."""
    return frozenset(
        i
        for number, group in enumerate(view.groups)
        if lo <= view.openers[number] and group.end <= hi
        for i in range(view.openers[number], group.end)
    )


def _object_start(view: View, lo: int, mark: int) -> int:
    light = load_words().light
    i = lo
    while i < mark:
        token = view.tokens[i]
        if token.text in ("،", "و", "؛") or view.plain[i] in light:
            i += 1
        elif token.text == "(" and i in view.pairs:
            i = view.pairs[i] + 1
        elif is_time(view, i):
            i = base_end(view, i, mark)
        elif token.tag == "ADP" and view.plain[i] != "را":
            end = prepositional_end(view, i, mark)
            if end >= mark:  # The object is something: «در جلسه دولت | این اقدام را».
                return next((k for k in range(mark - 1, i + 1, -1) if view.plain[k] in ("این", "آن")), i)
            i = max(i + 1, end)
        else:
            return i
    return lo


def complement_of(view: View, lo: int, cue: Cue) -> tuple[Stretch | None, Stretch | None]:
    """The name given: behind را, or behind آنچه (آنچه «تروریسم» خواند)."""
    hi = cue.start
    quote = view.quote_of[cue.start]
    embedded = _embedded(view, lo, hi)
    for i in range(hi - 1, lo - 1, -1):
        if view.quote_of[i] != quote:
            continue
        if view.plain[i] == "را" and i not in embedded:
            about = (_object_start(view, lo, i), i)
            start = _complement_start(view, i + 1, hi, embedded)
            return ((start, hi) if start < hi else None), (about if about[0] < about[1] else None)
        if view.plain[i] == "آنچه":
            start = i + 1
            while start < hi and view.plain[start] in ("که", "را"):
                start += 1
            return ((start, hi) if start < hi else None), (i, i + 1)
    return None, None


def _complement_start(view: View, start: int, hi: int, embedded: frozenset[int]) -> int:
    """Behind a relative clause and the adjuncts of place and time that may stand between را and the name."""
    i = start
    while i < hi and (i in embedded or view.plain[i] in load_words().light):
        i += 1
    while i < hi and view.plain[i] in ("در", "طی"):
        end = prepositional_end(view, i, hi)
        if end >= hi:
            break
        i = max(i + 1, end)
    return i


def preposition_in(view: View, preposition: str, lo: int, hi: int) -> Stretch | None:
    """Where a preposition stands in a clause, the first that is one of its own (not پس از, not یکی از).

    What may stand for it counts as well: در مورد for درباره.
    """
    for spelling in (preposition, *load_words().synonyms.get(plain(preposition), ())):
        found = _exact_position(view, plain(spelling), lo, hi)
        if found is not None:
            return found
    return None


def _exact_position(view: View, wanted: str, lo: int, hi: int) -> Stretch | None:
    quote = view.quote_of[hi - 1] if hi else -1
    meetings = load_words().meetings
    embedded = _embedded(view, lo, hi)
    for i in range(lo, hi):
        if i in embedded or (view.quote_of[i] >= 0 and view.quote_of[i] != quote):
            continue
        joined = ""
        for end in range(i + 1, min(i + 3, hi) + 1):
            joined += view.plain[end - 1]
            if joined == wanted and end < hi:
                before = view.plain[i - 1] if i > 0 else ""
                if before in _PART_OF_PREPOSITION or (wanted == "با" and before in meetings):
                    break
                return i, end
            if not wanted.startswith(joined):
                break
    return None


def governed_by(view: View, preposition: str, lo: int, hi: int) -> Stretch | None:
    at = preposition_in(view, preposition, lo, hi)
    if at is None or at[1] >= hi:
        return None
    if not (
        is_nominal(view.tokens[at[1]])
        or is_infinitive(view.tokens[at[1]])
        or view.tokens[at[1]].tag in ("SCONJ", "ADP", "ADV")
        or view.tokens[at[1]].text in QUOTES
    ):
        return None
    start = at[1]
    if view.plain[start] in ("اینکه", "آنکه"):
        start += 1
    return start, hi
