"""Every format of `goft export`, streamed: how fast, and whether memory stays flat.

    python benchmarks/export.py                        # an archive of 5,000 copies of the sample, made for the run
    python benchmarks/export.py --articles 72000
    python benchmarks/export.py --archive news.sqlite  # one that is there; it is only read
    python benchmarks/export.py --format ftm --format parquet

Each format runs in a process of its own. Prints lines (or rows, or files), seconds, the size, and the most memory
(VmHWM of the process) when a quarter of the articles, a half, and all are done: where memory is flat, the last is
little more than the first. `--to` keeps what was written.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from goft.archive import Archive
from goft.archive.rows import Rows
from goft.archive.store import Entry
from goft.archive.stories import Mark
from goft.article import Article
from goft.export import FORMATS, Format, hand_out
from goft.intake import Defaults, load_articles
from goft.reader import Reader
from goft.record import Record

SAMPLE = Path(__file__).parents[1] / "src" / "goft" / "sample" / "articles.jsonl"
_AT_ONCE = 500


def main() -> None:
    """Make an archive or take one, hand it out in every format, print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", help="an archive that is there: a file, or postgresql://…")
    parser.add_argument("--articles", type=int, default=5000, help="how many copies an archive made for the run has")
    parser.add_argument("--format", choices=FORMATS, action="append", help="only this; may be given again")
    parser.add_argument("--to", type=Path, help="a folder for what is written, kept")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        print(json.dumps(_measure(given.archive, given.format[0], given.to)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        place = given.archive or _made(Path(scratch) / "made.sqlite", given.articles)
        to = given.to or Path(scratch) / "out"
        to.mkdir(exist_ok=True)
        print(
            f"{'format':<11}{'articles':>9}{'written':>10}{'seconds':>9}{'MB':>8}   most memory at 1/4, 1/2, end (MiB)"
        )
        for form in given.format or FORMATS:
            found = _run(place, form, to)
            most = ", ".join(f"{size / 2**20:.0f}" for size in found["memory"])
            counts = f"{found['articles']:>9,}{found['written']:>10,}"
            print(f"{form:<11}{counts}{found['seconds']:>9.0f}{found['bytes'] / 1e6:>8.0f}   {most}", flush=True)


def _run(place: str, form: Format, to: Path) -> Any:
    command = [sys.executable, __file__, "--here", "--archive", place, "--format", form, "--to", str(to)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return json.loads(ran.stdout)


def _measure(place: str, form: Format, to: Path) -> dict[str, Any]:
    memory: list[int] = []
    with Archive(place) as archive:
        total = archive.stats().articles
        began = time.monotonic()
        written = hand_out(_watched(archive.all_records(), total, memory), form, to / form)
        seconds = time.monotonic() - began
    memory.append(_most())
    out = to / form
    size = sum(path.stat().st_size for path in out.iterdir()) if out.is_dir() else out.stat().st_size
    return {"articles": total, "written": written, "seconds": seconds, "bytes": size, "memory": memory}


def _watched(records: Iterable[Record], total: int, memory: list[int]) -> Iterator[Record]:
    for number, record in enumerate(records, start=1):
        yield record
        if number in (total // 4, total // 2):
            memory.append(_most())


def _most() -> int:
    """The most memory that this process has had, in bytes; `ru_maxrss` would begin with that of the one before it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024


def _made(place: Path, count: int) -> str:
    """An archive of copies of the sample; each has its number at its end, or it would be the same article."""
    reader = Reader.load()
    articles = [one.article for one in load_articles([SAMPLE], Defaults()) if one.article is not None]
    read = [(article, reader.read(article)) for article in articles]
    with Archive(place) as archive:
        for first in range(0, count, _AT_ONCE):
            numbers = range(first, min(first + _AT_ONCE, count))
            archive.add([_copy(*read[number % len(read)], number) for number in numbers])
    return str(place)


def _copy(article: Article, record: Record, number: int) -> Entry:
    changed = {"id": f"{article.id}-{number}", "text": f"{article.text}\n{number}"}
    nothing = Rows((), (), (), (), (), (), ())
    made = msgspec.structs.replace(record, **changed)
    return Entry(msgspec.structs.replace(article, **changed), made, nothing, Mark((), b""))


if __name__ == "__main__":
    main()
