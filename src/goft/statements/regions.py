"""The stretch of a sentence in which a cue's own clause stands, before the cue: its subject, objects and adjuncts."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from goft.statements.view import BORDERS, KEPT, View

__all__ = ["region_start"]


@lru_cache(maxsize=KEPT)
def region_start(view: View, at: int) -> int:
    """Where the clause that the token `at` belongs to begins.

    Goes left over embedded clauses (relative clauses, با بیان اینکه …) and quotations to the verb of the clause before,
    a colon or a semicolon.
    """
    i = at - 1
    if i > 0 and view.plain[i] == "و" and i - 1 in view.group_at:
        return i  # A verb beside the one right before: … راه را باز کنند و افزود.
    quote_of, group_at, words, borders = view.quote_of, view.group_at, view.plain, view.borders
    quote = quote_of[at]
    floor = view.lead_in if at >= view.lead_in else 0
    while i >= floor:
        last = bisect_right(borders, i)
        if not last or (i := borders[last - 1]) < floor:
            return floor
        if quote_of[i] != quote and quote_of[i] >= 0 and i > quote:
            i = _before_quote(view, i, quote)
            continue
        if i == quote or words[i] in BORDERS:
            return i + 1
        number = group_at.get(i)
        if number is not None and view.is_finite(view.groups[number]):
            opener = view.openers[number]
            if opener < 0:
                return view.groups[number].end
            i = opener - 1
            continue
        i -= 1
    return floor


def _before_quote(view: View, i: int, quote: int) -> int:
    """The token before the quotation that holds `i` and lies itself directly in `quote`."""
    mark = view.quote_of[i]
    while view.quote_of[mark] != quote:
        mark = view.quote_of[mark]
    return mark - 1
