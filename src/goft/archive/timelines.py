"""What an archive is asked for over time: positions, dyads and ledgers; each kind of question has a file of its own."""

from __future__ import annotations

from goft.archive.dyads import DyadQuery, NoSuchState, find_dyad
from goft.archive.ledgers import LedgerQuery, find_counts, find_ledger
from goft.archive.positions import PositionQuery, find_positions

__all__ = [
    "DyadQuery",
    "LedgerQuery",
    "NoSuchState",
    "PositionQuery",
    "find_counts",
    "find_dyad",
    "find_ledger",
    "find_positions",
]
