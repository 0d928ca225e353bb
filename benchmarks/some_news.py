"""Articles taken evenly from a folder of news, for benchmarks that need some thousands and not all."""

from __future__ import annotations

import lzma
from pathlib import Path

__all__ = ["take_news"]


def take_news(news: Path, count: int, to: Path) -> dict[Path, int]:
    """Write so many articles of a folder's .jsonl.xz files to files of their own, each with its number of them.

    Every file of the folder gives the same share of its lines, or one more: from its beginning to its end.
    """
    lines = {file: _lines(file) for file in sorted(news.glob("*.jsonl.xz"))}
    total = sum(map(len, lines.values()))
    if not total:
        raise SystemExit(f"no news at {news}: name a folder of .jsonl.xz files")
    step, taken, place = max(1.0, total / count), {}, 0.0
    for file, some in lines.items():
        chosen = []
        while place < len(some):
            chosen.append(some[int(place)])
            place += step
        place -= len(some)
        if chosen:
            out = to / file.name.removesuffix(".xz")
            out.write_bytes(b"".join(chosen))
            taken[out] = len(chosen)
    return taken


def _lines(file: Path) -> list[bytes]:
    with lzma.open(file) as packed:
        return packed.read().splitlines(keepends=True)
