"""Finding again what a correction was said of: its words in a text that changed, its statement in another reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from goft.corrections.model import Anchor, Correction
from goft.record import Span, Statement

__all__ = ["found", "known_as", "moved"]

_HALF = 0.5
"""How much of two contents must be common (Jaccard, by code points) for them to be one."""
_LETTERS = str.maketrans({"ي": "ی", "ك": "ک"})
_JOINER = "\u200c"

Ranges = tuple[tuple[int, int], ...]


def known_as(anchor: Anchor) -> tuple[Ranges, Ranges]:
    """What two anchors of one statement in one reading have in common: where its content and its cue stand."""
    return _ranges(anchor.content), _ranges(anchor.cue)


def found(statements: Sequence[Statement], anchors: Sequence[Anchor], *, same_cue: bool = False) -> int | None:
    """The position of the statement that is meant by anchors, the latest last; None where there is none.

    That with the same content and cue; else that with the same cue; else that with the best overlap of content, over a
    half, those with a cue or a speaker in common before others. A statement in whose content the cue stands is another
    one, around it. With `same_cue` both must have words in common.
    """
    best: tuple[float, int, int] | None = None
    for age, anchor in enumerate(reversed(anchors)):
        for position, statement in enumerate(statements):
            likeness = _likeness(anchor, statement, same_cue=same_cue)
            if likeness is not None and (best is None or (likeness, -age, -position) > best):
                best = likeness, -age, -position
    return -best[2] if best is not None else None


def _likeness(anchor: Anchor, statement: Statement, *, same_cue: bool) -> float | None:
    """How like a statement is to what is meant, 0 to 4; None where it is another one."""
    cue, other = _points(anchor.cue), _points(statement.cue)
    common = _jaccard(_points(anchor.content), _points(statement.content))
    if cue == other and cue and not (same_cue and common <= _HALF):
        return 3 + common
    touches = bool(cue & other)
    if common <= _HALF or (same_cue and not touches) or (common < 1 and _is_around(anchor, statement)):
        return None
    named, speaker = anchor.speaker, statement.speaker
    same = named is not None and speaker is not None and named.text == speaker.text
    return common + 0.5 * touches + 0.25 * same


def _is_around(anchor: Anchor, statement: Statement) -> bool:
    """Whether one of the two stands in the other's content."""
    return bool(_points(anchor.cue) & _points(statement.content) or _points(statement.cue) & _points(anchor.content))


def _ranges(spans: Iterable[Span]) -> Ranges:
    return tuple((span.start, span.end) for span in spans)


def _points(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(at for span in spans for at in range(span.start, span.end))


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def moved(made: Correction, text: str) -> Correction | None:
    """A correction with its spans where their words stand in a text; None where the text has them no more.

    A text that has them where they were changes nothing. Else the words of the content are looked for as near as may be
    to their old place, whatever became of half-spaces, spaces and Arabic letters, and the others as far from them as
    before.
    """
    if all(text[span.start : span.end] == span.text for span in made.spans()):
        return made
    finder = _Finder(text)
    whole = made.anchor.content or made.anchor.cue
    first = finder.nearest(whole[0].text, whole[0].start) if whole else None
    if first is None:
        return None
    shift = first.start - whole[0].start
    plain = msgspec.to_builtins(made)
    answers = plain["left"].pop("answers") if plain["left"] else []
    shifted = _shifted(plain, finder, shift)
    if shifted is None:
        return None
    if shifted["left"]:  # what is answered may be gone, and the statement that answered still be there
        kept = (_shifted(one, finder, shift) for one in answers)
        shifted["left"]["answers"] = [one for one in kept if one is not None]
    return msgspec.convert(shifted, Correction)


def _shifted(value: Any, finder: _Finder, shift: int) -> Any:
    """A plain value with every span in it moved; None where one of them is not in the text."""
    if isinstance(value, dict) and value.keys() == {"start", "end", "text"}:
        span = finder.nearest(value["text"], value["start"] + shift)
        return msgspec.to_builtins(span) if span is not None else None
    if isinstance(value, dict):
        pairs = {name: _shifted(one, finder, shift) for name, one in value.items()}
        return None if any(pairs[name] is None and one is not None for name, one in value.items()) else pairs
    if isinstance(value, list | tuple):
        several = [_shifted(one, finder, shift) for one in value]
        return None if any(one is None for one in several) else several
    return value


class _Finder:
    """Finds words in a text, whatever became of half-spaces, spaces and Arabic letters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = [at for at, letter in enumerate(text) if not _is_gap(letter)]
        self._pressed = "".join(text[at] for at in self._at).translate(_LETTERS)

    def nearest(self, words: str, wanted: int) -> Span | None:
        """Where the words stand, whole words before parts of others, the nearest to a place."""
        pressed = "".join(letter for letter in words if not _is_gap(letter)).translate(_LETTERS)
        places = [self._span(at, at + len(pressed)) for at in _every(self._pressed, pressed)] if pressed else []
        return min(places, key=lambda span: (self._is_part(span), abs(span.start - wanted)), default=None)

    def _span(self, first: int, last: int) -> Span:
        start, end = self._at[first], self._at[last - 1] + 1
        return Span(start, end, self._text[start:end])

    def _is_part(self, span: Span) -> bool:
        before, behind = self._text[span.start - 1 : span.start], self._text[span.end : span.end + 1]
        return _is_letter(before) or _is_letter(behind)


def _is_gap(letter: str) -> bool:
    return letter == _JOINER or letter.isspace()


def _is_letter(letter: str) -> bool:
    return letter == _JOINER or letter.isalnum()


def _every(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
