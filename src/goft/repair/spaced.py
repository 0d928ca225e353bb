"""Half-spaces that became spaces (می شود): does a space between two words stand where a half-space belongs?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goft.repair.letter_names import both_names
from goft.repair.tables import UNSEEN, Tables

__all__ = ["BARRIER", "FLOOR", "SELDOM", "SpacedPairs", "blend_features"]

BARRIER = ""
"""The neighbour that a pair has at the edge of a sentence, or beside a mark."""

FLOOR = -6.0
"""Pairs under these log-odds are no candidates in any text, and are not looked at closer."""

SELDOM = -2.9
"""Parts that have a half-space beside them more seldom than this (log-odds) make no new pairs with one."""

_NEVER = -20.0
_SPELLED_OUT = 1.5  # two names of Latin letters that were not seen together
_AND = "و"  # the only letter that is a part of words by itself (گفت‌و‌گو); others are abbreviations (سال ه.ش)
_ENOUGH = 60_000  # pairs kept at a time: then the store starts anew, so that memory stays flat


class SpacedPairs:
    """Decides, and keeps what it decided."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._kept: dict[tuple[str, str], float] = {}

    def pair(self, left: str, right: str) -> float:
        """The log-odds that a half-space belongs between two parts, by themselves."""
        found = self._kept.get((left, right))
        if found is None:
            if len(self._kept) >= _ENOUGH:
                self._kept.clear()
            found = self._kept[left, right] = self._pair(left, right)
        return found

    def pairs(self, lefts: Sequence[str], rights: Sequence[str]) -> list[float]:
        """The same for many pairs."""
        kept = self._kept
        return [kept.get(both) or self.pair(*both) for both in zip(lefts, rights, strict=True)]

    def _pair(self, left: str, right: str) -> float:
        if (len(left) == 1 or len(right) == 1) and _AND not in (left, right):
            return _NEVER
        known = self._tables.pairs.get(f"{left} {right}")
        if known is not None:
            return known
        if both_names(left, right):
            return _SPELLED_OUT
        atoms = self._tables.atoms
        # Nearly every pair of a text ends here: it must cost next to nothing.
        if max(atoms.get(left, UNSEEN).after, atoms.get(right, UNSEEN).before) < SELDOM:
            return _NEVER
        weights = self._tables.blend
        return sum(weights.get(name, 0.0) * value for name, value in blend_features(left, right, self._tables))

    def between(self, before: str, left: str, right: str, after: str, houses: tuple[float, float]) -> float:
        """The same, with what stands before and after them, and how much the text is of each house."""
        key = f"{left} {right}"
        tables = self._tables
        odds = self.pair(left, right)
        odds += tables.lefts.get(f"{before} {key}", 0.0) + tables.rights.get(f"{key} {after}", 0.0)
        leans = tables.leans.get(key)
        return odds + houses[0] * leans[0] + houses[1] * leans[1] if leans else odds


def blend_features(left: str, right: str, tables: Tables) -> list[tuple[str, float]]:
    """What the model of pairs that were never seen looks at: how each part behaves towards others, whether the two are
    written as one word, and what is known of the pair without its ending."""
    atoms = tables.atoms
    one, other = atoms.get(left, UNSEEN), atoms.get(right, UNSEEN)
    whole = atoms.get(left + right)
    stem = _stem(left, right, tables.pairs)
    features = [
        ("1", 1.0),
        ("after", one.after),
        ("before", other.before),
        ("most", max(one.after, other.before)),
        ("both", one.after * other.before),
        (f"sizes {min(one.size, 9) // 2} {min(other.size, 9) // 2}", 1.0),
        (f"l {left}", 1.0),
        (f"r {right}", 1.0),
        (f"< {left[-2:]}", 1.0),
        (f"> {right[:2]}", 1.0),
        (f"$ {right[-3:]}", 1.0),
        (f"lengths {min(len(left), 5)} {min(len(right), 5)}", 1.0),
    ]
    if whole:
        features += [("whole", 1.0), ("whole size", float(whole.size))]
    if stem is not None:
        features += [("stem", 1.0), ("stem odds", stem)]
    return features


# Endings that come and go on the second part of a compound (نخست‌وزیر, نخست‌وزیران): the longest first.
_ENDINGS = ("هایی", "های", "مان", "تان", "شان", "ها", "ای", "ان", "ات", "ی", "م", "ش", "ه")
_STEM_LIMIT = 4.0


def _stem(left: str, right: str, pairs: Mapping[str, float]) -> float | None:
    """The log-odds of the same pair without its ending, or with ی, where that is known."""
    for ending in _ENDINGS:
        if right.endswith(ending) and len(right) > len(ending) + 1:
            known = pairs.get(f"{left} {right[: -len(ending)]}")
            if known is not None:
                return max(-_STEM_LIMIT, min(_STEM_LIMIT, known))
    known = pairs.get(f"{left} {right}ی")
    return None if known is None else max(-_STEM_LIMIT, min(_STEM_LIMIT, known))
