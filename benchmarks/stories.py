"""Which re-posts of other outlets the archive takes for one story, and which it should.

    python benchmarks/stories.py [--errors]

Reads the posts of `judged/stories.csv` (300 pairs, judged by hand: `judged/stories.md`) from `../shared/data/news`,
takes all of them into an archive of its own, as `goft archive add` would, in the order of their days, and looks whether
the two of each pair ended in one story. Beside it stands what the two marks alone say: whether they share a band and
are alike enough. The two differ where a third post joined the pair, or where a band was too full to be compared as a
whole.

The weights of the method are fitted on other pairs (`judged/stories_training.csv`, by `training/stories/train.py`), of
texts that have nothing to do with these. Wholly held out the 300 are not: an earlier method, whose fingerprints and
numbers rule are still in use, was tuned on half of them.

`--errors` prints the pairs that were got wrong, with how alike the marks are and the share of the shorter one's word
pairs that the other has.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec
from rich.progress import track

from goft.archive import Archive
from goft.archive.rows import digest_of
from goft.archive.stories import SAME, Mark, alike, mark_of
from goft.archive.taking_in import take_in
from goft.article import Article
from goft.errors import InputError
from goft.intake.defaults import Defaults
from goft.intake.jsonl import article_of_line
from goft.words import WordMaker

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"
JUDGED = Path(__file__).with_name("judged") / "stories.csv"
_NUMBER = re.compile(r"\d{5,}")
_DAYS = Defaults(fields=(("published", "date"),))


class Pair(NamedTuple):
    """Two posts and whether somebody took them for one story."""

    one: str
    other: str
    same: bool


class Post(NamedTuple):
    """What is compared of a post."""

    words: frozenset[tuple[str, str]]
    mark: Mark
    story: int


class Counted(NamedTuple):
    """How a way of finding stories did."""

    right: int
    found: int
    wanted: int

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        both = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f"precision {100 * precision:5.1f}  recall {100 * recall:5.1f}  F1 {100 * both:5.1f}"


def main() -> int:
    """Read, take in, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print the pairs that were got wrong")
    options = parser.parse_args()
    if not NEWS.is_dir():
        sys.stderr.write(f"{NEWS} is not here: nothing to read\n")
        return 2
    pairs = judged()
    posts = _posts({name for pair in pairs for name in (pair.one, pair.other)})
    print(f"{len(pairs)} pairs of {len(posts)} posts, {sum(pair.same for pair in pairs)} of them one story")
    print(f"in the archive  {_count((pair, _joined(pair, posts)) for pair in pairs)}")
    print(f"pair by pair    {_count((pair, _met(pair, posts)) for pair in pairs)}")
    if options.errors:
        _print_errors(pairs, posts)
    return 0


def judged(place: Path = JUDGED) -> list[Pair]:
    """The judged pairs of a file."""
    with place.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [Pair(row["one"], row["other"], row["same"] == "yes") for row in rows]


def _joined(pair: Pair, posts: dict[str, Post]) -> bool:
    return posts[pair.one].story == posts[pair.other].story


def _met(pair: Pair, posts: dict[str, Post]) -> bool:
    one, other = posts[pair.one].mark, posts[pair.other].mark
    return bool(set(one.bands) & set(other.bands)) and alike(one.sketch, other.sketch) >= SAME


def _count(found: Iterable[tuple[Pair, bool]]) -> Counted:
    told = list(found)
    right = sum(same and pair.same for pair, same in told)
    return Counted(right, sum(same for _, same in told), sum(pair.same for pair, _ in told))


def _print_errors(pairs: Sequence[Pair], posts: dict[str, Post]) -> None:
    for pair in pairs:
        joined = _joined(pair, posts)
        if joined == pair.same and _met(pair, posts) == pair.same:
            continue
        one, other = posts[pair.one], posts[pair.other]
        bands = len(set(one.mark.bands) & set(other.mark.bands))
        share = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
        what = f"{'one story' if pair.same else 'not one  '}  {'joined' if joined else 'apart '}"
        figures = f"alike {alike(one.mark.sketch, other.mark.sketch):.2f}  share {share:.2f}  bands {bands:2}"
        print(f"{what}  {figures}  {pair.one}  {pair.other}")


def _posts(wanted: set[str]) -> dict[str, Post]:
    articles = {article.id: article for article in articles_of(wanted)}
    stories = _stories(sorted(articles.values(), key=lambda article: (article.published or date.min, article.id)))
    words = WordMaker.load()
    posts = {}
    for name, article in articles.items():
        found = words.of_text(article.text)
        posts[name] = Post(frozenset(pairwise(found)), mark_of(found), stories[digest_of(article)])
    return posts


def _stories(articles: Sequence[Article]) -> dict[str, int]:
    """The stories that an archive makes of articles, by their digests."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "stories.sqlite"
        with Archive(place) as archive:
            take_in(archive, track(articles, description="Taking in"))
        with sqlite3.connect(place) as connection:
            return dict(connection.execute("SELECT digest, story FROM articles"))


def articles_of(wanted: set[str]) -> list[Article]:
    """Articles of those names, each named by its file and its id; an id that is an address, by the number in it."""
    found = {
        article.id: article
        for source in sorted({name.partition("/")[0] for name in wanted})
        for article in _named(source)
        if article.id in wanted
    }
    if missing := wanted - set(found):
        raise SystemExit(f"{len(missing)} judged posts are not in {NEWS}: {sorted(missing)[:3]}")
    return list(found.values())


def _named(source: str) -> Iterator[Article]:
    with lzma.open(NEWS / f"{source}.jsonl.xz") as lines:
        for line in lines:
            with suppress(InputError):
                article = article_of_line(line, source, "", _DAYS)
                yield msgspec.structs.replace(article, id=f"{source}/{_short(article.id)}")


def _short(name: str) -> str:
    number = _NUMBER.search(name) if name.startswith("http") else None
    return number.group() if number else name


if __name__ == "__main__":
    sys.exit(main())
