"""Words of what happens again and again, read from `data/recurring.toml`: a blast today is not the one of yesterday."""

from __future__ import annotations

from importlib.resources import files

import msgspec

from goft.threads.weights import Weights
from goft.words import WordMaker

__all__ = ["load_recurring", "recurring_words"]


def recurring_words(maker: WordMaker, weights: Weights) -> frozenset[str]:
    """The package's own, as words of `maker`, without those that tell nothing."""
    return frozenset(word for entry in load_recurring() for word in maker.of_text(entry) if weights.of(word))


def load_recurring() -> tuple[str, ...]:
    """The package's own entries. Raises `msgspec.ValidationError` where the file is no list of them."""
    raw = msgspec.toml.decode(
        (files("goft.threads") / "data" / "recurring.toml").read_bytes(), type=dict[str, tuple[str, ...]]
    )
    return raw["recurring"]
