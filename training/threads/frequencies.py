"""In how many paragraphs of news each word stands: what a word tells of a claim.

    python training/threads/frequencies.py

Counts the words that the archive makes (`goft.words`) in `../shared/data/plain_fa.txt.xz`, and writes
`src/goft/threads/data/frequencies.tsv.xz`: the number of paragraphs, then a word and its count on each line, the
commonest first. Words of fewer than FEWEST paragraphs are left out: they weigh what the rarest ones do.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from multiprocessing import Pool
from pathlib import Path

from rich.progress import track

from goft.words import WordMaker

ROOT = Path(__file__).resolve().parents[2]
NEWS = ROOT.parent / "shared" / "data" / "plain_fa.txt.xz"
OUT = ROOT / "src" / "goft" / "threads" / "data" / "frequencies.tsv.xz"
FEWEST = 4
_AT_ONCE = 500


def main() -> None:
    """Count and write."""
    if not NEWS.exists():
        sys.exit(f"{NEWS} is not here: nothing to count")
    counts: Counter[str] = Counter()
    paragraphs = 0
    with Pool() as pool:
        for found, number in track(pool.imap(_count, _batches()), description="Counting", total=157000 // _AT_ONCE):
            counts.update(found)
            paragraphs += number
    lines = [str(paragraphs), *(f"{word}\t{n}" for word, n in counts.most_common() if n >= FEWEST)]
    OUT.write_bytes(lzma.compress(("\n".join(lines) + "\n").encode(), preset=9))
    print(f"{paragraphs} paragraphs, {len(lines) - 1} words, {OUT.stat().st_size // 1024} KiB in {OUT}")


def _batches() -> Iterator[list[str]]:
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        while batch := list(islice(lines, _AT_ONCE)):
            yield batch


def _count(paragraphs: list[str]) -> tuple[Counter[str], int]:
    maker = WordMaker.load()
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        counts.update(set(maker.of_text(paragraph)))
    return counts, len(paragraphs)


if __name__ == "__main__":
    main()
