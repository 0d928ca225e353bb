"""Where the time of reading goes: `python benchmarks/profile_stations.py [--gold DIR] [--seconds 20] [--functions N]`.

Prints, for each station, the processor's milliseconds that an average document takes in it and its share of the whole,
over the texts of DIR (default `../shared/gold/dev`), once with all words new and once with words that were met before.
With `--functions` the N functions in which most of the time is spent follow, by themselves and with what they call.

The time is sampled: the processor's clock stops the reading every few milliseconds, and the station is the folder of
what the reader had called. That costs next to nothing, so that a station of many small functions is not made to look
slower than one of few, as by a profiler that notes every call.
"""

from __future__ import annotations

import argparse
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

from goft.article import Article
from goft.reader import Reader
from goft.score import load_gold

ROOT = Path(__file__).parents[1]
TICK = 0.001
"""Seconds of the processor between two looks; the system's own clock may make them more."""
DESK = ("reader.py", "preparing.py")
"""Files that only hand on from station to station."""
NAMES = {
    "repair": "repair",
    "language": "language",
    "statements": "statements",
    "events": "events",
    "actors": "actors",
    "answers": "answers",
    "figures": "figures",
    "times": "times",
    "assembly": "assembly",
}
WITHIN = 60  # callers that are looked through for the station


class Samples:
    """What the reading was at whenever the clock struck."""

    def __init__(self) -> None:
        self.stations: Counter[str] = Counter()
        self.own: Counter[str] = Counter()
        self.whole: Counter[str] = Counter()

    def take(self, _number: int, frame: FrameType | None) -> None:
        """Note where the reading is: what a clock's signal calls."""
        calls = list(_calls(frame))
        self.stations[_station(calls)] += 1
        self.own.update(calls[:1])
        self.whole.update(set(calls))


def main() -> None:
    """Sample and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold" / "dev")
    parser.add_argument("--seconds", type=float, default=20.0, help="of reading words that were met before")
    parser.add_argument("--functions", type=int, default=0, help="print so many functions too")
    options = parser.parse_args()
    articles = [Article(id=str(n), text=one.text) for n, one in enumerate(load_gold(options.gold))]
    new, met = Samples(), Samples()
    reader = Reader.load()
    first = _sampled(new, lambda: [_read(reader, articles)])
    rounds: list[float] = []
    while sum(rounds) < options.seconds:
        rounds.append(_sampled(met, lambda: [_read(reader, articles)]))
    _print_stations(new, met, 1000 * first / len(articles), 1000 * sum(rounds) / len(rounds) / len(articles))
    if options.functions:
        _print_functions("by itself", met.own, options.functions)
        _print_functions("with what it calls", met.whole, options.functions)
