"""Threads of a whole archive: how long they take to grow, and an article that comes later.

    python benchmarks/growing.py ARCHIVE [--workers 2] [--later 60]

Copies a SQLite archive to a temporary file, grows its threads there from nothing, then takes out the claims of some
articles one by one, as if they had just come, and times each article's way into the threads (what is loaded once,
before the first, left out). At the end the threads are compared with what they were before: they must be the same.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from rich.progress import Progress

from goft.archive import Archive
from goft.archive.engine import connect, writing
from goft.archive.settling import forget


def main() -> int:
    """Grow, take out, grow again, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--later", type=int, default=60, help="articles that come later")
    options = parser.parse_args()
    if not options.archive.exists():
        sys.stderr.write(f"{options.archive} is not here: make it with benchmarks/taking_in.py\n")
        return 2
    with tempfile.TemporaryDirectory(dir=options.archive.parent) as folder:
        place = Path(folder) / "copy.sqlite"
        with Archive(options.archive) as archive:
            archive.backup(place)
        _empty(place)
        with Archive(place) as archive:
            _grow(archive, place, options.workers)
            _later(archive, place, options.later)
    return 0


def _empty(place: Path) -> None:
    with sqlite3.connect(place) as store:
        for table in ("threads", "claim_keys", "claims", "threaded"):
            store.execute(f"DELETE FROM {table}")
    store.close()


def _grow(archive: Archive, place: Path, workers: int) -> None:
    before, start = place.stat().st_size, time.perf_counter()
    with Progress(transient=True) as bar:
        task = bar.add_task("Threading", total=archive.waiting())
        done = archive.thread(workers=workers, told=lambda more: bar.advance(task, more))
    seconds = time.perf_counter() - start
    usage = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    with sqlite3.connect(place) as store:
        threads, several, disputed = store.execute(
            "SELECT count(*), sum(stories > 1), sum(disputes > 0) FROM threads"
        ).fetchone()
    print(f"articles          {done.articles:,} with {done.claims:,} claims")
    print(f"threads           {threads:,}, {several:,} of more than one story, {disputed:,} disputed")
    print(f"grown in          {seconds / 60:.1f} min with {workers} processes")
    print(f"memory            {usage[0]:.0f} MiB, {usage[1]:.0f} MiB the largest worker")
    print(f"on disk           {(place.stat().st_size - before) / 2**20:.0f} MiB more, besides free pages")


def _later(archive: Archive, place: Path, count: int) -> None:
    was = _digest(place)
    engine = connect(place)
    with sqlite3.connect(place) as store:
        numbers = [row[0] for row in store.execute("SELECT article FROM threaded ORDER BY article")]
    times: list[float] = []
    for number in (numbers[0], *random.Random(1).sample(numbers, count)):
        with writing(engine) as connection:
            forget(connection, number)
            connection.exec_driver_sql("DELETE FROM threaded WHERE article = ?", (number,))
        start = time.perf_counter()
        archive.thread()
        times.append(time.perf_counter() - start)
    engine.dispose()
    found = sorted(1000 * seconds for seconds in times[1:])
    last = f"{found[int(0.95 * len(found))]:.0f} ms at the 95th percentile, {found[-1]:.0f} ms at most"
    print(f"an article later  {statistics.median(found):.0f} ms, {last}, of {len(found)}")
    print(f"the same threads  {'yes' if _digest(place) == was else 'NO'}")


def _digest(place: Path) -> str:
    """What hangs on what, by names that do not depend on the rows' numbers."""
    query = """
        SELECT a.key, c.number, pa.key, p.number, c.standing, c.stand FROM claims c JOIN articles a ON a.id = c.article
        LEFT JOIN claims p ON p.id = c.parent LEFT JOIN articles pa ON pa.id = p.article ORDER BY a.key, c.number
    """
    found = hashlib.sha256()
    with sqlite3.connect(place) as store:
        for row in store.execute(query):
            found.update(repr(row).encode())
    return found.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
