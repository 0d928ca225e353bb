"""What people say of statements that were read: made of a record, found again in another reading, and applied."""

from goft.corrections.anchor import found, moved
from goft.corrections.apply import applied
from goft.corrections.making import check_text, correction, parts_of, span_of
from goft.corrections.model import Anchor, Check, Corrected, Correction, Part, Parts, Unplaced, What, Who
from goft.corrections.telling import is_checked

__all__ = [
    "Anchor",
    "Check",
    "Corrected",
    "Correction",
    "Part",
    "Parts",
    "Unplaced",
    "What",
    "Who",
    "applied",
    "check_text",
    "correction",
    "found",
    "is_checked",
    "moved",
    "parts_of",
    "span_of",
]
