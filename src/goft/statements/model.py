"""What the statements station gives: statements as positions in the repaired text, before actors are known."""

from __future__ import annotations

import msgspec

from goft.record import Act, StatementKind

__all__ = ["FoundStatement", "Place"]

Place = tuple[int, int]
"""A span of the repaired text, in code points, end exclusive."""


class FoundStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as it was found.

    `finite` says that the cue is a finite verb, whose `person` and `plural` tell of a speaker whom no words name;
    `parent` is the position, in the tuple of all found statements, of the statement in whose content this one lies.
    `open_end` says that the content stands behind a colon, without quotation marks, and goes to its sentence's end: it
    may run on over the next.
    """

    sentence: int
    kind: StatementKind
    act: Act
    speaker: Place | None
    cue: tuple[Place, ...]
    content: tuple[Place, ...]
    addressee: Place | None = None
    via: tuple[Place, ...] = ()
    about: Place | None = None
    parent: int | None = None
    finite: bool = True
    person: int | None = None
    plural: bool = False
    open_end: bool = False
    confidence: float
    why: str
