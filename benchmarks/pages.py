"""Pages of an archive under load: how long the server takes for each kind, and how heavy a first view is.

    python benchmarks/pages.py ARCHIVE [--rate 20] [--seconds 60] [--pause 30]

Starts `goft serve` over ARCHIVE (made by `benchmarks/taking_in.py`, with its threads), asks pages of every kind at a
steady rate whatever answers come, each another article, actor, word, thread, pair of states, category or day, drawn by
chance from the archive (positions are those of who was found by a word, on that word), and prints the time to the last
byte by kind. The server is given `--pause` seconds first, in which it finds what it keeps for the ledgers. The weight
of a first view is a page with the styles, scripts and the font that it names, as they come over the wire.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import httpx

from goft.archive import Archive, Query, ThreadQuery
from goft.timelines.categories import load_categories

WORDS = [
    *("ایران", "مذاکره", "تحریم", "تنگه هرمز", "موشک", "نفت", "توافق", "حمله", "غزه"),
    *("اسرائیل", "پهپاد", "هسته‌ای", "انتخابات", "دلار", "بازداشت", "زلزله"),
]
STATES = [
    *("IRN", "USA", "ISR", "RUS", "CHN", "SAU", "QAT", "ARE"),
    *("GBR", "FRA", "DEU", "IRQ", "TUR", "UKR", "LBN", "YEM"),
]
ACTS = ["deny", "accuse", "demand", "threaten", "support", "warn"]
SEED = 11
_STATIC = re.compile(r'(?:src|href|data-interpreter)="(/static/[^"]+)"')


def main() -> int:
    """Serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rate", type=float, default=20, help="pages a second")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=30, help="seconds from the server's start to the first page")
    options = parser.parse_args()
    if not options.archive.exists():
        sys.stderr.write(f"{options.archive} is not here: make it with benchmarks/taking_in.py\n")
        return 2
    kinds = _addresses(options.archive)
    with _served(options.archive) as address:
        time.sleep(options.pause)
        for kind, paths in kinds.items():
            _weigh(address, kind, paths[0])
        found, wrong = asyncio.run(_ask(address, kinds, options.rate, options.seconds))
    _tell(found, wrong)
    return 0


def _addresses(place: Path) -> dict[str, list[str]]:
    """Paths of each kind of page, in an order drawn by chance."""
    chance = random.Random(SEED)
    with Archive(place) as archive:
        today = archive.today()
        found_by = {word: archive.search(Query(words=word, limit=30)).hits for word in WORDS}
        hits = [hit for some in found_by.values() for hit in some]
        speakers = [one.key for one in archive.facets(Query()).speakers.values]
        speakers += sorted({hit.speaker for hit in hits if hit.speaker})
        threads = [one.first.proof for one in archive.threads(ThreadQuery(stories=2, limit=200)).threads]
    days = [today.day, today.before] if today.day else []
    pairs = [(one, other) for one in STATES for other in STATES if one < other]
    found = {
        "today": [_path("today", day=day) for day in days],
        "search": [
            *(_path("search", words=word) for word in WORDS),
            *(_path("search", words=word, act=chance.choice(ACTS)) for word in WORDS),
            *(_path("search", state=state) for state in STATES),
            *(_path("search", speaker=key) for key in speakers[:20]),
            _path("search"),
        ],
        "article": [_path("article", id=hit.article) for hit in hits],
        "actor": [_path("actor", name=name) for name in speakers],
        "positions": [
            _path("actor", name=hit.speaker, about=word)
            for word, some in found_by.items()
            for hit in some
            if hit.speaker
        ],
        "threads": [
            *(_path("threads", words=word) for word in WORDS),
            _path("threads"),
            _path("threads", disputed="true"),
        ],
        "thread": [_path("thread", article=one.article, statement=one.id) for one in threads],
        "dyad": [_path("dyad", one=one, other=other) for one, other in pairs],
        "ledger": [_path("ledger", category=name) for name in load_categories()],
    }
    for paths in found.values():
        chance.shuffle(paths)
    return found


def _path(page: str, /, **values: str | None) -> str:
    return f"/fa/{page}?{urlencode({key: value for key, value in values.items() if value})}"


@contextmanager
def _served(place: Path) -> Iterator[str]:
    command = [
        sys.executable,
        "-c",
        "from goft.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--archive",
        str(place),
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stderr is not None
        try:
            yield next(found[0] for line in running.stderr if (found := re.search(r"http://127[\d.:]+", line)))
        finally:
            running.terminate()
            running.stderr.read()


def _weigh(address: str, kind: str, path: str) -> None:
    with httpx.Client(base_url=address, timeout=60, headers={"Accept-Encoding": "gzip"}) as client:
        page = client.get(path)
        named = sorted({*_STATIC.findall(page.text)})
        weight = sum(client.get(one).num_bytes_downloaded for one in named) + page.num_bytes_downloaded
    print(f"first view of {kind:10} {weight / 1000:6.0f} kB, {page.num_bytes_downloaded / 1000:5.1f} of them the page")


async def _ask(
    address: str, kinds: dict[str, list[str]], rate: float, seconds: float
) -> tuple[dict[str, list[float]], list[str]]:
    found: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    limits = httpx.Limits(max_connections=100)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:

        async def one(kind: str, path: str) -> None:
            start = time.perf_counter()
            answer = await client.get(path)
            found[kind].append(1000 * (time.perf_counter() - start))
            if answer.status_code != 200:
                wrong.append(f"{answer.status_code} {path}")

        names, begun = list(kinds), time.perf_counter()
        tasks = []
        for number in range(int(rate * seconds)):
            kind = names[number % len(names)]
            paths = kinds[kind]
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            tasks.append(asyncio.create_task(one(kind, paths[number // len(names) % len(paths)])))
        await asyncio.gather(*tasks)
    return found, wrong


def _tell(found: dict[str, list[float]], wrong: list[str]) -> None:
    print(f"\n{'page':12}{'asked':>7}{'median':>9}{'p95':>9}{'most':>9}   ms")
    for kind, times in found.items():
        told = sorted(times)
        p95 = told[min(len(told) - 1, int(0.95 * len(told)))]
        print(f"{kind:12}{len(told):7}{statistics.median(told):9.0f}{p95:9.0f}{told[-1]:9.0f}")
    print(f"refused or not found: {len(wrong)}" + "".join(f"\n  {one}" for one in wrong[:5]))


if __name__ == "__main__":
    sys.exit(main())
