"""Counts and what follows from them. A figure is a tally; the tallies of documents add up to a corpus's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

__all__ = ["ACCURACIES", "KINDS", "RATES", "Tallies", "Tally", "add_up", "as_dict"]

RATES = (
    "attribution",
    "record exact",
    "cue exact",
    "speaker exact",
    "content exact",
    "content overlap",
    "addressee",
    "via",
    "events",
    "events typed",
    "figures",
    "times",
)
"""Figures with precision, recall and F1."""
KINDS = ("direct", "indirect", "mixed")
"""Attribution's recall within each kind of statement."""
ACCURACIES = ("act", "kind", "who", "country", "time values")
"""Figures that are a share of what could be right."""


class Tally(msgspec.Struct, frozen=True):
    """How many were right, how many were read, how many gold has."""

    hit: int = 0
    read: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hit + other.hit, self.read + other.read, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Right among what was read, 0 to 1; 0 where nothing was."""
        return self.hit / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Right among what gold has, 0 to 1; 0 where it has nothing."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


Tallies = Mapping[str, Tally]


def add_up(many: Iterable[Tallies]) -> dict[str, Tally]:
    """The tallies of several documents as one; every figure is there, be it zero."""
    total = {name: Tally() for name in (*RATES, *KINDS, *ACCURACIES)}
    for tallies in many:
        for name, tally in tallies.items():
            total[name] = total[name] + tally
    return total


def as_dict(tallies: Tallies, documents: int) -> dict[str, Any]:
    """The figures as numbers for JSON: percentages with one decimal, `over-generation` with two."""
    out: dict[str, Any] = {}
    for name in RATES:
        one = tallies[name]
        out[name] = {
            "p": _percent(one.precision),
            "r": _percent(one.recall),
            "f1": _percent(one.f1),
            "hit": one.hit,
            "predicted": one.read,
            "gold": one.gold,
        }
    for name in KINDS:
        out[name] = {"recall": _percent(tallies[name].recall), "hit": tallies[name].hit, "gold": tallies[name].gold}
    for name in ACCURACIES:
        out[name] = {"accuracy": _percent(tallies[name].recall), "hit": tallies[name].hit, "of": tallies[name].gold}
    statements = tallies["attribution"]
    out["over-generation"] = round(statements.read / statements.gold, 2) if statements.gold else 0.0
    out["documents"] = documents
    return out


def _percent(share: float) -> float:
    return round(100 * share, 1)
