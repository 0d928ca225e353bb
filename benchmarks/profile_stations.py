"""Where the time of reading goes: `python benchmarks/profile_stations.py [--gold DIR] [--seconds 20] [--functions N]`.

Prints for each station the processor's milliseconds that an average document takes in it and its share of the whole,
over the texts of DIR (default `../shared/gold/dev`): with words that were met before, and with all words new. With
`--functions` the N functions follow in which most of the time is spent, by themselves and with what they call.

The time is sampled: the processor's clock stops the reading every few milliseconds, and the station is the folder of
what the reader has called. That costs next to nothing, so that a station of many small functions does not look slower
than one of few, as it does to a profiler that notes every call.
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
STATIONS = ("repair", "language", "statements", "events", "actors", "answers", "figures", "times", "assembly")


class Samples:
    """What the reading was at whenever the clock struck, and how long it took."""

    def __init__(self) -> None:
        self.stations: Counter[str] = Counter()
        self.own: Counter[str] = Counter()
        self.whole: Counter[str] = Counter()
        self.seconds = 0.0
        self.documents = 0

    def read(self, reader: Reader, articles: Sequence[Article]) -> None:
        """Read all articles under the clock."""
        signal.signal(signal.SIGPROF, self._take)
        signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
        start = time.process_time()
        for article in articles:
            reader.read(article)
        self.seconds += time.process_time() - start
        signal.setitimer(signal.ITIMER_PROF, 0)
        self.documents += len(articles)

    def milliseconds(self, counted: int) -> float:
        """What so many looks are worth, a document."""
        return 1000 * self.seconds / self.documents * counted / max(1, self.stations.total())

    def _take(self, _number: int, frame: FrameType | None) -> None:
        calls = list(_calls(frame))
        self.stations[next((folder for folder, _ in reversed(calls) if folder in STATIONS), "between")] += 1
        names = [f"{folder}: {name}" for folder, name in calls]
        self.own.update(names[:1])
        self.whole.update(set(names))


def main() -> None:
    """Sample and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold" / "dev")
    parser.add_argument("--seconds", type=float, default=20.0, help="of reading, for either table")
    parser.add_argument("--functions", type=int, default=0, help="print so many functions too")
    options = parser.parse_args()
    articles = [Article(id=str(number), text=one.text) for number, one in enumerate(load_gold(options.gold))]
    met, new = Samples(), Samples()
    while new.seconds < options.seconds / 2:
        reader = Reader.load()
        new.read(reader, articles)
    while met.seconds < options.seconds:
        met.read(reader, articles)
    _print_stations(met, new)
    if options.functions:
        _print_functions("by itself", met, met.own.most_common(options.functions))
        _print_functions("with what it calls", met, met.whole.most_common(options.functions))


def _calls(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    """The folder and the name of each function that is running, the innermost first."""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        yield path.parent.name, f"{path.stem}.{frame.f_code.co_qualname}"
        frame = frame.f_back


def _print_stations(met: Samples, new: Samples) -> None:
    print(f"{'station':12} {'ms a document':>14} {'share':>7} {'all words new':>14} {'share':>7}")
    for station in (*STATIONS, "between"):
        row = [
            f"{samples.milliseconds(counted):14.2f} {counted / samples.stations.total():7.0%}"
            for samples in (met, new)
            for counted in (samples.stations[station],)
        ]
        print(f"{station:12} {' '.join(row)}")
    whole = [1000 * samples.seconds / samples.documents for samples in (met, new)]
    print(f"{'all':12} {whole[0]:14.2f} {'':7} {whole[1]:14.2f}")


def _print_functions(title: str, samples: Samples, counted: Sequence[tuple[str, int]]) -> None:
    print(f"\nms a document, {title}")
    for name, count in counted:
        print(f"{samples.milliseconds(count):8.3f}  {name}")


if __name__ == "__main__":
    main()
