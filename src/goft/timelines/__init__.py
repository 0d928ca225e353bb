"""Timelines: a speaker's positions, two states' weeks, and running counts, each value with the words that prove it.

Pure functions from frozen rows to frozen values; where the rows come from (`goft.archive`) is not known here.
"""

from __future__ import annotations

from goft.timelines.changes import SaidRow
from goft.timelines.dyads import Dyad, DyadEvent, EventRow, Tally, Week, dyad_of
from goft.timelines.ledger import Ledger, ledger_of
from goft.timelines.ledger_model import Contradiction, CountRow, Entry, Step
from goft.timelines.positions import Change, Position, Positions, positions_of
from goft.timelines.proof import Proof

__all__ = [
    "Change",
    "Contradiction",
    "CountRow",
    "Dyad",
    "DyadEvent",
    "Entry",
    "EventRow",
    "Ledger",
    "Position",
    "Positions",
    "Proof",
    "SaidRow",
    "Step",
    "Tally",
    "Week",
    "dyad_of",
    "ledger_of",
    "positions_of",
]
