"""Running totals: everything that was announced of one category, in order, added up and compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from goft.timelines.arithmetic import steps_of
from goft.timelines.contradictions import contradictions_of
from goft.timelines.ledger_model import Contradiction, CountRow, Entry, Step

__all__ = ["Ledger", "ledger_of"]


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """The last entries of a category, oldest first, increments, totals, levels and changes each marked as such.

    `count` is how many entries there are in all and `undated` those of no known day, which stand in none of the lists.
    Steps and contradictions are looked for in all dated entries, not only in those that are shown.
    """

    category: str
    target: str | None
    count: int
    undated: int
    entries: tuple[Entry, ...]
    steps: tuple[Step, ...]
    contradictions: tuple[Contradiction, ...]


def ledger_of(rows: Iterable[CountRow], *, category: str, sums: str, target: str | None, limit: int) -> Ledger:
    """A ledger of rows. `sums` is whether totals belong to their "announcer" or to their "target" (a category's)."""
    every = _once(rows)
    dated = [row for row in every if row.proof.day]
    entries = _entries(dated)
    pairs = list(zip(dated, entries, strict=True))
    return Ledger(
        category=category,
        target=target,
        count=len(dated),
        undated=len(every) - len(dated),
        entries=tuple(entries[max(0, len(entries) - limit) :]),
        steps=tuple(steps_of(pairs, sums)),
        contradictions=tuple(contradictions_of(pairs, sums)),
    )


def _once(rows: Iterable[CountRow]) -> list[CountRow]:
    """In order of time: of a story the rows of one article only, and what its title and its text both give once.

    The row that somebody is said to announce goes before the bare one.
    """
    ordered = sorted(rows, key=lambda row: (row.proof.day or "", row.story, row.article, row.proof.start))
    leads: dict[int, int] = {}
    for row in ordered:
        held = leads.setdefault(row.story, row.article)
        if held != row.article and row.article == row.story:
            leads[row.story] = row.article
    kept: dict[tuple[int, float, str | None, str | None, str], CountRow] = {}
    for row in ordered:
        if leads[row.story] != row.article:
            continue
        told = (row.article, row.value, row.unit, row.target, row.kind)
        held_row = kept.get(told)
        if held_row is None or (held_row.announcer is None and row.announcer is not None):
            kept[told] = row
    return sorted(kept.values(), key=lambda row: (row.proof.day or "", row.article, row.proof.start))


def _entries(rows: Sequence[CountRow]) -> list[Entry]:
    last: dict[tuple[float, str | None, str | None, str], str] = {}
    found: list[Entry] = []
    for row in rows:
        count, day = (row.value, row.unit, row.target, row.kind), row.proof.day or ""
        before = last.get(count)
        again = before is not None and (date.fromisoformat(day) - date.fromisoformat(before)).days <= 1
        last[count] = day
        found.append(_entry(row, again=again))
    return found


def _entry(row: CountRow, *, again: bool) -> Entry:
    return Entry(
        day=row.proof.day,
        value=row.value,
        unit=row.unit,
        bound=row.bound,
        kind=row.kind,
        announcer=row.announcer_name or row.proof.outlet,
        announcer_key=row.announcer,
        target=row.target,
        again=again,
        proof=row.proof,
    )
