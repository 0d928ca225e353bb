"""Times on the Hengam gold (200 sentences, DAT and TIM spans), exact and typed, with parstdex beside ours.

    python benchmarks/times.py [--data ../shared/data/times/hengam_gold.bio.txt] [--peer-python PATH] [--errors]

Hengam draws its edges otherwise than our gold does: a preposition before a date belongs to it (تا فردا), a range is
one span (از شنبه تا چهارشنبه), an hour and its day are two. `hengam_edges` translates; the first line is ours without
it. The peer runs in a Python of its own that has it: python -m venv peer && peer/bin/pip install parstdex==1.3.1.
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
from hengam import hengam_edges

from goft.language import Language
from goft.repair import Repairer
from goft.times import Times

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
        f"(repair, language and times: {1000 * (perf_counter() - started) / len(gold):.2f} ms a sentence, load included)"
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
    print(
        f"{name:22} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}   ({hit} of {said}, {wanted} gold)"
    )


def _print_errors(gold: list[Tagged], found: list[tuple[Span, ...]]) -> None:
    for one, mine in zip(gold, found, strict=True):
        if set(one.spans) != set(mine):
            print(f"\n{' '.join(one.words)}")
            for mark, spans in (("-", set(one.spans) - set(mine)), ("+", set(mine) - set(one.spans))):
                for start, end, kind in sorted(spans):
                    print(f"  {mark} {kind} {' '.join(one.words[start:end])}")


if __name__ == "__main__":
    main()
