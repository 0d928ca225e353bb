"""One of many processes that use an archive at once: `together.py write|read PLACE ENTRIES NUMBER`.

Says "ready", waits for a line, works until its standard input ends, and prints what it has done as JSON: a writer which
text each of its articles has in the end (null where it deleted it), a reader how many answers it had.
"""

from __future__ import annotations

import json
import pickle
import random
import select
import sys
from pathlib import Path

import msgspec

from goft.archive import Archive, Query
from goft.archive.store import Entry

QUERIES = [Query(words="رایزنی"), Query(words="گفت", once=True), Query(state="JPN"), Query(speaker="ژاپن", limit=5)]


def main() -> None:
    """Work, and print."""
    role, place, entries, number = sys.argv[1:]
    held: list[Entry] = pickle.loads(Path(entries).read_bytes())
    with Archive(place) as archive:
        if role == "read":
            archive.search(QUERIES[0])
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        sys.stdout.write(json.dumps(_write(archive, held, int(number)) if role == "write" else _read(archive)))


def _going_on() -> bool:
    return not select.select([sys.stdin], [], [], 0)[0]


def _write(archive: Archive, held: list[Entry], number: int) -> dict[str, str | None]:
    rng = random.Random(number)
    state: dict[str, str | None] = {}
    while _going_on():
        batch = [_of(entry, f"{number}-{len(state) + place}", 0) for place, entry in enumerate(held)]
        archive.add(batch)
        state |= {entry.article.id: entry.article.text for entry in batch}
        again = _of(rng.choice(held), rng.choice(list(state)), rng.randrange(1, 1000))
        archive.add([again])
        state[again.article.id] = again.article.text
        gone = rng.choice(list(state))
        archive.delete(gone)
        state[gone] = None
    return state


def _of(entry: Entry, key: str, version: int) -> Entry:
    """An entry under another id, its text longer by it; every span stays where it was."""
    text = f"{entry.article.text}\n{key} {version}"
    article = msgspec.structs.replace(entry.article, id=key, text=text)
    return msgspec.structs.replace(
        entry, article=article, record=msgspec.structs.replace(entry.record, id=key, text=text)
    )


def _read(archive: Archive) -> int:
    answers = 0
    while _going_on():
        page = archive.search(QUERIES[answers % len(QUERIES)])
        for hit in page.hits[:3]:
            record = archive.get(hit.article)  # it may have been deleted since
            assert record is None or record.id == hit.article
        archive.stats()
        answers += 1
    return answers


if __name__ == "__main__":
    main()
