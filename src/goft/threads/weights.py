"""What a word tells of a claim: the rarer in the news, the more (inverse document frequency, Spärck Jones 1972).

The counts are of paragraphs of Persian news (`training/threads/frequencies.py`) and do not depend on an archive, so
that what is alike in one is alike in every other, in whatever order its articles come.
"""

from __future__ import annotations

import lzma
import math
from functools import cache
from importlib.resources import files

__all__ = ["Weights", "load_weights"]

_LEAST = 1.5
"""The weight under which a word tells nothing: it stands in more than a fifth of all paragraphs."""


class Weights:
    """Weights of words as the archive makes them (`goft.words`), in nats: log of paragraphs over those with it."""

    def __init__(self, paragraphs: int, counts: dict[str, int]) -> None:
        self._weights = {word: math.log(paragraphs / count) for word, count in counts.items()}
        self._rarest = math.log(paragraphs / max(1, min(counts.values(), default=1) - 1))

    def of(self, word: str) -> float:
        """A word's weight; 0 for one that tells nothing, the most for one that was never met."""
        weight = self._weights.get(word, self._rarest)
        return weight if weight >= _LEAST else 0.0


@cache
def load_weights() -> Weights:
    """The counts that come with the package. Raises `ValueError` where the file is damaged."""
    raw = (files("goft.threads") / "data" / "frequencies.tsv.xz").read_bytes()
    first, *lines = lzma.decompress(raw).decode().splitlines()
    return Weights(int(first), {word: int(count) for word, _, count in (line.partition("\t") for line in lines)})
