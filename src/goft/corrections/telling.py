"""What the `why` of a checked statement says: by whom it was checked, when, and what was corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from goft.corrections.model import Check
from goft.record import Statement

__all__ = ["as_read", "is_checked", "told", "with_numbers"]

_CHECKED: Final = "checked by "
_IN_PART: Final = "corrected by "
_READ: Final = "; read: "
_ANSWERS: Final = "; answers "


def is_checked(statement: Statement) -> bool:
    """Whether somebody has seen a statement as it is (`Check.whole`)."""
    return statement.why.startswith(_CHECKED)


def told(statement: Statement, check: Check) -> Statement:
    """A statement that says who checked it. Its confidence is 1 where it was seen as it is."""
    told = _CHECKED if check.whole else _IN_PART
    why = f"{told}{check.by}, {check.at[:10]}: {', '.join(dict.fromkeys(check.what))}"
    read = as_read(statement.why)
    return msgspec.structs.replace(
        statement, confidence=1.0 if check.whole else statement.confidence, why=f"{why}{_READ}{read}" if read else why
    )


def as_read(why: str) -> str:
    """What the reader went by, without who checked it."""
    if not why.startswith((_CHECKED, _IN_PART)):
        return why
    return why.rpartition(_READ)[2] if _READ in why else ""


def with_numbers(why: str, numbers: Mapping[str, str], answers: Sequence[str]) -> str:
    """A `why` that names statements that are answered by their new ids; not at all where it is not these any more."""
    before, found, rest = why.partition(_ANSWERS)
    named, colon, reason = rest.partition(": ")
    if not found or not colon:
        return why
    renamed = [numbers.get(one) for one in named.split(", ")]
    if renamed == list(answers):
        return f"{before}{_ANSWERS}{', '.join(answers)}: {reason}"
    behind = reason.partition("; ")
    return f"{before}{behind[1]}{behind[2]}"
