"""Counts that cannot both be so: totals of the same days that differ, a total below an earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from goft.timelines.ledger_model import Contradiction, CountRow, Entry
from goft.timelines.series import Counted, Group, group_of, series_of

__all__ = ["contradictions_of"]

_DAYS = 1
"""Days between two counts of the same time."""
_ALIKE = 0.4
"""Share of the shorter sentence's words that two announcements of one event have in common …"""
_FEWEST = 3
"""… and so many at least; numbers, and words that many sentences have (حمله, شهید), are left out."""
_FEWEST_LOWER = 2
"""Such words that two totals must share for the lower one to contradict the higher."""
_COMMON = 0.03
"""A word in so large a share of the sentences tells no event from another."""
_ENOUGH = 30
"""Sentences from which on words count as common."""


def contradictions_of(pairs: Sequence[Counted], sums: str) -> list[Contradiction]:
    """All of them, in order of the later entry. Only exact counts differ; «at least 5» and 7 do not."""
    groups: dict[Group, list[Counted]] = {}
    for row, entry in pairs:
        group = group_of(row, sums)
        if group is not None:
            groups.setdefault(group, []).append((row, entry))
    common = _common([row for row, _ in pairs])
    found: list[Contradiction] = []
    for of_group in groups.values():
        added = [one for one in of_group if _is(one, "increment")]
        # Who sanctions may do so again the day after; the dead of one event are counted for days.
        found += _same_event(added, common, 0 if sums == "announcer" else _DAYS)
        totals = [one for one in of_group if one[0].kind == "total"]
        for series in series_of(totals):
            found += _same_days([one for one in series if _is(one, "total")], added)
            found += _lower(series, common)
    unique = {(one.earlier.proof, one.later.proof): one for one in found}
    return sorted(
        unique.values(), key=lambda one: (one.later.day or "", one.earlier.day or "", one.later.proof.article)
    )


def _is(one: Counted, kind: str) -> bool:
    return one[0].kind == kind and one[0].bound == "exact"


def _common(rows: Sequence[CountRow]) -> frozenset[str]:
    if len(rows) < _ENOUGH:
        return frozenset()
    counts = Counter(word for row in rows for word in row.words)
    return frozenset(word for word, count in counts.items() if count > _COMMON * len(rows))


def _same_days(totals: Sequence[Counted], added: Sequence[Counted]) -> Iterator[Contradiction]:
    for at, (row, later) in enumerate(totals):
        for its, earlier in totals[:at]:
            days = _days(earlier, later)
            if (
                days <= _DAYS
                and _by(its) != _by(row)
                and later.value - earlier.value not in (0, _between(its, row, added))
            ):
                when = "of the same day" if days == 0 else "a day apart"
                yield Contradiction(
                    kind="differ",
                    earlier=earlier,
                    later=later,
                    why=f"totals {when}: {earlier.value:g} by {_name(earlier)}, {later.value:g} by {_name(later)}",
                )


def _between(before: CountRow, after: CountRow, added: Sequence[Counted]) -> float:
    """What was announced from the day after one count to the day of another."""
    first, last = before.proof.day or "", after.proof.day or ""
    return sum(entry.value for _, entry in added if first < (entry.day or "") <= last and not entry.again)


def _lower(series: Sequence[Counted], common: frozenset[str]) -> Iterator[Contradiction]:
    """A total below the one before it, of the same announcer or told in some of the same words.

    A total of less than half the one before is of another series; the steps show it as one that cannot be checked.
    """
    for (its, earlier), (row, later) in pairwise(series):
        certain = earlier.bound in ("exact", "at_least") and later.bound in ("exact", "at_most")
        alike = _by(its) == _by(row) or len((its.words & row.words) - common) >= _FEWEST_LOWER
        if certain and alike and later.value < earlier.value:
            why = f"a total of {later.value:g}, {_days(earlier, later)} days after one of {earlier.value:g}"
            yield Contradiction(kind="lower", earlier=earlier, later=later, why=why)


def _same_event(increments: Sequence[Counted], common: frozenset[str], within: int) -> Iterator[Contradiction]:
    """Announcements of one event, by the words of their sentences, `within` days, with other numbers."""
    for at, (row, later) in enumerate(increments):
        for its, earlier in reversed(increments[:at]):
            if _days(earlier, later) > within:
                break
            if earlier.value == later.value or its.article == row.article or _by(its) == _by(row):
                continue
            one, other = its.words - common, row.words - common
            shared, shorter = len(one & other), min(len(one), len(other))
            if shared >= _FEWEST and shared >= _ALIKE * shorter:
                yield Contradiction(
                    kind="differ",
                    earlier=earlier,
                    later=later,
                    why=f"{earlier.value:g} by {_name(earlier)}, {later.value:g} by {_name(later)}: "
                    f"{shared} of {shorter} telling words of the sentences are the same",
                )


def _days(earlier: Entry, later: Entry) -> int:
    return (date.fromisoformat(later.day or "") - date.fromisoformat(earlier.day or "")).days


def _by(row: CountRow) -> str:
    return row.announcer or row.proof.outlet or ""


def _name(entry: Entry) -> str:
    return entry.announcer or "an outlet without a name"
