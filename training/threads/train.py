"""Fit the weights by which `goft.threads.likeness` tells one claim from another, and print them.

    python training/threads/train.py ARCHIVE

A logistic regression over `features` of the pairs of `benchmarks/judged/claims_training.csv`, whose articles ARCHIVE
has (made by `benchmarks/taking_in.py`). The figures printed are of pairs left out in turn, ten parts five times over,
no article in two parts; the bias is set so that links from `SAME` on are right more often than the fit would have it,
since a wrong one spoils a thread.
"""

from __future__ import annotations

import argparse
import csv
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from goft.archive.rows import kept
from goft.preparing import Preparer
from goft.threads import Claim, ClaimMaker
from goft.threads.growing import days_apart, name_of
from goft.threads.likeness import Features, features, weigh
from goft.words import WordMaker

JUDGED = Path(__file__).resolve().parents[2] / "benchmarks" / "judged" / "claims_training.csv"
STRICTER = 0.9
"""Log-odds taken from the bias."""
PARTS, TIMES = 10, 5

Floats = NDArray[np.float64]


class Pair(NamedTuple):
    """What is weighed of two statements, whether they make one claim, and their articles."""

    row: Features
    same: bool
    articles: tuple[str, str]


def main() -> None:
    """Read, leave out in turn, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    options = parser.parse_args()
    if not options.archive.exists():
        sys.exit(f"{options.archive} is not here: make it with benchmarks/taking_in.py")
    with closing(sqlite3.connect(options.archive)) as store:
        pairs = list(_pairs(_Claims(store)))
    rows, same = np.array([pair.row for pair in pairs]), np.array([pair.same for pair in pairs])
    print(f"{len(pairs)} pairs, {same.sum()} of them one claim")
    told = np.mean([_left_out(rows, same, _groups(pairs), seed) for seed in range(TIMES)], axis=0)
    for stricter in (0.0, STRICTER, 2 * STRICTER):
        found = told >= 1 / (1 + np.exp(-stricter))
        print(f"left out, stricter by {stricter}: precision {100 * same[found].mean():.1f}", end="")
        print(f"  recall {100 * (found & same).sum() / same.sum():.1f}")
    bias, weights = _fit(rows, same)
    print(f"_BIAS = {bias - STRICTER:.2f}")
    print(f"_WEIGHTS = Features({', '.join(f'{weight:.2f}' for weight in weights)})")


class _Claims:
    """Makes the claims of an archive's articles."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        self._preparer = Preparer.load()
        self._words = WordMaker.load(self._preparer)
        self._maker = ClaimMaker.load(self._words)

    def claim(self, article: str, number: str, said: str) -> Claim | None:
        """A statement's claim; None where it is none, or has other words than when it was judged."""
        query = "SELECT r.data, a.text FROM articles a JOIN records r ON r.article = a.id WHERE a.key = ?"
        data, text = self._store.execute(query, (article,)).fetchone()
        record, prepared = kept(data, text), self._preparer.prepare(text)
        contents = {one.id: " … ".join(span.text for span in one.content) for one in record.statements}
        if f"{zlib.crc32(contents.get(number, '').encode()):08x}" != said:
            return None
        found = self._maker.of(record, prepared, self._words.placed(prepared))
        return next((one for one in found if one.number == number), None)


def _pairs(claims: _Claims) -> Iterator[Pair]:
    """The judged pairs that are read today as they were when they were judged."""
    lines = (line for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    left = 0
    for row in csv.DictReader(lines):
        if row["same"] == "unclear":
            continue
        one = claims.claim(row["one"], row["statement"], row["said"])
        other = claims.claim(row["other"], row["its_statement"], row["its"])
        if one is None or other is None:
            left += 1
            continue
        first, last = sorted((one, other), key=name_of)
        found = features(weigh(first), weigh(last), days_apart(first, last))
        yield Pair(found, row["same"] == "yes", (row["one"], row["other"]))
    if left:
        print(f"{left} pairs are left out: what they say is no claim now, or read otherwise")


def _groups(pairs: list[Pair]) -> NDArray[np.intp]:
    """Pairs that share an article, by any number of steps, have the same number."""
    of: dict[str, int] = {}
    for number, pair in enumerate(pairs):
        old = {of.get(article, number) for article in pair.articles}
        of |= {name: number for name, known in of.items() if known in old} | dict.fromkeys(pair.articles, number)
    return np.array([of[pair.articles[0]] for pair in pairs])


def _left_out(rows: Floats, same: NDArray[np.bool_], groups: NDArray[np.intp], seed: int) -> Floats:
    """How sure each pair is by what the other parts say."""
    known = np.unique(groups)
    parts = dict(zip(known, np.random.default_rng(seed).permutation(len(known)) % PARTS, strict=True))
    part = np.array([parts[group] for group in groups])
    sure = np.zeros(len(rows))
    for left in range(PARTS):
        bias, weights = _fit(rows[part != left], same[part != left])
        sure[part == left] = 1 / (1 + np.exp(-(bias + rows[part == left] @ weights)))
    return sure


def _fit(rows: Floats, same: NDArray[np.bool_]) -> tuple[float, Floats]:
    scale = StandardScaler().fit(rows)
    model = LogisticRegression().fit(scale.transform(rows), same)
    found: Floats = model.coef_[0] / scale.scale_
    return float(model.intercept_[0] - found @ scale.mean_), found


if __name__ == "__main__":
    main()
