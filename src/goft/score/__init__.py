"""Gold and records in, figures out: how well a reader reads."""

from goft.score.damage import Damage, damaged
from goft.score.errors import ERROR_KINDS, ErrorKind, Miss, count_misses, list_misses
from goft.score.floors import Floor, Shortfall, load_floors, shortfalls
from goft.score.gold import Gold, GoldEvent, GoldFigure, GoldStatement, GoldTime, load_gold
from goft.score.records import load_records
from goft.score.report import KindRow, Report, score
from goft.score.tallies import Tally

__all__ = [
    "ERROR_KINDS",
    "Damage",
    "ErrorKind",
    "Floor",
    "Gold",
    "GoldEvent",
    "GoldFigure",
    "GoldStatement",
    "GoldTime",
    "KindRow",
    "Miss",
    "Report",
    "Shortfall",
    "Tally",
    "count_misses",
    "damaged",
    "list_misses",
    "load_floors",
    "load_gold",
    "load_records",
    "score",
    "shortfalls",
]
