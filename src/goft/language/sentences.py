"""Where sentences end.

A sentence ends at a full stop, a question or exclamation mark, an ellipsis or a line's end; never inside a quotation
that is closed later in the same paragraph, because a quotation of several sentences is one content of the sentence
that holds it. A sentence has an end in any case (`_LONGEST`), so that reading takes time with a text's length only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter

__all__ = ["split"]

_FINAL = frozenset({".", "!", "؟", "?", "…", "۔"})
_OPENERS = {"«": "»", "“": "”", "(": ")", "[": "]"}
_CLOSERS = frozenset("»”)]")
_QUOTING = frozenset(_OPENERS) | _CLOSERS | {'"'}
_AFTER = frozenset("»”)]\"'’")
_ENDING = _FINAL | _AFTER
"""What the words begin with that may end a sentence within a line."""
# After a final mark these go on with the sentence: «…است.»، وی گفت.
_MARKS_ON = frozenset({"،", "؛", ":", ",", ";", "-", "–", ".", "…"})
# After a closed quotation, a question mark or an ellipsis these do too: «….» را گفت; after a full stop they do not.
_GOES_ON = _MARKS_ON | {"را", "که", "و"}
# A line that ends in one of these is broken inside a sentence (feeds of messaging services cut lines).
_HANGING = frozenset({"،", "و", "که", "از", "به", "در", "با", "را", "بر", "برای", "تا", "این", "آن", "یک", "هر"})
# A line that begins with one of these goes on with the line before.
_HANGING_ON = frozenset({"که", "تا", "و", "را"})
# A stop after these belongs to an abbreviation: «در سال ۲۰۰ ق.م. بود», «دکتر م. احمدی».
_ABBREVIATIONS = frozenset(
    {"ه.ش", "ه.ق", "ق.م", "ه", "ش", "ق", "م", "ج", "ص", "ر.ک", "Mr", "Mrs", "Dr", "St", "No", "vs"}
)
_BLANK = re.compile(r"\n[^\S\n]*\n")
# Longest quotation (code points) that may hold a sentence open: beyond it a stray mark is likelier than a quotation.
_LONGEST_QUOTE = 4000
# Longest sentence, in tokens. Of 300,000 in six collections of news the longest that its writer meant as one has 620;
# what is longer is a list, code of a page, or quotation marks that do not pair.
_LONGEST = 640
# Where a sentence that is too long is cut at best.
_PAUSES = frozenset({"،", "؛", ":", ",", ";", "»", ")", "-", "–"}) | _FINAL
# Closing marks in a row that are looked through for the stop before them.
_MOST_CLOSERS = 4


def split(text: str, spans: list[tuple[int, int]], words: list[str]) -> list[tuple[int, int]]:
    """Group the tokens of `text` into sentences: first and last token index (exclusive) of each, in order.

    `words` are what the spans hold.
    """
    lines = _line_ends(text, spans)
    # Nearly every word is none that a sentence may end with, and is not looked at closer.
    places = _with([index for index, word in enumerate(words) if word[0] in _ENDING], lines)
    sentences: list[tuple[int, int]] = []
    for whole in _divided(text, spans, words, _quoted(spans, words, lines), lines, places, (0, len(spans))):
        if whole[1] - whole[0] <= _LONGEST:
            sentences.append(whole)
            continue
        # Its quotation marks do not pair: what they seem to hold together is not held together.
        for part in _divided(text, spans, words, [False] * len(spans), lines, places, whole):
            sentences += _cut(words, part)
    return sentences


def _with(places: list[int], others: Iterable[int]) -> list[int]:
    """Two lists of places as one, in order, each place once."""
    return sorted({*places, *others})


def _line_ends(text: str, spans: list[tuple[int, int]]) -> dict[int, bool]:
    """The tokens that are the last of their lines, and whether an empty line follows."""
    starts = list(map(itemgetter(0), spans))
    found: dict[int, bool] = {}
    place = text.find("\n")
    while place >= 0:
        index = bisect_right(starts, place) - 1
        if 0 <= index < len(spans) - 1:
            found[index] = _BLANK.search(text, spans[index][1], starts[index + 1]) is not None
        place = text.find("\n", starts[index + 1] if index + 1 < len(spans) else len(text))
    return found


def _divided(
    text: str,
    spans: list[tuple[int, int]],
    words: list[str],
    depth: list[bool],
    lines: dict[int, bool],
    places: list[int],
    stretch: tuple[int, int],
) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch of tokens; `places` are those behind which one may end."""
    first, last = stretch
    for index in places[bisect_left(places, first) : bisect_left(places, last - 1)]:
        if _ends(text, spans, words, depth, lines, first, index):
            yield first, index + 1
            first = index + 1
    if first < last:
        yield first, last


def _cut(words: list[str], sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """A sentence in pieces none of which is too long, cut behind the last pause of each where it has one."""
    first, last = sentence
    while last - first > _LONGEST:
        limit = first + _LONGEST
        pauses = (place + 1 for place in range(limit - 1, first + _LONGEST // 2, -1) if words[place] in _PAUSES)
        end = next(pauses, limit)
        yield first, end
        first = end
    yield first, last


def _ends(
    text: str,
    spans: list[tuple[int, int]],
    words: list[str],
    depth: list[bool],
    lines: dict[int, bool],
    first: int,
    index: int,
) -> bool:
    """Whether a sentence that began at token `first` ends with token `index`."""
    if index in lines:
        if words[index] == ":" and not _ends_in_colon(text, spans[index + 1][0]):
            return False  # what is said stands on a line of its own
        if lines[index]:
            return True
        return not (depth[index] or words[index] in _HANGING or words[index + 1] in _HANGING_ON)
    if depth[index]:
        return False
    following = words[index + 1]
    if words[index] in _FINAL or words[index].startswith(".."):
        if following in _FINAL or following in _AFTER:
            return False
        if following in (_MARKS_ON if words[index] == "." else _GOES_ON):
            return False
        return not _abbreviated(text, spans, words, index)
    if words[index] in _AFTER and index > first and _closes_final(words, index, first):
        return following not in _GOES_ON and following not in _AFTER and following not in _FINAL
    return False


def _ends_in_colon(text: str, start: int) -> bool:
    """Whether the line from `start` on is itself a name and a colon, as where a post repeats its first line."""
    end = text.find("\n", start)
    return end >= 0 and text[start:end].rstrip().endswith(":")


def _closes_final(words: list[str], index: int, first: int) -> bool:
    """Whether the closing marks that end at `index` follow the end of a sentence: «… است.»."""
    for _ in range(_MOST_CLOSERS):
        if index > first and words[index] in _AFTER:
            index -= 1
    return words[index] in _FINAL and words[index] != "…"


def _abbreviated(text: str, spans: list[tuple[int, int]], words: list[str], index: int) -> bool:
    """Whether the stop at `index` belongs to an abbreviation or an initial rather than to a sentence."""
    if words[index] != "." or index == 0 or spans[index - 1][1] != spans[index][0]:
        return False
    before = words[index - 1]
    if before not in _ABBREVIATIONS and not (len(before) == 1 and before.isascii() and before.isalpha()):
        return False
    return text[spans[index][1] : spans[index + 1][0]] != "" or before in _ABBREVIATIONS


def _quoted(spans: list[tuple[int, int]], words: list[str], lines: dict[int, bool]) -> list[bool]:
    """For each token whether it lies inside a quotation or bracket that is closed in its paragraph.

    The closing mark itself does not. Marks that find no partner are ignored, so one stray mark costs nothing.
    """
    steps = [0] * (len(spans) + 1)
    opened: list[int] = []
    straight: int | None = None
    marks = [place for place, word in enumerate(words) if word in _QUOTING]
    for index in _with(marks, [last + 1 for last in lines]):
        word = words[index]
        if index - 1 in lines:
            straight = None
            if lines[index - 1]:
                opened = []
        if word in _OPENERS:
            opened.append(index)
        elif word in _CLOSERS:
            _close(words, spans, opened, index, steps)
        elif word == '"':
            if straight is None:
                straight = index
            else:
                steps[straight] += 1
                steps[index] -= 1
                straight = None
    return [level > 0 for level in accumulate(steps[:-1])] if any(steps) else [False] * len(spans)


def _close(words: list[str], spans: list[tuple[int, int]], opened: list[int], index: int, steps: list[int]) -> None:
    """Pair the closing mark at `index` with the nearest opening mark of its kind and note the stretch in `steps`."""
    for place in range(len(opened) - 1, max(-1, len(opened) - 9), -1):
        start = opened[place]
        if _OPENERS[words[start]] == words[index]:
            del opened[place:]
            if spans[index][0] - spans[start][0] <= _LONGEST_QUOTE:
                steps[start] += 1
                steps[index] -= 1
            return
