"""Logistic regression over named features, the same weights on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

__all__ = ["fit", "fit_classes"]


def fit(
    rows: Sequence[Mapping[str, float]], answers: Sequence[bool], *, least: int, strength: float, keep: float
) -> dict[str, float]:
    """Weights by feature name. Features in fewer than `least` rows, and weights under `keep`, are left out."""
    matrix, names = _matrix(rows, least)
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=300, fit_intercept=False)
    model.fit(matrix, np.array(answers))
    return {name: float(weight) for name, weight in zip(names, model.coef_[0], strict=True) if abs(weight) >= keep}


def fit_classes(
    rows: Sequence[Mapping[str, float]], answers: Sequence[int], *, least: int, strength: float, keep: float
) -> dict[str, tuple[float, ...]]:
    """The same for several classes that are as likely as each other: what each name says for every class but the last,
    against the last. The name "" holds what is believed before any feature."""
    matrix, names = _matrix(rows, least)
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=300, class_weight="balanced")
    model.fit(matrix, np.array(answers))
    against = model.coef_[:-1] - model.coef_[-1]
    weights = {
        name: tuple(map(float, column))
        for name, column in zip(names, against.T, strict=True)
        if np.abs(column).max() >= keep
    }
    return {"": tuple(map(float, model.intercept_[:-1] - model.intercept_[-1])), **weights}


def _matrix(rows: Sequence[Mapping[str, float]], least: int) -> tuple[csr_matrix, list[str]]:
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, n in seen.items() if n >= least)
    column = {name: place for place, name in enumerate(names)}
    starts, columns, values = [0], [], []
    for row in rows:
        for name, value in row.items():
            if name in column:
                columns.append(column[name])
                values.append(value)
        starts.append(len(columns))
    return csr_matrix((np.array(values), np.array(columns), np.array(starts)), shape=(len(rows), len(names))), names
