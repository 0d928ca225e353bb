"""Who speaks in unannotated news, and whose state the reader does not know.

    python benchmarks/speakers.py [--articles 2000] [--top 40] [--sample 100 --seed 7]

Reads articles of every source of `../shared/data/news` in equal parts. A named speaker is a person with a name, an
office or a body: no pronoun, outlet, group (کارشناسان), unnamed one (یک منبع), thing that speaks (آمار), and no body
that the lists know as international. Printed are how many of them lack a state, and the commonest of those. `--sample`
prints resolutions drawn at random, one a line, to be judged by hand; the verdicts are kept in `judged/speakers.tsv`,
and `--judged` counts them.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from rich.progress import track

from goft.actors import actor_noun
from goft.actors.gazetteer import load_gazetteer
from goft.actors.holders import load_holders
from goft.actors.spelling import key, words
from goft.actors.words import load_words
from goft.article import Article
from goft.reader import Reader
from goft.record import Actor, Record

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"
JUDGED = Path(__file__).with_name("judged") / "speakers.tsv"


class Spoken(NamedTuple):
    """A speaker's words and whom they were taken for."""

    text: str
    words: str
    actor: Actor
    around: str


def main() -> int:
    """Read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--top", type=int, default=40, help="how many of those without a state to print")
    parser.add_argument("--sample", type=int, default=0, help="print so many resolutions drawn at random")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--judged", action="store_true", help="count the verdicts of judged/speakers.tsv")
    options = parser.parse_args()
    if options.judged:
        rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line[:1] != "#"][1:]
        print(f"{sum(row[-1] == 'right' for row in rows)} of {len(rows)} speakers are who they were taken for")
        return 0
    if not NEWS.is_dir():
        sys.stderr.write(f"{NEWS} is not here: nothing to read\n")
        return 2
    spoken = list(_spoken(options.articles))
    if options.sample:
        for one in random.Random(options.seed).sample(spoken, options.sample):
            print("\t".join([one.text, one.words, one.actor.key, one.actor.country or "-", one.around]))
        return 0
    _count(spoken, options.top)
    return 0


def _count(spoken: list[Spoken], top: int) -> None:
    named = [one for one in spoken if not _is_stateless(one.actor)]
    lacking = [one for one in named if one.actor.country is None]
    print(f"{len(spoken)} speakers in words, {len(named)} of them named and of a state")
    print(f"without one: {len(lacking)}, {100 * len(lacking) / max(1, len(named)):.1f} per cent")
    for words_of, count in Counter(one.words for one in lacking).most_common(top):
        print(f"{count:5}  {words_of}")


def _is_stateless(actor: Actor) -> bool:
    """Whether an actor is of no state that one could name: an outlet, a group, unnamed, a thing, international."""
    first = words(actor.name)[:1]
    if actor.kind in ("outlet", "group") or not first or first[0] in load_words().indefinite:
        return True
    if actor.kind == "organisation" and actor.country is None and not _is_body(actor.name):
        return True
    entry = load_gazetteer().get(key(actor.name))
    holder = load_holders().get(key(actor.key.partition("/")[2]))
    matches = load_gazetteer().scan(words(actor.name))
    inside = any(match.entry.kind == "institution" and match.entry.country is None for match in matches)
    return inside or (entry is not None and entry.country is None) or (holder is not None and actor.country is None)


def _is_body(name: str) -> bool:
    noun = actor_noun(name.split()[0]) or actor_noun("".join(name.split()[:2]))
    return noun is not None and noun.kind in ("organisation", "office", "person", "state")


def _spoken(number: int) -> Iterator[Spoken]:
    reader = Reader.load()
    sources = sorted(NEWS.glob("*.jsonl.xz"))
    share = -(-number // len(sources))
    articles = [article for source in sources for article in islice(_articles(source), share)][:number]
    for article in track(articles, description="Reading"):
        yield from _speakers(reader.read(article))


def _speakers(record: Record) -> Iterator[Spoken]:
    known = {actor.id: actor for actor in record.actors}
    pronouns = load_words().pronouns
    for statement in record.statements:
        speaker = statement.speaker
        if speaker is None or speaker.text is None or speaker.start is None or speaker.actor is None:
            continue
        first = words(speaker.text)[:1]
        if key(speaker.text) in pronouns or (first and pronouns.get(first[0]) == "demonstrative"):
            continue
        around = record.text[max(0, speaker.start - 60) : speaker.start + len(speaker.text) + 90]
        yield Spoken(record.id, speaker.text, known[speaker.actor], around.replace("\n", " / ").replace("\t", " "))


def _articles(source: Path) -> Iterator[Article]:
    name = source.name.partition(".")[0]
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            text = row.get("text") or "\n\n".join(
                dict.fromkeys(part for part in (row.get("title"), row.get("lead"), row.get("body")) if part)
            )
            if text:
                day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
                yield Article(id=f"{name}/{row['id']}", text=text, outlet=row.get("outlet"), published=day)


if __name__ == "__main__":
    sys.exit(main())
