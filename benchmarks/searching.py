"""How long searches take: `python benchmarks/searching.py --archive FILE [--plans OUT]`.

Asks the searches of `searches.toml` of an archive, first page, in random order over several rounds; the first round is
over a connection that has read nothing yet. Prints each one's median and slowest time, and the median and 95th
percentile of all. `--plans` writes how the store answers each.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
import tomllib
from pathlib import Path

import msgspec

from goft.archive import Archive, Query
from goft.archive.engine import connect, reading
from goft.archive.search import groups_of, page_of

SEARCHES = Path(__file__).with_name("searches.toml")


def main() -> None:
    """Ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", required=True)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--plans", type=Path)
    given = parser.parse_args()
    searches = tomllib.loads(SEARCHES.read_text(encoding="utf-8"))["search"]
    queries = [msgspec.convert(search, Query) for search in searches]
    if given.plans:
        given.plans.write_text("\n".join(_plans(given.archive, queries)), encoding="utf-8")
    with Archive(given.archive) as archive:
        archive.words.of_text("کلمه")
        stats = archive.stats()
        times, hits = _times(archive, queries, given.rounds)
    lines = [f"{stats.articles:,} articles, {stats.statements:,} statements, {given.rounds} rounds"]
    lines += [
        f"{statistics.median(found):>5.1f} ms, at most {max(found):>5.1f} ms, {count:>3} found  {_shown(query)}"
        for query, found, count in zip(queries, times, hits, strict=True)
    ]
    every = sorted(one for found in times for one in found)
    lines.append(f"all: median {statistics.median(every):.1f} ms, p95 {every[int(len(every) * 0.95)]:.1f} ms")
    print("\n".join(lines))


def _times(archive: Archive, queries: list[Query], rounds: int) -> tuple[list[list[float]], list[int]]:
    """Milliseconds by query, and how many statements its first page has."""
    times: list[list[float]] = [[] for _ in queries]
    hits = [0] * len(queries)
    order = list(range(len(queries)))
    for _ in range(rounds):
        random.shuffle(order)
        for place in order:
            began = time.perf_counter()
            hits[place] = len(archive.search(queries[place]).hits)
            times[place].append((time.perf_counter() - began) * 1000)
    return times, hits


def _plans(place: str, queries: list[Query]) -> list[str]:
    engine = connect(place)
    explain = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
    lines = []
    with Archive(place) as archive, reading(engine) as connection:
        for query in queries:
            question = page_of(connection, query, groups_of(query.words, archive.words))
            written = question.compile(engine, compile_kwargs={"literal_binds": True})
            steps = connection.exec_driver_sql(explain + str(written)).all()
            lines += [f"## {_shown(query)}", *(f"  {step[-1]}" for step in steps), ""]
    engine.dispose()
    return lines


def _shown(query: Query) -> str:
    given = msgspec.structs.asdict(query)
    return " ".join(f"{name}={given[name]}" for name in given if name != "limit" and given[name])


if __name__ == "__main__":
    main()
