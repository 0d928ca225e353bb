"""What is counted in the news text: words with their half-spaces, and pairs with what stands between them."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goft.repair.letters import repair_letters
from goft.repair.spaced import BARRIER
from goft.repair.words import HALF_SPACE, WORD, parts_of

__all__ = ["Counts", "chains_of", "count", "gaps_of", "paragraphs"]

_SHORTEST = 30  # letters: a shorter line (ادامه دارد) is nobody's own


@dataclass
class Counts:
    """Tallies over paragraphs. Keys of pairs are "a b", of neighbours "z a b" and "a b c"."""

    words: Counter[str] = field(default_factory=Counter)
    joined: Counter[str] = field(default_factory=Counter)
    spaced: Counter[str] = field(default_factory=Counter)
    joined_left: Counter[str] = field(default_factory=Counter)
    spaced_left: Counter[str] = field(default_factory=Counter)
    joined_right: Counter[str] = field(default_factory=Counter)
    spaced_right: Counter[str] = field(default_factory=Counter)

    def add(self, other: Counts) -> None:
        """Put the tallies of `other` to these."""
        for name in self.__dataclass_fields__:
            getattr(self, name).update(getattr(other, name))


def paragraphs(plain: Path, gold: Path | None) -> Iterator[str]:
    """The paragraphs of `plain`, letters repaired, each once, and none that stands in the gold documents of `gold`."""
    seen = set(_gold_lines(gold)) if gold else set()
    with lzma.open(plain, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = repair_letters(line.strip())
            if text and text not in seen:
                seen.add(text)
                yield text


def _gold_lines(gold: Path) -> Iterator[str]:
    for path in sorted(gold.glob("*.json")):
        for line in json.loads(path.read_text(encoding="utf-8"))["text"].split("\n"):
            text = repair_letters(line.strip())
            if len(text) >= _SHORTEST:
                yield text


def gaps_of(text: str) -> Iterator[tuple[str, str, str, str, bool]]:
    """Every place between two parts: the part before them, the two, the part after them, and whether a half-space
    stands there rather than a space."""
    for chain in chains_of(text):
        for place in range(len(chain) - 1):
            (left, joined), (right, _) = chain[place], chain[place + 1]
            before = chain[place - 1][0] if place else BARRIER
            after = chain[place + 2][0] if place + 2 < len(chain) else BARRIER
            yield before, left, right, after, joined


def chains_of(text: str) -> Iterator[list[tuple[str, bool]]]:
    """Runs of parts with nothing but one space or half-space between; each with whether a half-space follows."""
    chain: list[tuple[str, bool]] = []
    end = -1
    for match in WORD.finditer(text):
        word = match.group()
        parts = ["#"] if word[0].isdecimal() else ["@"] if word[0].isascii() else parts_of(word)
        if chain:
            if match.start() == end + 1 and text[end] in f" {HALF_SPACE}":
                chain[-1] = (chain[-1][0], text[end] == HALF_SPACE)
            else:
                yield chain
                chain = []
        chain += [(part, True) for part in parts]
        chain[-1] = (parts[-1], False)
        end = match.end()
    if chain:
        yield chain


def count(texts: Iterable[str]) -> Counts:
    """Tallies over `texts`."""
    counts = Counts()
    for text in texts:
        counts.words.update(word for word in WORD.findall(text) if not word[0].isdecimal() and not word.isascii())
        for before, left, right, after, joined in gaps_of(text):
            pair = f"{left} {right}"
            if joined:
                counts.joined[pair] += 1
                counts.joined_left[f"{before} {pair}"] += 1
                counts.joined_right[f"{pair} {after}"] += 1
            else:
                counts.spaced[pair] += 1
                counts.spaced_left[f"{before} {pair}"] += 1
                counts.spaced_right[f"{pair} {after}"] += 1
    return counts
