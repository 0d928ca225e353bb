"""Fit the weights by which `goft.archive.stories` tells copies, on `judged/stories_training.csv`, and print them.

    python training/stories/train.py

A logistic regression over `features`, each pair weighted as if as many had been drawn of its containment as among the
300 of `benchmarks/stories.py`, of which nothing else is used here. The figures printed are of pairs left out
in turn, ten parts five times over, no post in two parts; the bias is such that there, pairs from `SAME` on are right
in 95 of 100 cases.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from goft.archive.stories import features, mark_of
from goft.words import WordMaker

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
from stories import Pair, articles_of, judged  # noqa: E402

TRAINING = ROOT / "benchmarks" / "judged" / "stories_training.csv"
PRECISION = 0.95
PARTS, TIMES = 10, 5
FROM = (0.0, 0.40, 0.50, 0.60, 0.70, 0.80, 0.90, 1.01)
OF_300 = (75, 30, 30, 30, 30, 30, 45)
"""How many of the 300 were drawn of each stretch of containment (of the first, from 0.15 on)."""
NEVER = -99.0
"""The log-odds of a pair that is never taken for one story: no shared band, too little in common, other numbers."""

Floats = NDArray[np.float64]


def main() -> None:
    """Read, leave out in turn, fit, print."""
    pairs = judged(TRAINING)
    maker = WordMaker.load()
    posts = articles_of({name for pair in pairs for name in (pair.one, pair.other)})
    words = {post.id: maker.of_text(post.text) for post in posts}
    rows, shares = zip(*(_looked_at(words[pair.one], words[pair.other]) for pair in pairs), strict=True)
    same = np.array([pair.same for pair in pairs])
    weights = _weights(np.array(shares))
    groups = _groups(pairs)
    told = [_left_out(rows, same, weights, groups, seed) for seed in range(TIMES)]
    ends = [_end(odds, same, weights) for odds in told]
    end = float(np.median(ends))
    print(f"{len(pairs)} pairs, {same.sum()} of them one story")
    for what, by in (("as in the 300", weights), ("as drawn", np.ones(len(pairs)))):
        print(f"left out, {what}: " + "  ".join(_figures(told, end, same, by)))
    bias, found = _fit(rows, same, weights)
    print(f"_BIAS, _CONTAINED, _HEAD, _SWAPPED = {bias - end:.2f}, " + ", ".join(f"{one:.2f}" for one in found))


def _looked_at(one: list[str], other: list[str]) -> tuple[tuple[float, ...] | None, float]:
    """The features of a pair, if it can be found at all, and its containment."""
    marks = mark_of(one), mark_of(other)
    first, second = set(pairwise(one)), set(pairwise(other))
    share = len(first & second) / max(1, min(len(first), len(second)))
    if not set(marks[0].bands) & set(marks[1].bands):
        return None, share
    return features(marks[0].sketch, marks[1].sketch), share


def _weights(shares: Floats) -> Floats:
    """How much each pair counts, so that each stretch of containment does as it does among the 300."""
    stretch = np.digitize(shares, FROM) - 1
    each = np.array(OF_300) / np.bincount(stretch, minlength=len(OF_300))
    found: Floats = each[stretch]
    return found


def _groups(pairs: list[Pair]) -> NDArray[np.intp]:
    """Pairs that share a post, by any number of steps, have the same number."""
    of: dict[str, int] = {}
    for number, pair in enumerate(pairs):
        old = {of.get(pair.one, number), of.get(pair.other, number)}
        of |= {name: number for name, known in of.items() if known in old} | {pair.one: number, pair.other: number}
    return np.array([of[pair.one] for pair in pairs])


def _left_out(
    rows: tuple[tuple[float, ...] | None, ...], same: NDArray[np.bool_], weights: Floats, groups: NDArray[np.intp],
    seed: int,
) -> Floats:  # fmt: skip
    """The log-odds of each pair by what the other parts say."""
    known = np.unique(groups)
    parts = dict(zip(known, np.random.default_rng(seed).permutation(len(known)) % PARTS, strict=True))
    part = np.array([parts[group] for group in groups])
    odds = np.full(len(rows), NEVER)
    for left in range(PARTS):
        others = [at for at in range(len(rows)) if part[at] != left]
        bias, found = _fit(tuple(rows[at] for at in others), same[others], weights[others])
        for at in np.flatnonzero(part == left):
            row = rows[at]
            if row is not None:
                odds[at] = bias + float(np.dot(found, row))
    return odds


def _fit(rows: tuple[tuple[float, ...] | None, ...], same: NDArray[np.bool_], weights: Floats) -> tuple[float, Floats]:
    """The bias and the weight of each feature."""
    seen = [at for at, row in enumerate(rows) if row is not None]
    table = np.array([rows[at] for at in seen])
    scale = StandardScaler().fit(table)
    model = LogisticRegression().fit(scale.transform(table), same[seen], sample_weight=weights[seen])
    found: Floats = model.coef_[0] / scale.scale_
    return float(model.intercept_[0] - found @ scale.mean_), found


def _end(odds: Floats, same: NDArray[np.bool_], weights: Floats) -> float:
    """The lowest log-odds from which on the pairs are right often enough."""
    order = np.argsort(-odds)
    right = np.cumsum(weights[order] * same[order]) / np.cumsum(weights[order])
    return float(odds[order][np.flatnonzero(right >= PRECISION)[-1]])


def _figures(told: list[Floats], end: float, same: NDArray[np.bool_], weights: Floats) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for odds in told:
        found = odds >= end
        counts["right"] += (weights * (found & same)).sum()
        counts["found"] += (weights * found).sum()
        counts["wanted"] += (weights * same).sum()
    yield f"precision {100 * counts['right'] / counts['found']:.1f}"
    yield f"recall {100 * counts['right'] / counts['wanted']:.1f}"


if __name__ == "__main__":
    main()
