"""Places for dots and their labels, so that none lies on another.

Distances run along time: 0 is where the axis begins, whichever side of the page that is.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

__all__ = ["Flag", "flags", "levels"]


class Flag(msgspec.Struct, frozen=True):
    """Where a label hangs: below its dot (or above), so many rows away."""

    below: bool
    row: int


def levels(places: Sequence[float], distance: float) -> list[int]:
    """For each dot how many steps it moves off the middle line (negative: up), so that dots keep a distance.

    >>> levels([0, 2, 50], 10)
    [0, 1, 0]
    """
    chosen = [0] * len(places)
    order = sorted(range(len(places)), key=places.__getitem__)
    near = list[int]()
    for at in order:
        near = [other for other in near if places[at] - places[other] < distance]
        taken = {chosen[other] for other in near}
        chosen[at] = next(level for level in _outwards(len(near) + 1) if level not in taken)
        near.append(at)
    return chosen


def _outwards(count: int) -> list[int]:
    """0, 1, -1, 2, -2 …"""
    return [(at + 1) // 2 * (1 if at % 2 else -1) for at in range(count)]


def flags(places: Sequence[float], widths: Sequence[float], gap: float) -> list[Flag]:
    """A row for each label. A label begins at its dot and runs on in the direction of time, like a flag.

    From the latest to the earliest: a label goes one row beyond every label it would touch, so that the line from a
    later dot to its own label never crosses it. Above or below the dots, whichever is nearer, below first.
    """
    chosen: dict[int, Flag] = {}
    for at in sorted(range(len(places)), key=lambda one: (places[one], one), reverse=True):
        end = places[at] + widths[at] + gap
        row = {True: 0, False: 0}
        for other, flag in chosen.items():
            if places[other] < end:
                row[flag.below] = max(row[flag.below], flag.row + 1)
        below = row[True] <= row[False]
        chosen[at] = Flag(below, row[below])
    return [chosen[at] for at in range(len(places))]
