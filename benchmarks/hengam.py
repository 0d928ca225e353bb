"""Our times with the edges and types that the Hengam annotation draws.

Its conventions, as its own examples show them: an hour and its day are two spans (ساعت ۸ صبح | فردا); lengths and
distances in hours, minutes and seconds are TIM, nights named from today (امشب) DAT; a range is one span with its
از; the preposition before a date belongs to it (در ماه نوامبر، تا فردا، پس از ۴ سال); words that say how exact a
length is do not. Nothing here looks for times: it only draws what was found otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from goft.times.lexicon import NOTHING, Entry, load_lexicon, plain

__all__ = ["hengam_edges"]

Span = tuple[int, int, str]

_CLOCK_UNITS = ("hour", "minute", "second")
_LOOSE = frozenset(["حداقل", "حداکثر", "دست‌کم", "کمتر", "بیش", "بیشتر", "تقریبا", "نزدیک"])
_BETWEEN = frozenset(["تا", "و", "الی", "لغایت", "-", "در"])
_POINTING = frozenset(["این", "همین", "همون", "آن"])
_BEFORE_DATES = frozenset(["در", "از", "تا", "طی", "بعد"])
_BEFORE_TIMES = frozenset(["از", "بعد", "راس"])


def hengam_edges(words: Sequence[str], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans of words (first, behind the last, DAT or TIM) drawn as Hengam does."""
    wanted = [span for n, span in enumerate(spans) if not _is_reference(words, span) or _closes(words, spans, n)]
    parted = [part for span in wanted for part in _parted(words, span)]
    joined = _joined(words, [_typed(words, _exact(words, span)) for span in parted])
    return tuple(_with_preposition(words, joined, n) for n in range(len(joined)))


def _entry(word: str) -> Entry:
    return load_lexicon().entries.get(plain(word), NOTHING)


def _is_reference(words: Sequence[str], span: Span) -> bool:
    """اکنون and the like are no times to Hengam."""
    entry = _entry("".join(words[span[0] : span[1]]))
    return entry.reference is not None or "length" in entry.marks


def _closes(words: Sequence[str], spans: Sequence[Span], number: int) -> bool:
    """Whether a reference is the end of a range: از ماه گذشته تا کنون."""
    return number > 0 and spans[number - 1][1] == spans[number][0] and words[spans[number][0]] == "تا"


def _parted(words: Sequence[str], span: Span) -> list[Span]:
    """An hour and its day apart; a night keeps its day (فردا شب)."""
    start, end, kind = span
    classes = [_class(words, i) for i in range(start, end)]
    if kind != "TIM" or "day" not in classes or "clock" not in classes:
        return [span]
    cut = next(i for i, one in enumerate(classes) if one not in ("", _first(classes)))
    if _first(classes) == "clock":
        while cut and (words[start + cut - 1] == "روز" or _counts_days(words, start + cut)):
            cut -= 1
        return [(start, start + cut, "TIM"), (start + cut, end, "DAT")]
    if plain("".join(words[start + cut : end])) == "شب":
        return [(start, end, "DAT")]
    return [(start, start + cut, "DAT"), (start + cut, end, "TIM")]


def _first(classes: list[str]) -> str:
    return next(one for one in classes if one)


def _counts_days(words: Sequence[str], at: int) -> bool:
    """Whether the word before a place is the day's number of the month at it."""
    before = _entry(words[at - 1])
    numbers = words[at - 1].isdecimal() or before.cardinal is not None or before.ordinal is not None
    return numbers and _entry(words[at]).month is not None


def _class(words: Sequence[str], at: int) -> str:
    entry = _entry(words[at])
    if words[at] in ("سه", "یک", "دو", "چهار", "پنج") and at + 1 < len(words) and words[at + 1] == "شنبه":
        return "day"
    if entry.weekday is not None or entry.day is not None or entry.night is not None or entry.month is not None:
        return "day"
    return "clock" if entry.part or entry.unit in _CLOCK_UNITS or "at_hour" in entry.marks else ""


def _exact(words: Sequence[str], span: Span) -> Span:
    start, end, kind = span
    while start < end - 1 and words[start] in _LOOSE:
        start += 1
    return start, end, kind


def _typed(words: Sequence[str], span: Span) -> Span:
    entries = [_entry(word) for word in words[span[0] : span[1]]]
    if any(entry.unit in _CLOCK_UNITS for entry in entries):
        return span[0], span[1], "TIM"
    return (span[0], span[1], "DAT") if any(entry.night is not None for entry in entries) else span


def _joined(words: Sequence[str], spans: list[Span]) -> list[Span]:
    """Two of a kind side by side, or with تا or و between them, are one."""
    found: list[Span] = []
    for span in spans:
        gap = words[found[-1][1] : span[0]] if found and found[-1][2] == span[2] else ["…"]
        bare_year = span[1] - span[0] == 1 and words[span[0]].isdecimal()
        if len(gap) == 0 or (len(gap) == 1 and gap[0] in _BETWEEN and not (bare_year and gap[0] == "در")):
            found[-1] = (found[-1][0], span[1], span[2])
        else:
            found.append(span)
    return found


def _with_preposition(words: Sequence[str], spans: list[Span], number: int) -> Span:
    start, end, kind = spans[number]
    free = spans[number - 1][1] if number else 0
    if kind == "DAT" and end - start == 1 and words[start].isdecimal():
        # در ۲۰۱۸: a bare year stands without it.
        free = start if words[start - 1] == "در" else free
    before = words[start - 1] if start > free else ""
    if before in _POINTING and _entry(words[end - 1]).unit and end - start > 1:
        return start - 1, end, kind
    if _entry("".join(words[start - 2 : start])).unit == "day" and start - 1 > free:
        return start - 2, end, kind
    hours = any(_entry(word).unit in _CLOCK_UNITS for word in words[start:end])
    if kind == "TIM" and before == "از" and not hours:
        return start, end, kind
    if before == "تاریخ" and start - 1 > free and words[start - 2] == "در":
        start -= 2
    elif before in (_BEFORE_DATES if kind == "DAT" else _BEFORE_TIMES):
        start -= 2 if before == "از" and start - 1 > free and words[start - 2] == "پس" else 1
    return start, end, kind
