"""A whole archive taken in, killed and started again: `python benchmarks/taking_in.py ARCHIVE [--kills 3]`.

Runs `goft archive add` over DIR (default `../shared/data/news`) with its progress bar (in a terminal of its own),
kills it (SIGKILL) at random moments, starts it again until it is done, and then compares what is stored with what the
files hold, and runs the check. Prints articles a second, bytes on disk, the most memory of all processes.
"""

from __future__ import annotations

import argparse
import os
import pty
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from goft.archive import Archive
from goft.archive.rows import digest_of
from goft.article import Article
from goft.cli.exits import Exit
from goft.intake import Defaults, load_articles
from goft.record import Record

ROOT = Path(__file__).parents[1]
GOFT = str(Path(sys.executable).with_name("goft"))


def main() -> None:
    """Take in, kill, take in, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", help="the archive to make: a file that is not there, or postgresql://…")
    parser.add_argument("--news", type=Path, default=ROOT.parent / "shared/data/news")
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=None)
    given = parser.parse_args()
    if not given.news.is_dir():
        raise SystemExit(f"no news at {given.news}: name a folder of .jsonl(.xz) files with --news")
    if "://" not in given.archive and Path(given.archive).exists():
        raise SystemExit(f"{given.archive} is there already: name a file that is not")
    command = [GOFT, "archive", "add", str(given.news), "--field", "published=date", "--archive", given.archive]
    command += ["--workers", str(given.workers)]
    rng = random.Random(given.seed)
    seconds, most = 0.0, 0
    for kill in range(given.kills + 1):
        after = rng.uniform(20, 120) if kill < given.kills else None
        ran, memory, screen = _run(command, after)
        seconds, most = seconds + ran, max(most, memory)
        sys.stderr.write(f"{'killed' if after else 'done'} after {ran:.0f} s; the bar said: {_last_bar(screen)}\n")
    lines = _figures(given.archive, given.news, seconds, most)
    lines[0] = f"{lines[0]}; killed {given.kills} times"
    print("\n".join(lines))


def _run(command: list[str], after: float | None) -> tuple[float, int, str]:
    """Seconds, the most memory of its processes (bytes), what it wrote on its terminal; killed after some seconds."""
    ours, theirs = pty.openpty()
    began = time.monotonic()
    running = subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    screen = bytearray()
    reader = threading.Thread(target=_drain, args=(ours, screen))
    reader.start()
    most = 0
    while running.poll() is None:
        most = max(most, sum(_memory(process) for process in _family(running.pid)))
        if after is not None and time.monotonic() - began > after:
            running.send_signal(signal.SIGKILL)
        time.sleep(0.2)
    took = time.monotonic() - began
    reader.join()
    os.close(ours)
    if running.returncode not in ((0, Exit.SOME_UNREAD) if after is None else (-signal.SIGKILL,)):
        raise SystemExit(f"goft archive add ended with {running.returncode}: {screen[-500:].decode(errors='replace')}")
    return took, most, screen.decode(errors="replace")


def _drain(terminal: int, screen: bytearray) -> None:
    with suppress(OSError):  # the other end is closed
        while found := os.read(terminal, 65536):
            screen += found


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in task.read_text().split():
                yield from _family(int(child))


def _memory(process: int) -> int:
    """The proportional share (PSS) of a process: pages that several of them share are counted once."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _last_bar(screen: str) -> str:
    lines = [line for line in screen.replace("\r", "\n").split("\n") if "Taking in" in line]
    return " ".join("".join(c if c.isascii() and c.isprintable() else " " for c in lines[-1]).split()) if lines else "-"


def _figures(place: str, news: Path, seconds: float, most: int) -> list[str]:
    wanted, refused = _wanted(news)
    with closing(Archive(place)) as archive:
        stats = archive.stats()
        held = [digest_of(_article(record)) for record in archive.all_records()]
        problems = list(archive.check())
    digests, last = set(held), set(wanted.values())
    lines = [
        f"articles          {stats.articles:,} in {stats.stories:,} stories; {refused} lines refused",
        f"lost              {len(last - digests)}",
        f"there twice       {len(held) - len(digests)}",
        f"not of the files  {len(digests - last)}",
        f"check             {len(problems)} problems",
        f"articles a second {stats.articles / seconds:.1f} on {os.cpu_count()} cores",
        f"most memory       {most / 2**20:.0f} MiB, all processes together",
    ]
    if "://" not in place:
        size = sum(path.stat().st_size for path in Path(place).parent.glob(Path(place).name + "*"))
        lines.append(f"on disk           {size / 2**20:.0f} MiB, {size / stats.articles / 1000:.2f} kB an article")
    return lines


def _wanted(news: Path) -> tuple[dict[str, str], int]:
    """What tells the articles of the files apart, by id (the last text that comes under it), and how many are none."""
    loaded = list(load_articles([news], Defaults(fields=(("published", "date"),))))
    articles = {one.article.id: digest_of(one.article) for one in loaded if one.article is not None}
    return articles, sum(one.article is None for one in loaded)


def _article(record: Record) -> Article:
    return Article(id=record.id, text=record.text, outlet=record.outlet)


if __name__ == "__main__":
    main()
