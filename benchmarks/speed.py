"""How fast Goft reads, on one core: `python benchmarks/speed.py [--gold DIR] [--documents 1000] [--peer-python EXE]`.

Prints documents a second over the texts of DIR (default `../shared/gold/dev`), the time of a cold `goft read` of one
article, the peak memory of a process that reads, and the time a document takes at the beginning and at the end of a
long run over the same texts, each with a number of its own so that none is known from before.

Documents a second count the processor's time, so that what else the machine does matters little; a cold reading counts
the time on the clock.

The peer is spaCy: its tagger and parser for Persian with their default architecture. They are untrained, which costs
the same time as trained, and do a part of what a reading does. `--peer-python` is an interpreter that has spaCy.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from goft.article import Article
from goft.reader import Reader
from goft.score import load_gold
from peers import PARSER, seconds

ROOT = Path(__file__).parents[1]
ROUNDS = 3  # the fastest counts: others may be using the machine


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold" / "dev")
    parser.add_argument("--documents", type=int, default=1000, help="length of the long run")
    parser.add_argument("--peer-python", help="an interpreter that has spaCy")
    options = parser.parse_args()
    texts = [one.text for one in load_gold(options.gold)]
    words = sum(len(text.split()) for text in texts)
    first, ours = _documents_a_second(texts)
    print(f"documents a second   {ours:8.1f}   ({len(texts)} documents, {words} words)")
    print(f"  all words new      {first:8.1f}   the first texts that a reader meets")
    print(f"words a second       {ours * words / len(texts):8.0f}")
    if options.peer_python:
        peer = len(texts) / seconds(options.peer_python, PARSER, texts)
        print(f"  spaCy tagger+parser{peer:8.1f}   documents a second; Goft reads {ours / peer:.1f} times as many")
    print(f"cold goft read       {_cold(texts[0]):8.2f} s for one article")
    early, late = _long_run(Reader.load(), texts, options.documents)
    print(f"a long run           {1000 * early:8.2f} ms a document in the first 100, {1000 * late:.2f} in the last 100")
    print(f"peak memory          {_peak():8.0f} MB after {options.documents} documents")


def _documents_a_second(texts: Sequence[str]) -> tuple[float, float]:
    """Of the fastest first round of a reader, which has seen none of the words, and of the fastest later one.

    The peer is measured by its fastest round, too.
    """
    readers = [Reader.load() for _ in range(ROUNDS)]
    first = min(_round(reader, texts) for reader in readers)
    later = min(_round(reader, texts) for reader in readers for _ in range(2))
    return len(texts) / first, len(texts) / later


def _round(reader: Reader, texts: Sequence[str]) -> float:
    articles = [Article(id=str(number), text=text) for number, text in enumerate(texts)]
    start = time.process_time()
    for article in articles:
        reader.read(article)
    return time.process_time() - start


def _long_run(reader: Reader, texts: Sequence[str], documents: int) -> tuple[float, float]:
    """Seconds a document takes among the first and the last hundred."""
    seconds: list[float] = []
    for number in range(documents):
        text = f"{texts[number % len(texts)]} {number}"
        article = Article(id=str(number), text=text)
        start = time.process_time()
        reader.read(article)
        seconds.append(time.process_time() - start)
    # A hundred holds every text about equally often only if it is a multiple of them.
    share = max(1, min(len(texts) * max(1, 100 // len(texts)), documents))
    return sum(seconds[:share]) / share, sum(seconds[-share:]) / share


def _cold(text: str) -> float:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", "from goft.cli import main; main()", "read", str(path)]
        return min(_timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(ROUNDS))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak() -> float:
    """The largest this process has been, in MB; Linux counts in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
