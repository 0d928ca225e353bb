"""Labels where they lie on nothing: boxes that are taken, and the first free one beside a point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from goft.plots.text import width

__all__ = ["Anchor", "Box", "apart", "placed"]

_HIGH = 14.0
_SHIFTS = (0.0, 0.5, -0.5, 0.7, -0.7)
"""How far a label moves from the middle, in shares of its width."""


class Box(msgspec.Struct, frozen=True):
    """A place on the page that something takes."""

    left: float
    top: float
    right: float
    foot: float

    def meets(self, other: Box) -> bool:
        """Whether the two have any pixel in common."""
        return self.left < other.right and other.left < self.right and self.top < other.foot and other.top < self.foot


class Anchor(msgspec.Struct, frozen=True):
    """A point that wants a label; `away` is how far the label stays from it, `first` whether it is placed first."""

    x: float
    y: float
    text: str
    size: float
    away: float
    colour: str
    first: bool = False


def placed(anchors: Sequence[Anchor], taken: Iterable[Box], within: Box) -> list[tuple[Anchor, float, float]]:
    """Anchors with middle and baseline of their labels: above, else below; those without a free place are left out."""
    boxes, made = list(taken), list[tuple[Anchor, float, float]]()
    for anchor in sorted(anchors, key=lambda one: not one.first):
        for box in _tries(anchor):
            inside = within.left <= box.left and box.right <= within.right
            if inside and within.top <= box.top and box.foot <= within.foot and not any(map(box.meets, boxes)):
                boxes.append(box)
                made.append((anchor, (box.left + box.right) / 2, box.foot - 3))
                break
    return made


def _tries(anchor: Anchor) -> Iterable[Box]:
    wide = width(anchor.text, anchor.size) + 6
    for top in (anchor.y - anchor.away - _HIGH, anchor.y + anchor.away):
        for shift in _SHIFTS:
            middle = anchor.x + shift * wide
            yield Box(middle - wide / 2, top, middle + wide / 2, top + _HIGH)


def apart(places: Sequence[float], distance: float, top: float, foot: float) -> list[float]:
    """The places moved as little as it takes to be so far apart, between `top` and `foot` where there is room.

    >>> apart([10, 12, 60], 16, 0, 100)
    [3.0, 19.0, 60.0]
    """
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    groups = list[tuple[float, int]]()  # middle of a run, how many
    for at in order:
        middle, count = float(places[at]), 1
        while groups and middle - groups[-1][0] < distance * (count + groups[-1][1]) / 2:
            before, many = groups.pop()
            middle, count = (before * many + middle * count) / (many + count), many + count
        groups.append((middle, count))
    moved = [middle + distance * (at - (count - 1) / 2) for middle, count in groups for at in range(count)]
    if moved and moved[0] < top:
        moved = [place + top - moved[0] for place in moved]
    elif moved and moved[-1] > foot:
        moved = [place + foot - moved[-1] for place in moved]
    by_place = dict(zip(order, moved, strict=True))
    return [by_place[at] for at in range(len(places))]
