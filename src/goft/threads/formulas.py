"""Formulas: statements that claim nothing, read from `data/formulas.toml`."""

from __future__ import annotations

from collections.abc import Collection
from importlib.resources import files

import msgspec

from goft.threads.weights import Weights
from goft.words import WordMaker

__all__ = ["Formulas", "load_formulas"]

_MOST = 0.75
"""Share of a statement's weight that is a formula's, from which on it is one."""


class Formulas:
    """Tells formulas by their words. Load once."""

    def __init__(self, formulas: Collection[str], maker: WordMaker, weights: Weights) -> None:
        self._weights = weights
        self._formulas = tuple(frozenset(maker.of_text(formula)) for formula in formulas)

    @classmethod
    def load(cls, maker: WordMaker, weights: Weights) -> Formulas:
        """Over the package's own list, as words of `maker`."""
        return cls(load_formulas(), maker, weights)

    def has(self, words: Collection[str]) -> bool:
        """Whether a statement of these words says little but a formula."""
        weigh = self._weights.of
        whole = sum(map(weigh, set(words)))
        return any(sum(map(weigh, formula & set(words))) >= _MOST * whole for formula in self._formulas)


def load_formulas() -> tuple[str, ...]:
    """The package's own formulas. Raises `msgspec.ValidationError` where the file is no list of them."""
    raw = msgspec.toml.decode(
        (files("goft.threads") / "data" / "formulas.toml").read_bytes(), type=dict[str, tuple[str, ...]]
    )
    return raw["formulas"]
