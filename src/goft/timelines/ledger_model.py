"""What a ledger is made of: entries, the steps from one total to the next, and what does not go together."""

from __future__ import annotations

from typing import Literal

import msgspec

from goft.timelines.proof import Proof

__all__ = ["Bound", "Contradiction", "CountRow", "Entry", "Kind", "Step", "Verdict"]

Bound = Literal["exact", "about", "at_least", "at_most"]
Kind = Literal["increment", "total", "level", "change"]
Verdict = Literal["adds up", "off", "cannot be checked"]


class CountRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a category, as the archive has it.

    `announcer` is the key of whom the words around it are by, None where the outlet itself counts; `side` is the state
    that the announcer speaks for, else the announcer, else the outlet. `target` is a state's code or an actor's key.
    `words` are the sentence's, to tell whether two sentences are of one event. `story` and `article` are numbers.
    """

    proof: Proof
    value: float
    unit: str | None
    bound: Bound
    kind: Kind
    announcer: str | None
    announcer_name: str | None
    side: str
    target: str | None
    words: frozenset[str] = frozenset()
    story: int
    article: int


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One announced count. `announcer` is the speaker who gives it, else the outlet.

    `again` says that an earlier entry of the day, or of the day before, gave the same count of the same target.
    """

    day: str | None
    value: float
    unit: str | None
    bound: Bound
    kind: Kind
    announcer: str | None
    announcer_key: str | None
    target: str | None
    again: bool
    proof: Proof


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """From one total to the next: `difference` is the later less the earlier, `announced` the sum of the increments in
    between (`increments` of them), `off` how much the difference is more than that.

    `earlier` is None for the first total of a count.
    """

    earlier: Entry | None
    later: Entry
    difference: float | None
    increments: int
    announced: float
    verdict: Verdict
    off: float | None
    why: str


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two entries that cannot both be so, the earlier first."""

    kind: Literal["differ", "lower"]
    earlier: Entry
    later: Entry
    why: str
