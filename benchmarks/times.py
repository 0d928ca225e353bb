"""Times on the Hengam gold (200 sentences, DAT and TIM spans), exact and typed, with parstdex beside ours.

    python benchmarks/times.py [--data ../shared/data/times/hengam_gold.bio.txt] [--peer-python PATH] [--errors]

Hengam draws its edges otherwise than our gold does: a preposition before a date belongs to it (تا فردا), a range is
one span (از شنبه تا چهارشنبه), an hour and its day are two (ساعت ۸ صبح | فردا), lengths and distances in hours are
TIM, nights named from today DAT, and words that say how exact a length is stay outside. `hengam_edges` draws what
was found so, and looks for nothing itself; the first line is ours without it.

The peer runs in a Python of its own: python -m venv peer && peer/bin/pip install parstdex==1.3.1.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import msgspec

from goft.language import Language
from goft.repair import Repairer
from goft.times import Times
from goft.times.lexicon import NOTHING, Entry, load_lexicon, plain

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data" / "times" / "hengam_gold.bio.txt"
# Numbers that the tokens part (۱۸ : ۳۴, ۱۴۰۱ / ۰۵ / ۲۲) are written as people write them.
_TIGHT = re.compile(r"[:/._]|[-–]")
_PEER = """
import json, sys
from parstdex import Parstdex
model = Parstdex()
json.dump([model.extract_bio_dattim(" ".join(words)) for words in json.load(sys.stdin)], sys.stdout)
"""

Span = tuple[int, int, str]


class Tagged(msgspec.Struct, frozen=True):
    """A sentence of the gold: its words and its spans (first word, word behind the last, type)."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--peer-python", help="a Python that has parstdex")
    parser.add_argument("--errors", action="store_true", help="show what is missed or found besides")
    options = parser.parse_args()
    if not options.data.exists():
        sys.exit(f"{options.data} is not there: give --data the Hengam gold (hengam_gold.bio.txt)")
    gold = read_bio(options.data)
    started = perf_counter()
    plain, drawn = read_ours(gold)
    _print("goft, our edges", gold, plain)
    _print("goft, Hengam's edges", gold, drawn)
    print(
        f"(repair, language, times: {1000 * (perf_counter() - started) / len(gold):.2f} ms a sentence, load included)"
    )
    if options.peer_python:
        _print("parstdex", gold, read_peer(options.peer_python, gold))
    if options.errors:
        _print_errors(gold, drawn)


def read_bio(path: Path) -> list[Tagged]:
    """The sentences of a BIO file."""
    found = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split() for line in block.splitlines()]
        found.append(Tagged(tuple(row[0] for row in rows), spans_of([row[-1] for row in rows])))
    return found


def spans_of(tags: Sequence[str]) -> tuple[Span, ...]:
    """The spans that BIO tags draw."""
    spans: list[Span] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            spans.append((i, i + 1, tag[2:]))
        elif tag.startswith("I-") and spans and spans[-1][1] == i and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], i + 1, tag[2:])
    return tuple(spans)


def read_ours(gold: list[Tagged]) -> tuple[list[tuple[Span, ...]], list[tuple[Span, ...]]]:
    """Our spans in words: with our edges, and with Hengam's."""
    repairer, language, times = Repairer.load(), Language.load(), Times.load()
    plain: list[tuple[Span, ...]] = []
    drawn: list[tuple[Span, ...]] = []
    for one in gold:
        text, starts = _joined(one.words)
        repaired = repairer.repair(text)
        found = times.find(repaired.text, language.read(repaired.text), None)
        spans: list[Span] = []
        for time in found:
            start, end = repaired.original_span(time.start, time.end)
            inside = [i for i, at in enumerate(starts) if at < end and at + len(one.words[i]) > start]
            hours = time.type == "TIME" or (time.value or "").startswith("PT")
            spans.append((inside[0], inside[-1] + 1, "TIM" if hours else "DAT"))
        plain.append(tuple(spans))
        drawn.append(hengam_edges(one.words, spans))
    return plain, drawn


def _joined(words: tuple[str, ...]) -> tuple[str, list[int]]:
    """The words as one text, and where each begins."""
    text, starts = "", []
    for i, word in enumerate(words):
        tight = i > 0 and (_is_tight(words, i, i - 1, i + 1) or _is_tight(words, i - 1, i - 2, i))
        text += "" if tight or not text else " "
        starts.append(len(text))
        text += word
    return text, starts


def _is_tight(words: tuple[str, ...], mark: int, before: int, after: int) -> bool:
    """Whether a mark stands between two numbers, or a full stop between the letters of an abbreviation (ب.ظ)."""
    if before < 0 or after >= len(words) or not _TIGHT.fullmatch(words[mark]):
        return False
    if words[before][-1].isdigit() and words[after][0].isdigit():
        return True
    return words[mark] == "." and len(words[before]) == len(words[after]) == 1


def read_peer(python: str, gold: list[Tagged]) -> list[tuple[Span, ...]]:
    """parstdex's spans, laid on the gold's words by their characters."""
    words = json.dumps([one.words for one in gold])
    ran = subprocess.run([python, "-c", _PEER], input=words, capture_output=True, text=True, check=True)
    return [_aligned(one.words, rows) for one, rows in zip(gold, json.loads(ran.stdout), strict=True)]


def _aligned(words: tuple[str, ...], rows: list[tuple[str, str]]) -> tuple[Span, ...]:
    if len(rows) == len(words):
        return spans_of([tag for _, tag in rows])
    letters = [tag if n == 0 else tag.replace("B-", "I-") for word, tag in rows for n in range(len(word))]
    tags, at = [], 0
    for word in words:
        tags.append(letters[at] if at < len(letters) else "O")
        at += len(word)
    return spans_of(tags)


def _print(name: str, gold: list[Tagged], found: list[tuple[Span, ...]]) -> None:
    hit = sum(len(set(one.spans) & set(mine)) for one, mine in zip(gold, found, strict=True))
    said, wanted = sum(map(len, found)), sum(len(one.spans) for one in gold)
    precision, recall = hit / max(said, 1), hit / wanted
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    figures = f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}"
    print(f"{name:22} {figures}   ({hit} of {said}, {wanted} gold)")


def _print_errors(gold: list[Tagged], found: list[tuple[Span, ...]]) -> None:
    for one, mine in zip(gold, found, strict=True):
        if set(one.spans) != set(mine):
            print(f"\n{' '.join(one.words)}")
            for mark, spans in (("-", set(one.spans) - set(mine)), ("+", set(mine) - set(one.spans))):
                for start, end, kind in sorted(spans):
                    print(f"  {mark} {kind} {' '.join(one.words[start:end])}")


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
    joined = _merged(words, [_typed(words, _exact(words, span)) for span in parted])
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


def _merged(words: Sequence[str], spans: list[Span]) -> list[Span]:
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


if __name__ == "__main__":
    main()
