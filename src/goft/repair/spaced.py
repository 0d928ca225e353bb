"""Half-spaces that became spaces (می شود): does a space between two words stand where a half-space belongs?"""

from __future__ import annotations

from goft.repair.tables import UNSEEN, Tables

__all__ = ["BARRIER", "FLOOR", "SpacedPairs", "blend_features"]

BARRIER = ""
"""The neighbour that a pair has at the edge of a sentence, or beside a mark."""

FLOOR = -6.0
"""Pairs under these log-odds are no candidates in any text, and are not looked at closer."""

_ENOUGH = 300_000  # pairs kept at a time: then the store starts anew, so that memory stays flat


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

    def _pair(self, left: str, right: str) -> float:
        known = self._tables.pairs.get(f"{left} {right}")
        if known is not None:
            return known
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
    """What the model of pairs that were never seen looks at: how each part behaves towards others."""
    one, other = tables.atoms.get(left, UNSEEN), tables.atoms.get(right, UNSEEN)
    return [
        ("1", 1.0),
        ("after", one.after),
        ("before", other.before),
        ("most", max(one.after, other.before)),
        ("both", one.after * other.before),
        ("unseen left", float(one.size < 0)),
        ("unseen right", float(other.size < 0)),
        ("rare left", float(0 <= one.size <= 3)),
        ("rare right", float(0 <= other.size <= 3)),
        (f"l {left}", 1.0),
        (f"r {right}", 1.0),
    ]
