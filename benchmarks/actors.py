"""Taking in a list of sanctions as long as OpenSanctions', and asking it for names.

    python benchmarks/actors.py [--entities 100000] [--ask 500]

Makes a file of FollowTheMoney entities out of invented names (persons with aliases in two scripts, bodies, positions,
occupancies, sanctions), takes it in with `goft actors import` in a process of its own, and asks the book for names,
half of them misspelt. The peer is rapidfuzz's extraction over all names in memory, which looks at every one.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from goft.actors.book import NameIndex

GIVEN = [
    ("رامین", "Ramin"),
    ("سیامند", "Siamand"),
    ("آوا", "Ava"),
    ("کوروش", "Kourosh"),
    ("دانا", "Dana"),
    ("پویا", "Pouya"),
]
FIRST = [
    ("کوه", "Kuh"),
    ("آذر", "Azar"),
    ("رود", "Rud"),
    ("سنگ", "Sang"),
    ("دشت", "Dasht"),
    ("ماه", "Mah"),
    ("ستاره", "Setareh"),
]
SECOND = [
    ("زاد", "zad"),
    ("پور", "pour"),
    ("نیا", "nia"),
    ("فر", "far"),
    ("منش", "manesh"),
    ("بان", "ban"),
    ("یار", "yar"),
]
THIRD = [("ی", "i"), ("یان", "ian"), ("لو", "lou"), ("چی", "chi"), ("وند", "vand"), ("گر", "gar"), ("کیا", "kia")]
STATES = ["ir", "iq", "sy", "ru", "kp", "by", "ve", "lb"]
DAY = date(2019, 6, 1)


def main() -> int:
    """Make the file, take it in, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--ask", type=int, default=500, help="names to ask for")
    options = parser.parse_args()
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as place:
        source, book = Path(place) / "entities.ftm.json", Path(place) / "book"
        names = _write(source, options.entities, rng)
        began = perf_counter()
        command = [str(Path(sys.executable).with_name("goft")), "actors", "import", str(source), "--into", str(book)]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(told.stdout.replace(place, "").strip())
        print(f"{options.entities} entities taken in: {seconds:.1f} s, at most {peak:.0f} MB")
        began = perf_counter()
        index = NameIndex.of_folder(book)
        print(f"index made: {perf_counter() - began:.1f} s, {(book / 'index.sqlite').stat().st_size / 2**20:.0f} MB")
        _ask(index, names, options.ask, rng)
        index.close()
    return 0


def _ask(index: NameIndex, names: list[str], number: int, rng: random.Random) -> None:
    asked = [(name, name if turn % 2 else _misspelt(name, rng)) for turn, name in enumerate(rng.sample(names, number))]
    times, right = [], 0
    for name, spelling in asked:
        began = perf_counter()
        found = index.find(spelling, DAY)
        times.append(perf_counter() - began)
        right += any(name in (one.actor.name, *one.actor.also) for one in found)
    few = asked[:: max(1, number // 25)]
    peers = []
    for _, spelling in few:
        began = perf_counter()
        process.extract(spelling, names, scorer=JaroWinkler.similarity, limit=5)
        peers.append(perf_counter() - began)
    ours, theirs = statistics.median(times) * 1000, statistics.median(peers) * 1000
    print(f"a name looked up: {ours:.2f} ms (median), {max(times) * 1000:.1f} ms at most; found {right} of {number}")
    print(f"rapidfuzz over all {len(names)} names: {theirs:.2f} ms (median), {theirs / ours:.0f} times ours")


def _write(path: Path, number: int, rng: random.Random) -> list[str]:
    """Write the entities; gives the Persian names of the persons."""
    names: list[str] = []
    with path.open("w", encoding="utf-8") as out:
        for entity in _entities(number, rng, names):
            out.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return names


def _entities(number: int, rng: random.Random, names: list[str]) -> Iterator[dict[str, Any]]:
    people = number * 6 // 10
    posts = number // 100
    for n in range(posts):
        state = rng.choice(STATES)
        yield _entity(f"post-{n}", "Position", name=[f"Deputy Minister {n}"], country=[state])
    for n in range(people):
        persian, latin = _name(rng)
        names.append(persian)
        aliases = [persian, latin.upper()]
        yield _entity(f"p-{n}", "Person", name=[latin], alias=aliases, nationality=[rng.choice(STATES)])
    rest = number - people - posts
    for n in range(rest // 3):
        yield _entity(
            f"b-{n}", "Organization", name=[f"{_name(rng)[1]} Trading Company {n}"], country=[rng.choice(STATES)]
        )
    for n in range(rest // 3):
        ends = {"endDate": ["2021-03-01"]} if n % 2 else {}
        holder, post = f"p-{rng.randrange(people)}", f"post-{rng.randrange(posts)}"
        yield _entity(f"o-{n}", "Occupancy", holder=[holder], post=[post], startDate=["2015-08"], **ends)
    for n in range(rest - 2 * (rest // 3)):
        entity = f"p-{rng.randrange(people)}"
        yield _entity(f"s-{n}", "Sanction", entity=[entity], authority=["OFAC"], startDate=["2018-05-08"])


def _entity(identifier: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": identifier, "schema": schema, "properties": properties}


def _name(rng: random.Random) -> tuple[str, str]:
    given, *parts = (rng.choice(bank) for bank in (GIVEN, FIRST, SECOND, FIRST, THIRD))
    return f"{given[0]} {''.join(p[0] for p in parts)}", f"{given[1]} {''.join(p[1] for p in parts).capitalize()}"


def _misspelt(name: str, rng: random.Random) -> str:
    """A vowel more, or Arabic letters."""
    if rng.random() < 0.5:
        return name.replace("ی", "ي").replace("ک", "ك")
    place = rng.randrange(2, len(name) - 1)
    return name[:place] + "ا" + name[place:]


if __name__ == "__main__":
    sys.exit(main())
