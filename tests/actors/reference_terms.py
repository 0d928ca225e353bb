"""Our terms against `../shared/data/actors/terms.csv.xz`; run it to see every disagreement, settled or not.

    python tests/actors/reference_terms.py

A term agrees where the reference has one of the same person (Wikidata id), state and kind of office whose first day
and, where both know one, last day lie within `NEAR` days; with a new cabinet it begins another term, so the last day
may be that of a later one. `settled.csv` gives the reason for each that does not.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from goft.actors.holders import Term, load_holders

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "actors" / "terms.csv.xz"
SETTLED = Path(__file__).with_name("settled.csv")
NEAR = 45
"""Days: sources count from election, oath or first session."""
KINDS = {
    "وزیر امور خارجه": "foreign_minister",
    "وزیر دفاع": "defence_minister",
    "نخست‌وزیر": "head_of_government",
    "صدراعظم": "head_of_government",
    **dict.fromkeys(["رئیس‌جمهور", "پادشاه", "ملکه", "امیر", "امپراتور", "سلطان", "رهبر"], "head_of_state"),
}


class Disagreement(NamedTuple):
    """One of our terms that the reference has otherwise; `theirs` are its dates, empty where it has none."""

    wikidata: str
    person: str
    state: str
    office: str
    ours: str
    theirs: str

    @property
    def id(self) -> tuple[str, str, str, str]:
        return self.wikidata, self.state, self.office, self.ours


def disagreements() -> Iterator[Disagreement]:
    """Every term of ours with a Wikidata id and an office of a kind that the reference has, and no agreement there."""
    reference: defaultdict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    with lzma.open(REFERENCE, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["person_wikidata"]:
                place = row["person_wikidata"], row["country_iso3"], row["office_kind"]
                reference[place].append((row["start"], row["end"]))
    for holder in sorted({id(held): held for held in load_holders().values()}.values(), key=lambda held: held.name):
        for term in holder.terms:
            kind = KINDS.get(term.office or "")
            if kind is None or holder.wikidata is None or term.country is None or term.since is None:
                continue
            theirs = reference[holder.wikidata, term.country, kind]
            if not _agrees(term, theirs):
                told = "; ".join(f"{start}–{end}" for start, end in sorted(theirs))
                ours = f"{term.since}–{term.until or ''}"
                yield Disagreement(holder.wikidata, holder.name, term.country, term.office or "", ours, told)


def _agrees(term: Term, theirs: list[tuple[str, str]]) -> bool:
    """Whether a term begins with one of theirs and ends with that or a later one."""
    begun = [start for start, _ in theirs if not start or _near(term.since or "", start)]
    ended = [end for start, end in theirs if not term.until or not end or _near(term.until, end)]
    return bool(begun and ended)


def _near(one: str, other: str) -> bool:
    """Whether two dates may be one, as exact as the less exact of them is."""
    length = min(len(one), len(other))
    if length < 10:
        return one[:length] == other[:length]
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= NEAR


def settled() -> dict[tuple[str, str, str, str], str]:
    """The reasons by the term they are for."""
    with SETTLED.open(encoding="utf-8") as lines:
        return {(r["wikidata"], r["state"], r["office"], r["ours"]): r["reason"] for r in csv.DictReader(lines)}


def main() -> int:
    if not REFERENCE.exists():
        sys.stderr.write(f"{REFERENCE} is not here: nothing to compare with\n")
        return 2
    reasons = settled()
    found = list(disagreements())
    write = sys.stdout.write
    for one in found:
        theirs = one.theirs or "nothing"
        write(f"{one.wikidata:12} {one.state} {one.person}, {one.office}: {one.ours}, there {theirs}\n")
        write(f"{'':12} {reasons.get(one.id, 'NOT SETTLED')}\n")
    write(f"{len(found)} disagreements, {sum(one.id not in reasons for one in found)} not settled\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
