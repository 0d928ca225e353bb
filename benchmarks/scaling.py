"""Reading in bulk, measured: `python benchmarks/scaling.py --news DIR [--sizes 1000 4000 16000 all] [--runs all ...]`.

The articles of the `.jsonl.xz` files in DIR are mixed by chance, once, so that the first thousand are like the whole;
then they are read in bulk into a new folder: by one process so many as each of `--sizes` says, then all by the engine
and the number of workers that each of `--runs` says (`local 2`, `ray 2`). Printed are:

  start     seconds until the first block is done, less what its articles take by the rate of the others
  reading   milliseconds an article takes from then on to the last
  last      milliseconds an article takes in the last tenth of the run, for each in the first tenth
  joining   milliseconds an article takes to be put together by table and month
  whole     seconds of the command
  memory    MB of the largest worker at its largest (resident)

and whether every article is in exactly one of output and refusals, by the ids in the results.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Any

import msgspec
import pyarrow.dataset as ds  # type: ignore[import-untyped]  # it has no types

from peers import ONE_CORE

SEED = 7
SIZES, RUNS = ("1000", "4000", "16000", "all"), ("local 2", "ray 2")
LOOK = 0.5
"""Seconds between two looks at the workers' memory."""
_WORKERS = ("multiprocessing.spawn", "ray::")
"""What the command line of a worker has: of ours, and of Ray's."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run; times in seconds, memory in MB."""

    engine: str
    workers: int
    articles: int
    start: float
    reading: float
    drift: float
    joining: float
    whole: float
    memory: float
    missing: int

    @property
    def each(self) -> float:
        """Milliseconds an article takes, from the first block to the end."""
        return 1000 * (self.reading + self.joining) / self.articles


# What a run's process does: `goft bulk` with the moments at which blocks are done written down.
_COMMAND = """
import json, sys, time
from goft.bulk import BulkRun, Job, engine_of
begun = time.perf_counter()
source, out, engine, workers = sys.argv[1:]
if __name__ == "__main__":
    run = BulkRun([source], Job(out=out))
    told = []
    run.read(engine_of(engine, workers=int(workers)), lambda more: told.append((time.perf_counter() - begun, more)))
    read = time.perf_counter() - begun
    run.put_together()
    print(json.dumps({"told": told, "read": read, "whole": time.perf_counter() - begun}))
"""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, default=Path(__file__).parents[2] / "shared" / "data" / "news")
    parser.add_argument("--sizes", nargs="*", default=SIZES, help="articles that one process reads")
    parser.add_argument("--runs", nargs="*", default=RUNS, help="engines and workers that read all")
    options = parser.parse_args()
    if not any(options.news.glob("*.jsonl.xz")):
        sys.stderr.write(f"{options.news}: no .jsonl.xz files are here\n")
        return 2
    found = list(measure(options.news, options.sizes, options.runs))
    return 1 if any(run.missing for run in found) else 0


def measure(news: Path, sizes: Sequence[str], runs: Sequence[str]) -> Iterator[Run]:
    """Runs, each printed when it is done."""
    lines = mixed(news)
    asked = [("local", 1, len(lines) if size == "all" else int(size)) for size in sizes]
    asked += [(name.split()[0], int(name.split()[1]), len(lines)) for name in runs]
    print(
        "engine  workers articles  start s  reading ms   last  joining ms  a second  whole s  memory MB  in and out",
        flush=True,
    )
    for engine, workers, articles in asked:
        run = _run(lines[:articles], engine, workers)
        _tell(run)
        yield run


def mixed(news: Path) -> list[str]:
    """The lines of all files, mixed the same way each time; ids are made of files and places where there are none."""
    lines: list[str] = []
    for file in sorted(news.glob("*.jsonl.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as source:
            for number, line in enumerate(source, start=1):
                value = json.loads(line)
                value.setdefault("id", f"{file.name}:{number}")
                lines.append(json.dumps(value, ensure_ascii=False))
    random.Random(SEED).shuffle(lines)
    return lines


def _run(lines: Sequence[str], engine: str, workers: int) -> Run:
    with tempfile.TemporaryDirectory(prefix="goft-scaling-") as folder:
        source, out = Path(folder) / "news.jsonl", Path(folder) / "read"
        source.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        command = [sys.executable, "-c", _COMMAND, str(source), str(out), engine, str(workers)]
        with Watch() as watch:
            begun = time.perf_counter()
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", env=ONE_CORE)
            whole = time.perf_counter() - begun
        told = json.loads(done.stdout.splitlines()[-1])
        missing = _missing(lines, source, out)
        return _made(told, engine, workers, len(lines), whole=whole, memory=watch.largest, missing=missing)


def _made(told: Any, engine: str, workers: int, articles: int, **measured: Any) -> Run:
    """A run of the moments at which blocks were done. Each worker's first block has its start in it."""
    moments = told["told"]
    (first, _), last = moments[workers - 1], moments[-1][0]
    before = sum(count for _, count in moments[:workers])
    rate = (articles - before) / (last - first)
    reading = articles / rate
    return Run(
        engine=engine,
        workers=workers,
        articles=articles,
        start=max(0.0, first - before / rate),
        reading=reading,
        drift=_drift(moments[workers - 1 :]),
        joining=told["whole"] - told["read"],
        **measured,
    )


def _drift(moments: Sequence[tuple[float, int]]) -> float:
    """What an article costs at the end of a run for what it costs at the beginning."""
    share = max(1, len(moments) // 10)
    (early, late) = (_each(moments[: share + 1]), _each(moments[-share - 1 :]))
    return late / early


def _each(moments: Sequence[tuple[float, int]]) -> float:
    """Seconds an article takes between the first and the last of some moments."""
    return (moments[-1][0] - moments[0][0]) / sum(count for _, count in moments[1:])


def _missing(lines: Sequence[str], source: Path, out: Path) -> int:
    """How many articles are not in exactly one of output and refusals."""
    wanted = sorted(f"{source}:{number}" for number in range(1, len(lines) + 1))
    places: list[str] = []
    for table in ("articles", "refusals"):
        found = ds.dataset(out / table, partitioning="hive" if table == "articles" else None)
        places += found.to_table(columns=["place"])["place"].to_pylist() if found.count_rows() else []
    return len(set(wanted) ^ set(places)) + len(places) - len(set(places))


def _tell(run: Run) -> None:
    cells = (
        f"{run.engine:7}",
        f"{run.workers:8}",
        f"{run.articles:9}",
        f"{run.start:9.1f}",
        f"{1000 * run.reading / run.articles:12.2f}",
        f"{run.drift:7.2f}",
        f"{1000 * run.joining / run.articles:12.2f}",
        f"{1000 / run.each:10.1f}",
        f"{run.whole:9.1f}",
        f"{run.memory:11.0f}",
        "  each once" if not run.missing else f"  {run.missing} NOT ONCE",
    )
    print("".join(cells), flush=True)


class Watch:
    """Looks at the memory of workers while something runs; `largest` is in MB."""

    def __init__(self) -> None:
        self.largest = 0.0
        self._over = Event()
        self._looking = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._over.wait(LOOK):
            self.largest = max([self.largest, *_resident()])


def _resident() -> Iterator[float]:
    """MB that each worker has had at most."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if any(name in command for name in _WORKERS) and os.getpid() != int(place.name):
                told = dict(line.split(":", 1) for line in (place / "status").read_text().splitlines())
                yield int(told["VmHWM"].split()[0]) / 1024
        except (OSError, KeyError, ValueError):
            continue  # it has ended meanwhile


if __name__ == "__main__":
    sys.exit(main())
