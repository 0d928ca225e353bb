"""Which newsroom a paragraph is of: the plain text does not say, the articles that it was made from do."""

from __future__ import annotations

import json
import lzma
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from counts import chains_of
from regress import fit_classes

from goft.repair.letters import repair_letters

__all__ = ["HOUSES", "house_weights", "houses_of"]

HOUSES = (("iranintl",), ("fars", "farex"))
"""Files of the two houses: one that parts words wherever it can, and agencies of the older manner."""

REST = len(HOUSES)
_LENGTH = 900  # letters of a text that is made of neighbouring paragraphs, about what an article has


def houses_of(texts: Iterable[str], news: Path) -> list[int]:
    """The house of each text, by its place in HOUSES, or REST."""
    known: dict[str, int] = {}
    for house, names in enumerate(HOUSES):
        for name in names:
            known.update((line, house) for line in _lines(news / f"{name}.jsonl.xz"))
    return [known.get(text, REST) for text in texts]


def house_weights(texts: Sequence[str], houses: Sequence[int]) -> dict[str, tuple[float, float]]:
    """What each part of a word says for the two houses against the rest, the text's parts weighing one together as
    the root of their number; "" is what is believed beforehand."""
    rows, answers = [], []
    for text, house in _articles(texts, houses):
        parts = Counter(part for chain in chains_of(text) for part, _ in chain)
        whole = math.sqrt(parts.total())
        rows.append({part: n / whole for part, n in parts.items()})
        answers.append(house)
    weights = fit_classes(rows, answers, least=20, strength=0.3, keep=0.05)
    return {part: (one, other) for part, (one, other) in weights.items()}


def _articles(texts: Sequence[str], houses: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Neighbouring paragraphs of one house, together about as long as an article."""
    held: list[str] = []
    last = REST
    for text, house in zip(texts, houses, strict=True):
        if held and (house != last or sum(map(len, held)) > _LENGTH):
            yield "\n".join(held), last
            held = []
        held.append(text)
        last = house
    if held:
        yield "\n".join(held), last


def _lines(path: Path) -> Iterable[str]:
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            article = json.loads(row)
            for name in ("title", "lead", "body"):
                yield from (repair_letters(line.strip()) for line in (article.get(name) or "").split("\n"))
