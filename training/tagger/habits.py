"""What words mostly are: how a first tagger took every frequent word of plain news text."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from goft.language.sentences import split
from goft.language.tagger import Tagger
from goft.language.tokens import tokenize
from goft.language.words import Words

__all__ = ["collect", "write"]

# Words seen less often say too little.
LEAST = 6


def collect(paragraphs: list[str], tagger: Tagger, words: Words) -> dict[str, str]:
    """Word without half-spaces to its commonest tag and its share of ezafe in fifths: `NOUN3`."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in paragraphs:
        spans = tokenize(text)
        for first, last in split(text, spans):
            known = words.look_up_all([text[start:end] for start, end in spans[first:last]])
            for word, choice in zip(known, tagger.choose(known), strict=True):
                key = word.norm.replace("\u200c", "")
                if key.isalpha():
                    counts[key][choice.tag] += 1
                    counts[key]["+"] += choice.ezafe
    return {key: habit for key, counter in counts.items() if (habit := _habit(counter))}


def _habit(counter: Counter[str]) -> str | None:
    bound = counter.pop("+", 0)
    total = sum(counter.values())
    if total < LEAST:
        return None
    return f"{counter.most_common(1)[0][0]}{min(4, int(5 * bound / total))}"


def write(habits: dict[str, str], path: Path) -> None:
    """One line a habit."""
    by_habit: dict[str, list[str]] = defaultdict(list)
    for word, habit in habits.items():
        by_habit[habit].append(word)
    lines = [
        "# What words mostly are in plain news text, by training/tagger/train.py: tag and share of ezafe (0 to 4),",
        "# tab, words without half-spaces. Made by the script; edit the script, not this file.",
        *(f"{habit}\t{' '.join(sorted(by_habit[habit]))}" for habit in sorted(by_habit)),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
