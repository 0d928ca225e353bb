"""Draw pairs of posts to be judged, whether one is a copy of the other, for `judged/stories_training.csv`.

    python training/stories/draw.py PAIRS.jsonl

As the 300 of `benchmarks/judged/stories.csv` were drawn (`benchmarks/judged/stories.md`), but most of them where it is
hard to say; no text is of a cluster that has one of those. Each line has the names of two posts, in the order in which
they are to be read, and their texts; nothing of how alike they are.
"""

from __future__ import annotations

import json
import lzma
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from goft.errors import InputError
from goft.intake.defaults import Defaults
from goft.intake.jsonl import article_of_line

ROOT = Path(__file__).resolve().parents[2]
NEWS = ROOT.parent / "shared" / "data" / "news"
JUDGED = ROOT / "benchmarks" / "judged" / "stories.csv"
SEED = 20261201
DRAWN = (
    (0.15, 0.40, 32),
    (0.40, 0.50, 52),
    (0.50, 0.60, 51),
    (0.60, 0.70, 51),
    (0.70, 0.80, 51),
    (0.80, 0.90, 51),
    (0.90, 1.01, 32),
)
"""How many pairs of which containment."""
FULL = 0.1
"""The share of them that are of files without days, most of them full articles."""
FEWEST, MOST = 15, 800
SHORT = 60
DAYS = 3
COMMON = 40
"""A word pair of more posts than these brings none together."""
CLUSTER = 0.4
OF_ONE = 2

_WORD = re.compile(r"\w+")
_ALIKE = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی", "ۀ": "ه", "\u200c": None, "\u200f": None, "\u200e": None})
_NUMBER = re.compile(r"\d{5,}")


class Post(NamedTuple):
    """What is drawn from."""

    name: str
    outlet: str
    day: int | None
    text: str
    words: int
    pairs: frozenset[int]


class Near(NamedTuple):
    """Two posts, and the share of the shorter one's word pairs that the other has."""

    one: int
    other: int
    share: float


def main() -> None:
    """Read, bring together, draw, write."""
    posts = [post for source in sorted(NEWS.glob("*.jsonl.xz")) for post in _posts(source)]
    near, clusters = _near(posts)
    taken = _judged()
    closed = {clusters[at] for at, post in enumerate(posts) if post.name in taken}
    left = [pair for pair in near if not {clusters[pair.one], clusters[pair.other]} & closed]
    rng = random.Random(SEED)
    drawn = [pair for low, high, count in DRAWN for pair in _draw(rng, left, posts, clusters, (low, high), count)]
    rng.shuffle(drawn)
    with Path(sys.argv[1]).open("w", encoding="utf-8") as lines:
        for pair in drawn:
            two = [posts[pair.one], posts[pair.other]]
            rng.shuffle(two)
            lines.write(json.dumps([[post.name, post.text] for post in two], ensure_ascii=False) + "\n")
    print(f"{len(posts)} posts, {len(near)} pairs, {len(left)} without those judged, {len(drawn)} drawn")


def _posts(source: Path) -> Iterator[Post]:
    name = source.name.partition(".")[0]
    with lzma.open(source) as lines:
        for line in lines:
            try:
                article = article_of_line(line, name, "", Defaults(fields=(("published", "date"),)))
            except InputError:
                continue
            words = _WORD.findall(article.text.translate(_ALIKE))
            if FEWEST <= len(words) <= MOST:
                day = article.published.toordinal() if article.published else None
                pairs = frozenset(hash(pair) for pair in pairwise(words))
                short = _NUMBER.search(article.id) if article.id.startswith("http") else None
                known = f"{name}/{short.group() if short else article.id}"
                yield Post(known, article.outlet or name, day, article.text, len(words), pairs)


def _near(posts: list[Post]) -> tuple[list[Near], list[int]]:
    """Pairs of different outlets that share two less common word pairs, and the cluster of each post."""
    having: defaultdict[int, list[int]] = defaultdict(list)
    for at, post in enumerate(posts):
        for pair in post.pairs:
            having[pair].append(at)
    parents = list(range(len(posts)))
    found = []
    for at, post in enumerate(posts):
        met = Counter(other for pair in post.pairs if len(having[pair]) <= COMMON for other in having[pair])
        for other, shared in sorted(met.items()):
            if other >= at or shared < 2 or not _same_days(post, posts[other]):
                continue
            both = len(post.pairs & posts[other].pairs)
            sizes = len(post.pairs), len(posts[other].pairs)
            if both / (sum(sizes) - both) >= CLUSTER:
                parents[_root(parents, at)] = _root(parents, other)
            if post.outlet != posts[other].outlet or post.day is None:
                found.append(Near(other, at, both / min(sizes)))
    return found, [_root(parents, at) for at in range(len(posts))]


def _same_days(one: Post, other: Post) -> bool:
    if one.day is None or other.day is None:
        return one.day is other.day
    return abs(one.day - other.day) <= DAYS


def _root(parents: list[int], at: int) -> int:
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at


def _judged() -> set[str]:
    rows = [line.split(",") for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name for row in rows[1:] for name in row[:2]}


def _draw(
    rng: random.Random,
    near: list[Near],
    posts: list[Post],
    clusters: list[int],
    between: tuple[float, float],
    count: int,
) -> list[Near]:
    """Pairs of a containment: a tenth of them without a day, the others by the square root of how many there are of
    each two outlets and of short and long ones; no more than two of one cluster."""
    kinds: defaultdict[tuple[object, ...], list[Near]] = defaultdict(list)
    for pair in near:
        if between[0] <= pair.share < between[1]:
            kinds[_kind(posts[pair.one], posts[pair.other])].append(pair)
    used: Counter[int] = Counter()
    drawn: list[Near] = []
    for full, wanted in ((True, round(count * FULL)), (False, count)):
        some = {kind: pairs for kind, pairs in kinds.items() if kind[0] is full}
        while some and len(drawn) < wanted:
            kind = rng.choices(list(some), [sqrt(len(pairs)) for pairs in some.values()])[0]
            pair = some[kind].pop(rng.randrange(len(some[kind])))
            if not some[kind]:
                del some[kind]
            of = {clusters[pair.one], clusters[pair.other]}
            if all(used[cluster] < OF_ONE for cluster in of):
                used.update(of)
                drawn.append(pair)
    return drawn


def _kind(one: Post, other: Post) -> tuple[object, ...]:
    return one.day is None, *sorted((one.outlet, other.outlet)), min(one.words, other.words) < SHORT


if __name__ == "__main__":
    main()
