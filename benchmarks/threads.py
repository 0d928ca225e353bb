"""Threads of the 72,000-article archive as somebody judged them by eye: the 30 largest, and 50 random disputes.

    python benchmarks/threads.py                  # count the verdicts of judged/threads.csv and judged/disputes.csv
    python benchmarks/threads.py --draw ARCHIVE   # print the texts to judge, as they were drawn

`judged/threads.md` says what is right. The archive is one of `benchmarks/taking_in.py`, with its threads.
"""

from __future__ import annotations

import argparse
import csv
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from goft.archive import Archive, Member, ThreadQuery

JUDGED = Path(__file__).with_name("judged")
LARGEST, SHOWN, DISPUTES = 30, 8, 50
SEED = 77


def main() -> int:
    """Count, or print what is to be judged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=Path, metavar="ARCHIVE", help="print what is to be judged")
    options = parser.parse_args()
    if options.draw is not None:
        if not options.draw.exists():
            sys.stderr.write(f"{options.draw} is not here: make it with benchmarks/taking_in.py\n")
            return 2
        for line in (*_largest(options.draw), *_disputes(options.draw)):
            print(line)
        return 0
    _count("threads.csv", "largest threads are of one claim, at least three in four of their members")
    _count("disputes.csv", "disputes are: the later one denies the claim, or turns the wish down")
    return 0


def _count(name: str, what: str) -> None:
    with (JUDGED / name).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    right = sum(row["right"] == "yes" for row in rows)
    print(f"{right} of {len(rows)} {what}: {100 * right / len(rows):.0f} %")


def _largest(place: Path) -> Iterator[str]:
    """The largest threads, each with its first claim and some members by chance."""
    chance = random.Random(SEED)
    with Archive(place) as archive:
        for one in archive.threads(ThreadQuery(limit=LARGEST)).threads:
            thread = archive.thread_of(one.first.proof.article, one.first.proof.id)
            members = thread.members if thread else ()
            name = f"{one.first.proof.article},{one.first.proof.id}"
            yield f"\n## {name}  {one.stories} stories, {one.disputes} dispute it"
            rest = [member for member in members if member.link is not None]
            shown = chance.sample(rest, min(SHOWN, len(rest)))
            yield from (
                _line(member) for member in (one.first, *sorted(shown, key=lambda member: member.proof.day or ""))
            )


def _disputes(place: Path) -> Iterator[str]:
    """Links by which a statement disputes another, drawn by chance, with both."""
    with closing(sqlite3.connect(place)) as store:
        rows = store.execute(
            "SELECT a.key, c.number, p.id, pa.key, p.number FROM claims c JOIN articles a ON a.id = c.article "
            "JOIN claims p ON p.id = c.parent JOIN articles pa ON pa.id = p.article "
            "WHERE c.standing = 'disputes' ORDER BY a.key, c.number"
        ).fetchall()
    with Archive(place) as archive:
        for key, number, _, held, its in random.Random(SEED).sample(rows, min(DISPUTES, len(rows))):
            thread = archive.thread_of(key, f"s{number}")
            members = {(one.proof.article, one.proof.id): one for one in (thread.members if thread else ())}
            yield f"\n## {key},s{number} of {held},s{its}"
            for name in ((held, f"s{its}"), (key, f"s{number}")):
                yield _line(members[name]) if name in members else f"   (a copy) {name}"


def _line(member: Member) -> str:
    words = " ".join(member.wording.split())
    day = member.proof.day or "-"
    return f"   {day} {member.proof.outlet} {member.stand} {member.act} | {member.speaker}: {words}"


if __name__ == "__main__":
    sys.exit(main())
