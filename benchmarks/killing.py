"""Bulk reading killed again and again, and what comes of it: `python benchmarks/killing.py DIR [--engine ray]`.

Reads articles of DIR (.jsonl.xz files, some articles of each) into a folder undisturbed, then into another while the
driver or a worker, by chance, is killed (SIGKILL): each time when another number of blocks is done, the last time when
all are and the results are put together. A driver that died is started again. At the end both folders are compared row
for row; the first difference is printed and ends with status 1.

    python benchmarks/killing.py ../shared/data/news --engine ray | python benchmarks/written.py kills-ray
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from goft.cli.exits import Exit
from processes import Process, descendants, left_of, with_environment
from same_rows import counts, difference
from some_news import take_news

GOFT = str(Path(sys.executable).with_name("goft"))
WORKERS = {"local": "from multiprocessing.spawn import", "ray": "ray::"}
"""What the command of a worker begins with or has, by engine."""
AN_ORPHAN_HAS = 180
"""Seconds after the run in which what killed drivers have left has to end. Ray's agents take more than a minute, since
they want to tell somebody who has died with the driver."""


class Kill(NamedTuple):
    """Who was killed, and when: seconds from the beginning, blocks that were done."""

    who: str
    seconds: float
    blocks: int


class Killing:
    """A run that is killed and started again; what became of it is in its fields."""

    def __init__(self, command: list[str], out: Path, engine: str, rng: random.Random) -> None:
        self._command, self._out, self._engine, self._rng = command, out, engine, rng
        self._mark = f"GOFT_BENCHMARK={uuid.uuid4()}"
        self._start = time.monotonic()
        self._driver: subprocess.Popen[bytes] | None = None
        self.kills: list[Kill] = []
        self.began = 0
        self.orphans: set[Process] = set()
        """Processes of killed drivers; the next driver is started beside them, at once."""
        self.left: list[Process] = []
        """Those of them that have not ended."""

    def run(self, blocks: int, kills: int, pace: float) -> float:
        """Run to the end, killed at so many moments; seconds. `pace` is how many a block takes, undisturbed."""
        points = [*sorted(self._rng.sample(range(blocks), min(kills - 1, blocks))), blocks]
        driver = self._begin()
        for point in points:
            while self._done() < point and driver.poll() is None:
                time.sleep(0.02)
            time.sleep(self._rng.uniform(0, pace))
            if driver.poll() is not None:
                break  # it was quicker: the number of kills says so
            driver = self._kill(driver, alive=point < blocks)
        _check(driver.wait())
        return time.monotonic() - self._start

    def end(self) -> None:
        """Wait for what killed drivers have left; what does not end is noted and killed."""
        if self._driver is not None and self._driver.poll() is None:  # somebody has stopped this program
            self._driver.kill()
        _, self.left = left_of(self.orphans | set(with_environment(self._mark)), AN_ORPHAN_HAS)
        for one in self.left:
            with suppress(ProcessLookupError):
                os.kill(one.pid, signal.SIGKILL)

    def _begin(self) -> subprocess.Popen[bytes]:
        self.began += 1
        name, _, value = self._mark.partition("=")
        self._driver = subprocess.Popen(self._command, env=os.environ | {name: value}, stdout=subprocess.DEVNULL)
        return self._driver

    def _kill(self, driver: subprocess.Popen[bytes], *, alive: bool) -> subprocess.Popen[bytes]:
        """Kill the driver, or a worker if there are some; the driver that is there now."""
        family = {*descendants(driver.pid), *with_environment(self._mark)}
        workers = sorted(one for one in family if WORKERS[self._engine] in one.command and "IDLE" not in one.command)
        who, pid = "driver", driver.pid
        if alive and workers and self._rng.random() < 0.5:
            who, pid = "worker", self._rng.choice(workers).pid
        self.kills.append(Kill(who, time.monotonic() - self._start, self._done()))
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        if who == "worker":
            return driver
        driver.wait()
        self.orphans |= {one for one in family if one.pid != pid}
        return self._begin()

    def _done(self) -> int:
        """Blocks that are done; of a folder that is being taken away, none."""
        with suppress(OSError):
            return sum(1 for _ in (self._out / "_staged" / "done").iterdir())
        return 0


def main() -> int:
    """Read, read and kill, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--engine", choices=list(WORKERS), default="local")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--block", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(1000))
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what it has started ends then, too
    with tempfile.TemporaryDirectory(prefix="goft-killing-") as folder:
        one, other = Path(folder) / "undisturbed", Path(folder) / "killed"
        taken = take_news(given.news, given.articles, Path(folder))
        command = [GOFT, "bulk", *map(str, taken), "--field", "published=date", "--engine", given.engine]
        command += ["--workers", str(given.workers), "--block", str(given.block), "--out"]
        blocks = sum(-(-count // given.block) for count in taken.values())
        start = time.monotonic()
        _check(subprocess.run([*command, str(one)], stdout=subprocess.DEVNULL, check=False).returncode)
        undisturbed = time.monotonic() - start
        killing = Killing([*command, str(other)], other, given.engine, random.Random(given.seed))
        try:
            seconds = killing.run(blocks, given.kills, undisturbed / blocks)
        finally:
            killing.end()
        what = f"{sum(taken.values()):,} articles in {blocks} blocks, engine {given.engine}, {given.workers} workers"
        print(f"{what}, seed {given.seed}")
        print(f"undisturbed {undisturbed:.0f} s, killed {len(killing.kills)} times {seconds:.0f} s")
        return _tell(killing, blocks) or _compare(one, other)


def _check(status: int) -> None:
    if status not in (Exit.OK, Exit.SOME_UNREAD):
        raise SystemExit(f"goft bulk ended with status {status}")


def _tell(killing: Killing, blocks: int) -> int:
    """The kills, a line each, and what they left behind; 1 where that is something."""
    for number, kill in enumerate(killing.kills, start=1):
        print(f"{number:3}  {kill.who} after {kill.seconds:6.1f} s, {kill.blocks:4} of {blocks} blocks done")
    drivers = sum(kill.who == "driver" for kill in killing.kills)
    workers = len(killing.kills) - drivers
    print(f"driver killed {drivers} times, gone on {killing.began - 1} times; a worker killed {workers} times")
    print(
        f"killed drivers left {len(killing.orphans)} processes, {len(killing.left)} of them did not end by themselves"
    )
    for one in killing.left:
        print(f"  {one.pid} {one.command[:100]}")
    return 1 if killing.left else 0


def _compare(one: Path, other: Path) -> int:
    found = difference(one, other)
    print(f"not equal: {found}" if found else f"equal, row for row: {counts(one)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
