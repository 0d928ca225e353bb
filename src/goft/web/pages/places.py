"""Words that an editor names to their places in the article's text."""

from __future__ import annotations

from goft.errors import CorrectionError
from goft.record import Span

__all__ = ["place_of", "places_of"]


def places_of(text: str, words: str, near: int) -> tuple[Span, ...]:
    """The places of some words, a line each, in code points: where they stand next to `near`. Empty lines are none.

    Raises `CorrectionError` for words that are not in the text.
    """
    return tuple(_nearest(text, line.strip(), near) for line in words.splitlines() if line.strip())


def place_of(text: str, words: str, start: str, end: str, near: int) -> Span | None:
    """The place of one stretch of words: the one that was marked, where it has these words, else the nearest."""
    if start.isdecimal() and end.isdecimal() and text[int(start) : int(end)] == words:
        return Span(int(start), int(end), words)
    found = places_of(text, words.replace("\n", " "), near)
    return found[0] if found else None


def _nearest(text: str, words: str, near: int) -> Span:
    starts: list[int] = []
    at = text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    if not starts:
        raise CorrectionError(f"«{words[:80]}» is not in the text", where="words", hint="copy them from the article")
    start = min(starts, key=lambda one: (abs(one - near), one))
    return Span(start, start + len(words), words)
