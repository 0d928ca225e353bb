"""Distributional word classes from plain news text: words that stand between the same words share a class.

    python training/tagger/clusters.py ../shared/data/plain_fa.txt.xz src/goft/language/data/classes.tsv

Prints nothing; writes one line a class: fine class, coarse class, words. Words are written without half-spaces, as the
tagger asks for them. About two minutes on one core.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from goft.language.tokens import fold, tokenize

VOCABULARY = 24_000
CONTEXTS = 800
DIMENSIONS = 60
FINE = 256
COARSE = 48
SEED = 7


def keys(path: Path) -> list[list[str]]:
    """Every paragraph as the keys of its tokens; numbers are one key."""
    kept: dict[str, str] = {}
    found = []
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            words = []
            for start, end in tokenize(line):
                form = line[start:end]
                if form not in kept:
                    key = fold(form).replace("\u200c", "")
                    kept[form] = "0" if key[:1].isdecimal() else key
                words.append(kept[form])
            found.append(words)
    return found


def vectors(paragraphs: list[list[str]]) -> tuple[list[str], np.ndarray]:
    """Vocabulary and one unit vector a word, from positive pointwise mutual information with its neighbours."""
    counts = Counter(word for words in paragraphs for word in words)
    vocabulary = [word for word, count in counts.most_common(VOCABULARY) if count >= 8]
    index = {word: place for place, word in enumerate(vocabulary)}
    pairs: Counter[tuple[int, int]] = Counter()
    for words in paragraphs:
        ids = [-1, *(index.get(word, -1) for word in words), -1]
        for place in range(1, len(ids) - 1):
            if ids[place] < 0:
                continue
            for slot, other in ((0, ids[place - 1]), (1, ids[place + 1])):
                if other < CONTEXTS:
                    pairs[ids[place], (other + 1) * 2 + slot] += 1
    rows = np.fromiter((row for row, _ in pairs), dtype=np.int32, count=len(pairs))
    columns = np.fromiter((column for _, column in pairs), dtype=np.int32, count=len(pairs))
    values = np.fromiter(pairs.values(), dtype=np.float64, count=len(pairs))
    matrix = coo_matrix((values, (rows, columns)), shape=(len(vocabulary), (CONTEXTS + 1) * 2)).tocsr()
    total = matrix.sum()
    by_row = np.asarray(matrix.sum(axis=1)).ravel()
    by_column = np.asarray(matrix.sum(axis=0)).ravel() ** 0.75
    by_column *= total / by_column.sum()
    matrix = matrix.tocoo()
    matrix.data = np.maximum(np.log(matrix.data * total / (by_row[matrix.row] * by_column[matrix.col])), 0.0)
    reduced = TruncatedSVD(DIMENSIONS, random_state=SEED).fit_transform(matrix.tocsr())
    return vocabulary, normalize(reduced)


def main(source: Path, target: Path) -> None:
    """Write the classes of the words of `source` to `target`."""
    vocabulary, points = vectors(keys(source))
    fine = MiniBatchKMeans(FINE, random_state=SEED, n_init=3, batch_size=4096).fit(points)
    coarse = MiniBatchKMeans(COARSE, random_state=SEED, n_init=10).fit_predict(normalize(fine.cluster_centers_))
    lines = [
        "# Distributional classes of words, from plain news text, by training/tagger/clusters.py: fine class, coarse",
        "# class, words without half-spaces, most frequent first. Made by the script; edit the script, not this file.",
    ]
    for number in range(FINE):
        words = [word for word, label in zip(vocabulary, fine.labels_, strict=True) if label == number and word]
        if words:
            lines.append(f"{number}\t{coarse[number]}\t{' '.join(words)}")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
