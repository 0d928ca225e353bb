"""Which newsroom a paragraph is of: the plain text does not say, the articles that it was made from do."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from pathlib import Path

from goft.repair.letters import repair_letters

__all__ = ["HOUSES", "by_house"]

HOUSES = (("iranintl",), ("fars", "farex", "hamshahri", "radiofarda"))
"""Files of the two houses: one that parts words wherever it can, and newsrooms of the older manner."""


def by_house(texts: Iterable[str], news: Path) -> tuple[list[str], list[str], list[str]]:
    """The texts of each house, and those of neither."""
    known: dict[str, int] = {}
    for house, names in enumerate(HOUSES):
        for name in names:
            known.update((line, house) for line in _lines(news / f"{name}.jsonl.xz"))
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    for text in texts:
        parts[known.get(text, len(HOUSES))].append(text)
    return parts


def _lines(path: Path) -> Iterable[str]:
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            article = json.loads(row)
            for name in ("title", "lead", "body"):
                yield from (repair_letters(line.strip()) for line in (article.get(name) or "").split("\n"))
