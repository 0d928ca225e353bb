"""Events on gold by type: F1 of (type, actor's state, recipient's state); `goft score` has the figures over all types.

    python benchmarks/events.py [train|dev] [--errors] [--type TYPE]

Reads `../shared/gold`, which is not part of the project; without it there is nothing to measure.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from goft.article import Article
from goft.reader import Reader
from goft.record import ActorSpan, Event, Record

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
Triple = tuple[str, str | None, str | None]


def main() -> None:
    """Print the figures, with `--errors` each document's misses too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="dev")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--type")
    options = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is not here: the gold set comes apart from the project; nothing measured")
    reader = Reader.load()
    counts: dict[str, Counter[str]] = {}
    for path in sorted((GOLD / options.part).glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        record = reader.read(_article(document))
        gold = Counter(map(_wanted, document["events"]))
        said = Counter(_triple(record, event) for event in record.events)
        for name, counter in (("hit", gold & said), ("said", said), ("gold", gold)):
            for (kind, *_), count in counter.items():
                counts.setdefault(kind, Counter())[name] += count
        if options.errors:
            _show(document, record, said - gold, gold - said, options.type)
    for kind, tally in sorted(counts.items()):
        print(f"{kind:10} {_f1(tally['hit'], tally['said'], tally['gold'])}")


def _article(document: dict[str, Any]) -> Article:
    published = date.fromisoformat(document["published"]) if document.get("published") else None
    return Article(id=document["id"], text=document["text"], outlet=document.get("outlet"), published=published)


def _triple(record: Record, event: Event) -> Triple:
    states = {actor.id: actor.country for actor in record.actors}

    def state(party: ActorSpan | None) -> str | None:
        return states.get(party.actor) if party is not None and party.actor is not None else None

    return event.type, state(event.actor), state(event.recipient)


def _wanted(event: dict[str, Any]) -> Triple:
    return event["type"], event.get("actor_country"), event.get("recipient_country")


def _f1(hit: int, said: int, gold: int) -> str:
    p, r = hit / max(1, said), hit / max(1, gold)
    f1 = 2 * p * r / max(1e-9, p + r)
    return f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f1:5.1f}   ({hit} of {said}, gold {gold})"


def _show(
    document: dict[str, Any], record: Record, spurious: Counter[Triple], missed: Counter[Triple], kind: str | None
) -> None:
    print(f"== {record.id}")
    for event in record.events:
        triple = _triple(record, event)
        if spurious[triple] and kind in (None, event.type):
            names = [party.text if party else None for party in (event.actor, event.recipient)]
            place = (event.trigger.start, event.trigger.end)
            _line("+", (triple, event.status, names, event.why), record.text, place)
    for wanted in document["events"]:
        triple = _wanted(wanted)
        if missed[triple] and kind in (None, wanted["type"]):
            names = [record.text[slice(*wanted[role])] if wanted[role] else None for role in ("actor", "recipient")]
            _line("-", (triple, wanted["status"], names), record.text, wanted["trigger"])


def _line(mark: str, told: Iterable[object], text: str, place: tuple[int, int]) -> None:
    start, end = place
    around = text[max(0, start - 60) : start] + "[" + text[start:end] + "]" + text[end : end + 50]
    print(f"  {mark} {' '.join(map(str, told))} | {around}".replace("\n", "/"))


if __name__ == "__main__":
    main()
