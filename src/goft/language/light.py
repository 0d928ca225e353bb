"""Light verbs and the words that make one verb with them, from `data/light.tsv` and `data/copula.tsv`."""

from __future__ import annotations

from functools import cache

from goft.language.resources import lines
from goft.language.tokens import key
from goft.language.verbs import BE

__all__ = ["load_light", "load_light_roots"]


@cache
def load_light() -> dict[str, frozenset[tuple[str, ...]]]:
    """Root to its light-verb complements, each a tuple of keys (`tokens.key`).

    For بودن these are the adjectives of saying and feeling (امیدوار است).
    Raises `ValueError` naming a line that does not fit.
    """
    found: dict[str, frozenset[tuple[str, ...]]] = {}
    for number, line in lines("light.tsv"):
        columns = line.split("\t")
        if len(columns) != 2 or "#" not in columns[0]:
            raise ValueError(f"light.tsv line {number}: want a root, a tab and its complements: {line!r}")
        entries = (tuple(key(part) for part in entry.split("+")) for entry in columns[1].split())
        found[columns[0]] = found.get(columns[0], frozenset()) | frozenset(entries)
    adjectives = frozenset((key(word),) for _, line in lines("copula.tsv") for word in line.split())
    found[BE] = found.get(BE, frozenset()) | adjectives
    return found


@cache
def load_light_roots() -> dict[str, frozenset[str]]:
    """Key of a word to the roots whose complement it ends: اعلام to کرد#کن, داشت#دار …"""
    found: dict[str, set[str]] = {}
    for root, complements in load_light().items():
        for complement in complements:
            found.setdefault(complement[-1], set()).add(root)
    return {word: frozenset(roots) for word, roots in found.items()}
