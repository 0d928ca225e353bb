"""How far the plain text itself goes: `python training/half_space/bound.py`.

Newsrooms spell many pairs both ways, and so does one newsroom within a day. The careful stretches of the text (no
more than one in fifty of the places that any careful writer joins is spaced) are read by two readers that know only
pairs: one that has learned from nine tenths of them and reads the last, and one that is told for each pair which
spelling is the commoner in the very stretches it reads. No reader of pairs can do better than the second.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from counts import gaps_of, paragraphs

SHARED = Path(__file__).resolve().parents[3] / "shared"
STRETCH = 4000  # letters of a stretch that is taken to be of one newsroom
FEWEST = 15  # places that any careful writer joins, for a stretch to be judged by
LOST = 0.02  # share of them that a careful stretch may have spaced
EVEN = 0.47  # F1 is highest where a pair is joined from about half its own size on

Gaps = list[tuple[str, bool]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plain", type=Path, default=SHARED / "data/plain_fa.txt.xz", help="paragraphs, one a line")
    options = parser.parse_args()
    if not options.plain.exists():
        sys.stderr.write(f"{options.plain} is not here: nothing to measure\n")
        return 2
    careful = [gaps for gaps in _stretches(paragraphs(options.plain, None)) if _is_careful(gaps)]
    learned, last = [gaps for n, gaps in enumerate(careful) if n % 10], careful[::10]
    sys.stdout.write(f"{len(careful)} careful stretches\n")
    sys.stdout.write(f"learned from nine tenths, read the last: {_figures(last, _shares(learned))}\n")
    sys.stdout.write(f"told what the stretches themselves do:   {_figures(careful, _shares(careful))}\n")
    return 0


def _stretches(texts: Iterator[str]) -> Iterator[Gaps]:
    held: Gaps = []
    length = 0
    for text in texts:
        held += [(f"{left} {right}", joined) for _, left, right, _, joined in gaps_of(text)]
        length += len(text)
        if length >= STRETCH:
            yield held
            held, length = [], 0
    if held:
        yield held


def _is_careful(gaps: Gaps) -> bool:
    sure = [joined for pair, joined in gaps if pair.startswith(("می ", "نمی ")) or pair.endswith((" های", " ها"))]
    return len(sure) >= FEWEST and sure.count(False) <= LOST * len(sure)


def _shares(stretches: Sequence[Gaps]) -> Callable[[str], float]:
    joined: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for gaps in stretches:
        seen.update(pair for pair, _ in gaps)
        joined.update(pair for pair, with_it in gaps if with_it)
    return lambda pair: joined[pair] / seen[pair] if pair in seen else 0.0


def _figures(stretches: Sequence[Gaps], share: Callable[[str], float]) -> str:
    told: Counter[tuple[bool, bool]] = Counter()
    for gaps in stretches:
        told.update((share(pair) > EVEN, joined) for pair, joined in gaps)
    precision = told[True, True] / (told[True, True] + told[True, False])
    recall = told[True, True] / (told[True, True] + told[False, True])
    return f"P {precision:.1%}  R {recall:.1%}  F1 {2 * precision * recall / (precision + recall):.1%}"


if __name__ == "__main__":
    sys.exit(main())
