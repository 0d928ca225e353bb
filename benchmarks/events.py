"""Events on gold: F1 of (type, actor's state, recipient's state), of typed triggers, over-generation, time a document.

    python benchmarks/events.py [train|dev] [--errors] [--type TYPE]

Reads `../shared/gold`, which is not part of the project; without it there is nothing to measure.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from goft.actors import Actors, DocumentActor, Mention, with_names
from goft.article import Article
from goft.assembly import mentions_of
from goft.events import Events, FoundEvent, Party, SettledEvent, settle
from goft.language import Language
from goft.repair import Repaired, Repairer
from goft.statements import Statements, look_at_all

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
Triple = tuple[str, str | None, str | None]


class Bench:
    """The stations, loaded once, and what they found in each document."""

    def __init__(self) -> None:
        self.repairer = Repairer.load()
        self.language = Language.load()
        self.statements = Statements.load()
        self.actors = Actors.load()
        self.events = Events.load()
        self.seconds = 0.0

    def read(self, document: dict[str, Any]) -> tuple[Repaired, tuple[SettledEvent, ...]]:
        """The settled events of one gold document."""
        repaired = self.repairer.repair(document["text"])
        sentences = with_names(self.language.read(repaired.text))
        views = look_at_all(sentences)
        statements = self.statements.find(repaired.text, views)
        start = time.process_time()
        events = self.events.find(views, statements)
        self.seconds += time.process_time() - start
        mentions = list(mentions_of(repaired.text, statements))
        where: dict[tuple[int, str], int] = {}
        for number, event in enumerate(events):
            for role, place in (("actor", event.actor_named), ("recipient", event.recipient_named)):
                if place is not None:
                    where[number, role] = len(mentions)
                    mentions.append(_mention(repaired.text, event, place))
        published = date.fromisoformat(document["published"]) if document.get("published") else None
        article = Article(id=document["id"], text=document["text"], outlet=document.get("outlet"), published=published)
        resolution = self.actors.resolve(sentences, mentions, article)
        known = {actor.id: actor for actor in resolution.actors}

        def party_of(number: int, role: str) -> Party | None:
            at = where.get((number, role))
            found = resolution.by_mention[at] if at is not None else None
            return _party(known[found]) if found else None

        return repaired, settle(events, party_of, _states(resolution.actors))


def _mention(text: str, event: FoundEvent, place: tuple[int, int]) -> Mention:
    return Mention(start=place[0], end=place[1], text=text[slice(*place)], role="about", sentence=event.sentence)


def _party(actor: DocumentActor) -> Party:
    return Party(actor=actor.id, name=actor.name, country=actor.country, state=actor.kind == "state")


def _states(actors: tuple[DocumentActor, ...]) -> tuple[Party, ...]:
    """The states that the document speaks of, the most mentioned first; the state itself stands for its bodies."""
    counts: Counter[str] = Counter()
    best: dict[str, DocumentActor] = {}
    for actor in actors:
        if actor.country:
            counts[actor.country] += len(actor.mentions)
            if actor.country not in best or (actor.kind == "state" and best[actor.country].kind != "state"):
                best[actor.country] = actor
    return tuple(_party(best[country]) for country, _ in counts.most_common())


def _triple(event: SettledEvent) -> Triple:
    return (
        event.event.type,
        event.actor.country if event.actor else None,
        event.recipient.country if event.recipient else None,
    )


def _typed(document: dict[str, Any], repaired: Repaired, events: tuple[SettledEvent, ...]) -> tuple[int, set[int]]:
    """How many gold events have a trigger found, and which found events have none."""
    free = {n: repaired.original_span(*event.event.trigger) for n, event in enumerate(events)}
    hits = 0
    for gold in document["events"]:
        for n, (start, end) in free.items():
            same = events[n].event.type == gold["type"]
            if same and start < gold["trigger"][1] and gold["trigger"][0] < end:
                del free[n]
                hits += 1
                break
    return hits, set(free)


def _f1(hit: int, said: int, gold: int) -> str:
    p, r = hit / max(1, said), hit / max(1, gold)
    return (
        f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / max(1e-9, p + r):5.1f}   ({hit} of {said}, gold {gold})"
    )


def main() -> None:
    """Print the figures, with `--errors` each document's misses too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="dev")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--type")
    options = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is not here: the gold set comes apart from the project; nothing measured")
    bench = Bench()
    totals: Counter[str] = Counter()
    types: dict[str, Counter[str]] = {}
    paths = sorted((GOLD / options.part).glob("*.json"))
    for path in paths:
        document = json.loads(path.read_text(encoding="utf-8"))
        repaired, events = bench.read(document)
        gold = Counter((e["type"], e.get("actor_country"), e.get("recipient_country")) for e in document["events"])
        said = Counter(map(_triple, events))
        hits, _ = _typed(document, repaired, events)
        totals.update(triple=sum((gold & said).values()), said=len(events), gold=len(document["events"]), typed=hits)
        for name, counter in (("hit", gold & said), ("said", said), ("gold", gold)):
            for (kind, *_), count in counter.items():
                types.setdefault(kind, Counter())[name] += count
        if options.errors:
            _show(document, repaired, events, gold, said, options.type)
    for kind, counts in sorted(types.items()):
        print(f"{kind:10} {_f1(counts['hit'], counts['said'], counts['gold'])}")
    print(f"{'events':10} {_f1(totals['triple'], totals['said'], totals['gold'])}")
    print(f"{'typed':10} {_f1(totals['typed'], totals['said'], totals['gold'])}")
    print(f"over-generation {totals['said'] / max(1, totals['gold']):.2f}")
    print(f"{1000 * bench.seconds / max(1, len(paths)):.2f} ms a document")


def _show(
    document: dict[str, Any],
    repaired: Repaired,
    events: tuple[SettledEvent, ...],
    gold: Counter[Triple],
    said: Counter[Triple],
    kind: str | None,
) -> None:
    text = document["text"]
    print(f"== {document['id']}")
    free, missing = said - gold, gold - said
    wrong = _typed(document, repaired, events)[1]
    for n, event in enumerate(events):
        mark = ("+" if free[_triple(event)] else " ") + ("t" if n in wrong else " ")
        if free[_triple(event)] and (kind in (None, event.event.type)):
            start, end = repaired.original_span(*event.event.trigger)
            names = [
                text[slice(*repaired.original_span(*p))] if p else None
                for p in (event.event.actor, event.event.recipient)
            ]
            around = text[max(0, start - 60) : start] + "[" + text[start:end] + "]" + text[end : end + 50]
            print(
                f"  {mark} {_triple(event)} {event.event.status} {names} | {event.event.why} | {around}".replace(
                    "\n", "/"
                )
            )
    for e in document["events"]:
        triple = (e["type"], e.get("actor_country"), e.get("recipient_country"))
        if missing[triple] and kind in (None, e["type"]):
            start, end = e["trigger"]
            around = text[max(0, start - 60) : start] + "[" + text[start:end] + "]" + text[end : end + 50]
            names = [text[slice(*e[r])] if e[r] else None for r in ("actor", "recipient")]
            print(f"  - {triple} {e['status']} {names} | {around}".replace("\n", "/"))


if __name__ == "__main__":
    main()
