"""Who does what to whom by week, over unannotated news, to be looked at for nonsense.

    python benchmarks/dyads.py [--telegram 5000] [--fars 1400] [--out FILE] [--show DYAD] [--judged]

Reads posts of `../shared/data/news`, and prints for the commonest pairs of states a line a week: events of each quad
class and their mean intensity. Under it stand the counts of what would be nonsense: events of a state with itself that
are of no domestic type, states in an event that the text does not name, and the same event told twice in one text.

`--out` keeps the events, one JSON object a line, with their sentence, so that a cell of the table can be read.
`--show USA-IRN` prints the sentences behind one pair. `--judged` only counts the verdicts that somebody gave on 60 of
the events (`judged/dyads.tsv`).
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, cast

from rich.progress import track

from goft.actors.gazetteer import english_state_name, load_gazetteer
from goft.actors.spelling import key
from goft.article import Article
from goft.events import event_class
from goft.events.model import EventType
from goft.events.plover import QuadClass
from goft.reader import Reader
from goft.record import ActorSpan, Record

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"
JUDGED = Path(__file__).with_name("judged") / "dyads.tsv"
QUADS: tuple[QuadClass, ...] = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
DOMESTIC = frozenset(["PROTEST", "COERCE", "ASSAULT", "CONSULT", "REQUEST", "ACCUSE", "SUPPORT", "REJECT", "AGREE"])


class Told(NamedTuple):
    """An event of one text between two states."""

    text: str
    week: str
    kind: str
    mode: str | None
    actor: str
    recipient: str
    trigger: str
    around: str

    @property
    def dyad(self) -> str:
        return f"{self.actor}-{self.recipient}"


def main() -> int:
    """Read, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--telegram", type=int, default=5000, help="posts of news/telegram")
    parser.add_argument("--fars", type=int, default=1400, help="articles of news/fars")
    parser.add_argument("--out", type=Path, help="write the events here")
    parser.add_argument("--show", help="print the sentences of a pair: USA-IRN")
    parser.add_argument("--weeks", type=int, default=8, help="weeks of each pair in the table")
    parser.add_argument("--judged", action="store_true", help="count the verdicts of judged/dyads.tsv")
    options = parser.parse_args()
    if options.judged:
        rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line[:1] != "#"][1:]
        print(f"{sum(row[-1] == 'right' for row in rows)} of {len(rows)} events have the right type and both states")
        return 0
    if not NEWS.is_dir():
        sys.stderr.write(f"{NEWS} is not here: nothing to read\n")
        return 2
    reader = Reader.load()
    events: list[Told] = []
    unnamed: Counter[str] = Counter()
    number = options.telegram + options.fars
    articles = _articles({"telegram": options.telegram, "fars": options.fars})
    for article in track(articles, total=number, description="Reading"):
        record = reader.read(article)
        told = list(_told(record, article))
        events += told
        named = _named(record)
        unnamed.update(state for one in told for state in (one.actor, one.recipient) if state not in named)
    if options.out:
        lines = (json.dumps(one._asdict(), ensure_ascii=False) + "\n" for one in events)
        options.out.write_text("".join(lines), encoding="utf-8")
    if options.show:
        for one in events:
            if one.dyad == options.show:
                print(one.week, one.kind, one.mode or "", one.trigger, "|", one.around)
    else:
        _table(events, options.weeks)
    _nonsense(events, unnamed)
    return 0


def _articles(numbers: dict[str, int]) -> Iterator[Article]:
    for name, number in numbers.items():
        with lzma.open(NEWS / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in islice(lines, number):
                row: dict[str, Any] = json.loads(line)
                parts = [row.get("title"), row.get("lead"), row.get("body")]
                text = "\n\n".join(dict.fromkeys(part for part in parts if part))
                day = date.fromisoformat(row["date"]) if row.get("date") else None
                yield Article(id=f"{name}/{row['id']}", text=text, outlet=row.get("outlet"), published=day)


def _told(record: Record, article: Article) -> Iterator[Told]:
    states = {actor.id: actor.country for actor in record.actors}

    def state(party: ActorSpan | None) -> str | None:
        return states.get(party.actor) if party is not None and party.actor is not None else None

    year, week, _ = article.published.isocalendar() if article.published else (0, 0, 0)
    for event in record.events:
        actor, recipient = state(event.actor), state(event.recipient)
        if actor and recipient and "negated" not in event.auxiliary:
            around = record.text[max(0, event.trigger.start - 90) : event.trigger.end + 70].replace("\n", " / ")
            yield Told(
                record.id,
                f"{year}-W{week:02}",
                event.type,
                event.mode,
                actor,
                recipient,
                event.trigger.text,
                around,
            )


def _named(record: Record) -> frozenset[str]:
    """The states whose names, adjectives, towns, bodies or known persons stand in a text."""
    keys = tuple(key(word.strip("«»()[]،.:؛!؟\"'")) for word in record.text.split())
    states = {match.entry.country for match in load_gazetteer().scan(keys) if match.entry.country}
    return frozenset(states | {one.country for one in record.actors if one.country and one.kind == "person"})


def _table(events: Iterable[Told], weeks: int) -> None:
    cells: defaultdict[str, defaultdict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for one in events:
        cells[one.dyad][one.week].append(one)
    ranked = sorted(cells, key=lambda dyad: -sum(map(len, cells[dyad].values())))
    print(f"{'pair':10} {'week':9} " + " ".join(f"{quad[:20]:>20}" for quad in QUADS) + "  intensity")
    for dyad in ranked[:12]:
        names = " → ".join(english_state_name(code) or code for code in dyad.split("-"))
        print(f"{dyad}  {names}")
        for week in sorted(cells[dyad])[-weeks:]:
            told = cells[dyad][week]
            quads = Counter(event_class(cast(EventType, one.kind)).quad for one in told)
            mean = sum(map(_intensity, told)) / len(told)
            print(f"{'':10} {week:9} " + " ".join(f"{quads[quad] or '':>20}" for quad in QUADS) + f"  {mean:9.1f}")


def _intensity(one: Told) -> float:
    kind = event_class(cast(EventType, one.kind))
    return kind.modes.get(one.mode or "", kind.intensity)


def _nonsense(events: list[Told], unnamed: Counter[str]) -> None:
    selves = Counter(one.kind for one in events if one.actor == one.recipient and one.kind not in DOMESTIC)
    seen = Counter((one.text, one.kind, one.dyad) for one in events)
    twice = sum(count - 1 for count in seen.values())
    print(f"{len(events)} events of two states, {sum(one.actor == one.recipient for one in events)} of one with itself")
    print(f"a state with itself, of no domestic type: {sum(selves.values())} {dict(selves.most_common())}")
    print(f"states that the text does not name: {sum(unnamed.values())} {dict(unnamed.most_common(8))}")
    print(f"the same type and pair again in one text: {twice}")


if __name__ == "__main__":
    sys.exit(main())
