"""Logistic regression over named features, the same weights on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

__all__ = ["fit"]


def fit(
    rows: Sequence[dict[str, float]], answers: Sequence[bool], *, least: int, strength: float, keep: float
) -> dict[str, float]:
    """Weights by feature name. Features in fewer than `least` rows, and weights under `keep`, are left out."""
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
    matrix = csr_matrix((np.array(values), np.array(columns), np.array(starts)), shape=(len(rows), len(names)))
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=300, fit_intercept=False)
    model.fit(matrix, np.array(answers))
    return {name: float(weight) for name, weight in zip(names, model.coef_[0], strict=True) if abs(weight) >= keep}
