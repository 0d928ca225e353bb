"""Fit the weights by which `goft.threads.likeness` tells one claim from another, and print them.

    python training/threads/train.py ARCHIVE

A logistic regression over `features` of the pairs of `benchmarks/judged/claims_training.csv`, whose articles ARCHIVE
has (made by `benchmarks/taking_in.py`), with its threads. The figures printed are of pairs left out in turn, ten parts
five times over, no article in two parts; the bias is set so that links from `SAME` on are right somewhat more often
than the fit would have it, since a wrong one spoils a thread.
"""

from __future__ import annotations

import argparse
import csv
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from goft.archive.rows import kept
from goft.threads.growing import name_of
from goft.threads.likeness import Features, features, weigh
from goft.threads.model import Claim

JUDGED = Path(__file__).resolve().parents[2] / "benchmarks" / "judged" / "claims_training.csv"
STRICTER = 0.2
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
        sys.exit(f"{options.archive} is not here: make it with benchmarks/taking_in.py, and goft threads rebuild")
    with closing(sqlite3.connect(options.archive)) as store:
        pairs = list(_pairs(store))
    rows, same = np.array([pair.row for pair in pairs]), np.array([pair.same for pair in pairs])
    print(f"{len(pairs)} pairs, {same.sum()} of them one claim")
    told = np.mean([_left_out(rows, same, _groups(pairs), seed) for seed in range(TIMES)], axis=0)
    for end in (0.5, 0.6, 0.7):
        found = told >= end
        print(f"left out, from {end} on: precision {100 * same[found].mean():.1f}", end="")
        print(f"  recall {100 * (found & same).sum() / same.sum():.1f}")
    bias, weights = _fit(rows, same)
    print(f"_BIAS = {bias - STRICTER:.2f}")
    print(f"_WEIGHTS = Features({', '.join(f'{weight:.2f}' for weight in weights)})")


def _pairs(store: sqlite3.Connection) -> Iterator[Pair]:
    """The judged pairs that are read today as they were when they were judged."""
    lines = (line for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    left = 0
    for row in csv.DictReader(lines):
        if row["same"] == "unclear":
            continue
        one = _claim(store, row["one"], row["statement"], row["said"])
        other = _claim(store, row["other"], row["its_statement"], row["its"])
        if one is None or other is None:
            left += 1
            continue
        first, last = sorted((one, other), key=name_of)
        days = (date.fromisoformat(last.day) - date.fromisoformat(first.day)).days
        yield Pair(features(weigh(first), weigh(last), days), row["same"] == "yes", (row["one"], row["other"]))
    if left:
        print(f"{left} pairs are left out: the reader reads them otherwise now")


def _claim(store: sqlite3.Connection, article: str, number: str, said: str) -> Claim | None:
    query = """
        SELECT c.data, r.data, a.text FROM claims c
        JOIN articles a ON a.id = c.article JOIN records r ON r.article = a.id
        WHERE a.key = ? AND c.number = ?
    """
    found = store.execute(query, (article, int(number[1:]))).fetchone()
    if found is None:
        return None
    statement = next(one for one in kept(found[1], found[2]).statements if one.id == number)
    content = " … ".join(span.text for span in statement.content)
    if f"{zlib.crc32(content.encode()):08x}" != said:
        return None
    return msgspec.msgpack.decode(found[0], type=Claim)


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
