"""From one total to the next: whether what was announced in between adds up to the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isclose

from goft.timelines.ledger_model import Entry, Step
from goft.timelines.series import Counted, Group, group_of, series_of

__all__ = ["steps_of"]


def steps_of(pairs: Sequence[Counted], sums: str) -> Iterator[Step]:
    """The steps of every count, in order of the later total; totals told again are left out."""
    totals: dict[Group, list[Counted]] = {}
    increments: dict[Group, list[Counted]] = {}
    for row, entry in pairs:
        group = group_of(row, sums)
        if group is None or entry.again or row.kind not in ("total", "increment"):
            continue
        kept = totals if row.kind == "total" else increments
        kept.setdefault(group, []).append((row, entry))
    found: list[tuple[Counted, Step]] = []
    for group, of_group in totals.items():
        for series in series_of(of_group):
            first = next((one for one in reversed(of_group[: of_group.index(series[0])])), None)
            found.append((series[0], _first(series[0][1], first[1] if first else None)))
            found += [
                (later, _step(earlier[1], later[1], increments.get(group, []))) for earlier, later in pairwise(series)
            ]
    yield from (step for _, step in sorted(found, key=lambda one: (one[1].later.day or "", one[0][0].article)))


def _first(total: Entry, other: Entry | None) -> Step:
    """The first total of a count; `other` is the one before it, of another count by its size."""
    if other is None:
        return _unchecked(None, total, None, [], "no earlier total")
    size = "lower than half of" if total.value < other.value else "more than twice"
    return _unchecked(None, total, None, [], f"no earlier total of its size; {size} {other.value:g} of {other.day}")


def _step(earlier: Entry, later: Entry, increments: Sequence[Counted]) -> Step:
    # What is announced on the earlier total's day is mostly in it, and so is what the later total's day brings.
    between = [entry for _, entry in increments if (earlier.day or "") < (entry.day or "") <= (later.day or "")]
    difference = later.value - earlier.value
    if any(entry.bound != "exact" for entry in (earlier, later, *between)):
        return _unchecked(earlier, later, difference, between, "not every count is exact")
    if any(2 * entry.value >= earlier.value for entry in between):
        return _unchecked(earlier, later, difference, between, "an increment as large as a total")
    if difference and not between:
        return _unchecked(earlier, later, difference, between, "no increment was announced in between")
    announced = sum(entry.value for entry in between)
    adds_up = isclose(difference, announced, rel_tol=1e-9, abs_tol=1e-9)
    off = difference - announced
    told = f"{later.value:g} − {earlier.value:g} = {difference:g}, announced in between: {announced:g}"
    return Step(
        earlier=earlier,
        later=later,
        difference=difference,
        increments=len(between),
        announced=announced,
        verdict="adds up" if adds_up else "off",
        off=0.0 if adds_up else off,
        why=f"{told}: adds up" if adds_up else f"{told}: off by {off:g}",
    )


def _unchecked(
    earlier: Entry | None, later: Entry, difference: float | None, between: Sequence[Entry], why: str
) -> Step:
    return Step(
        earlier=earlier,
        later=later,
        difference=difference,
        increments=len(between),
        announced=sum(entry.value for entry in between),
        verdict="cannot be checked",
        off=None,
        why=f"cannot be checked: {why}",
    )
