"""Which figures of a sentence are counts of a category: by their own words, those before them, those behind them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from goft.timelines.categories import Lexicon, Mark, Role
from goft.timelines.phrases import Found, words_of

__all__ = ["Place", "counted"]

_NEAR_BEFORE = 25
"""Code points between a word and the figure that it governs: room for «حدود», «دست‌کم» and «بیش از»."""
_NEAR_BEHIND = 20
"""… between a figure and a noun behind it: room for «نفر دیگر»."""
_FAR_BEHIND = 160
_STOPS = frozenset("؛.!?؟:\n/")
_THAT = " که "
"""It opens another clause, unless it stands near the figure («۳ نفر که …»)."""
_COMMAS = frozenset("،,()")
_AND = frozenset(["و", "،", "و همچنین", "و نیز", "به همراه", "به علاوه"])


class Place(NamedTuple):
    """Where a figure stands, in code points of the text."""

    start: int
    end: int


def counted(text: str, sentence: Place, figures: Sequence[Place], lexicon: Lexicon) -> Iterator[tuple[Place, str]]:
    """The figures of a sentence that count something, each with its category. `figures` are all of the sentence's.

    Left out: parts of another figure («از جمله ۳ کودک»), and what has not happened («اگر», «ممکن است»). A figure's own
    word goes first; then what stands right before it, for there «کشته شدن ۳ نفر و زخمی شدن ۲ نفر» would mislead; then
    the first that stands behind it and before the next figure that is no part.
    """
    marks = lexicon.phrases.find(words_of(text, sentence.start, sentence.end))
    ordered = sorted(set(figures))
    parts = {figure for figure in ordered if _is_part(text, figure, marks)}
    categories: dict[Place, str] = {}
    unreal: set[Place] = set()
    for number, figure in enumerate(ordered):
        if figure in parts:
            continue
        later = [other.start for other in ordered[number + 1 :] if other not in parts and other.start >= figure.end]
        earlier = max((other.end for other in ordered[:number] if other.end <= figure.start), default=sentence.start)
        found = _inside(figure, marks) or _before(text, figure, marks, earlier)
        found = found or _behind(text, figure, marks, min(later, default=sentence.end))
        if _unreal(text, figure, marks, earlier, min(later, default=sentence.end)):
            unreal.add(figure)
        elif found is not None:
            categories[figure] = found
    _share(text, [figure for figure in ordered if figure not in parts], categories, unreal)
    yield from ((figure, categories[figure]) for figure in ordered if figure in categories)


def _share(text: str, figures: Sequence[Place], categories: dict[Place, str], unreal: Collection[Place]) -> None:
    """What is said of one of two joined figures is said of both: «۲۰ نفر و چهار نهاد ایرانی را تحریم کرد»."""
    pairs = list(pairwise(figures))
    for one, other in (*reversed(pairs), *((later, earlier) for earlier, later in pairs)):
        first, last = min(one, other), max(one, other)
        if text[first.end : last.start].strip() not in _AND or {one, other} & set(unreal):
            continue
        if one not in categories and other in categories:
            categories[one] = categories[other]


def _is_part(text: str, figure: Place, marks: Sequence[Found[Mark]]) -> bool:
    return any(
        mark.meaning.counts("part") is not None
        and 0 <= figure.start - mark.end <= _NEAR_BEFORE
        and not _STOPS & set(text[mark.end : figure.start])
        for mark in marks
    )


def _inside(figure: Place, marks: Sequence[Found[Mark]]) -> str | None:
    for mark in marks:
        if figure.start < mark.end and mark.start < figure.end:
            name = _any(mark.meaning, "inside", "behind")
            if name:
                return name
    return None


def _before(text: str, figure: Place, marks: Sequence[Found[Mark]], earliest: int) -> str | None:
    for mark in reversed(marks):
        gap = text[mark.end : figure.start]
        if not earliest <= mark.start or mark.end > figure.start or len(gap) > _NEAR_BEFORE:
            continue
        if (_STOPS | _COMMAS) & set(gap):
            return None
        name = mark.meaning.counts("before")
        if name:
            return name
    return None


def _behind(text: str, figure: Place, marks: Sequence[Found[Mark]], latest: int) -> str | None:
    for mark in marks:
        if mark.start < figure.end or mark.start >= latest:
            continue
        gap = text[figure.end : mark.start]
        if len(gap) > _FAR_BEHIND or _STOPS & set(gap) or _THAT in gap[_NEAR_BEHIND:]:
            return None
        if len(gap) <= _NEAR_BEHIND and not _COMMAS & set(gap) and (name := mark.meaning.counts("inside")):
            return name
        if name := mark.meaning.counts("behind"):
            return name
    return None


def _any(mark: Mark, *roles: Role) -> str | None:
    return next((name for role in roles if (name := mark.counts(role))), None)


def _unreal(text: str, figure: Place, marks: Sequence[Found[Mark]], earliest: int, latest: int) -> bool:
    for mark in marks:
        if mark.meaning.counts("unreal") is None or not earliest <= mark.start < latest:
            continue
        gap = text[mark.end : figure.start] if mark.end <= figure.start else text[figure.end : mark.start]
        if not _STOPS & set(gap):
            return True
    return False
