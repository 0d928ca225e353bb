"""How long what the web pages ask takes: `python benchmarks/page_queries.py --archive FILE [--kept]`.

Asks an archive for facets (of `searches.toml`, of single filters and of everything), profiles, the actors that a search
box offers, days and outlets, in random order over several rounds. Prints each question's quickest, median and slowest
time, and by call the median, the 95th percentile and the slowest, of the wall and of this process. Every answer is
looked for anew, as if an article had come before each; with `--kept` the archive keeps them, for pages that are asked
for again.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import msgspec

from goft.archive import Archive, Query

SEARCHES = Path(__file__).with_name("searches.toml")
FILTERS = [
    {},
    {"once": True},
    {"act": "assert"},
    {"act": "assert", "once": True},
    {"act": "deny"},
    {"kind": "direct"},
    {"kind": "indirect", "once": True},
    {"state": "IRN"},
    {"state": "IRN", "act": "demand"},
    {"state": "USA", "kind": "direct", "once": True},
    {"outlet": "همشهری"},
    {"outlet": "t.me/alonews"},
    {"outlet": "t.me/alonews", "act": "threaten"},
    {"words": "است", "once": True},
    {"words": "ایران", "act": "assert", "state": "IRN", "once": True},
]
ACTORS = [
    "دونالد ترامپ",
    "عباس عراقچی",
    "عراقچی",
    "state/IRN",
    "آمریکا",
    "رویترز",
    "مارکو روبیو",
    "صدراعظم آلمان",
    "پوتین",
]
TYPED = ["ا", "م", "تر", "عر", "عراق", "ایران", "پوت", "وزیر", "سخنگوی وزارت", "xyz"]
Question = tuple[str, str, Callable[[], object]]


def main() -> None:
    """Ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", required=True)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--kept", action="store_true")
    given = parser.parse_args()
    with Archive(given.archive) as archive:
        stats = archive.stats()
        questions = _questions(archive, stats.last_day)
        for _, _, ask in questions:  # words, the book of actors and the store's pages are read once
            ask()
        times = _times(archive, questions, given.rounds, kept=given.kept)
    print(f"{stats.articles:,} articles, {stats.statements:,} statements, {given.rounds} rounds")
    by_call: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for (call, shown, _), found in zip(questions, times, strict=True):
        walls = [wall for wall, _ in found]
        print(f"{min(walls):>6.1f}, {statistics.median(walls):>6.1f} ms, at most {max(walls):>6.1f} ms  {call} {shown}")
        by_call[call] += found
    for call, found in by_call.items():
        print(f"{call}: {_summed([wall for wall, _ in found])}; of the processor {_summed([own for _, own in found])}")


def _questions(archive: Archive, last_day: str | None) -> list[Question]:
    searches = tomllib.loads(SEARCHES.read_text(encoding="utf-8"))["search"]
    last = date.fromisoformat(last_day) if last_day else date(2026, 1, 1)
    days = [None, *(last - timedelta(days=back) for back in (1, 2, 7, 30, 60, 1000))]
    found: list[Question] = []
    for query in (msgspec.convert(one, Query) for one in (*FILTERS, *searches)):
        found.append(("facets", _shown(query), partial(archive.facets, query)))
    found += [("profile", name, partial(archive.profile, name)) for name in ACTORS]
    found += [("namesakes", typed, partial(archive.namesakes, typed)) for typed in TYPED]
    found += [("today", str(day or "last"), partial(archive.today, day)) for day in days]
    return [*found, ("outlets", "", archive.outlets)]


def _times(archive: Archive, questions: list[Question], rounds: int, *, kept: bool) -> list[list[tuple[float, float]]]:
    """Milliseconds by question, of the wall and of this process."""
    times: list[list[tuple[float, float]]] = [[] for _ in questions]
    order = list(range(len(questions)))
    for _ in range(rounds):
        random.shuffle(order)
        for place in order:
            if not kept:
                archive.forget_answers()
            began, own = time.perf_counter(), time.process_time()
            questions[place][2]()
            spent = time.perf_counter() - began, time.process_time() - own
            times[place].append((spent[0] * 1000, spent[1] * 1000))
    return times


def _summed(times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms, at most {ordered[-1]:.1f} ms"


def _shown(query: Query) -> str:
    given = msgspec.structs.asdict(query)
    return " ".join(f"{name}={given[name]}" for name in given if name != "limit" and given[name]) or "everything"


if __name__ == "__main__":
    main()
