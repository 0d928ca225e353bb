"""What the statements station gives: statements as positions in the repaired text, before actors are known."""

from __future__ import annotations

from typing import Literal

import msgspec

from goft.record import Act, StatementKind

__all__ = ["ContentPlace", "CueForm", "Evidence", "FoundStatement", "Place", "SpeakerPlace"]

Place = tuple[int, int]
"""A span of the repaired text, in code points, end exclusive."""


CueForm = Literal["verb", "preposition", "gerund", "noun", "colon"]
ContentPlace = Literal["clause", "ezafe", "object", "complement", "preposition"]
SpeakerPlace = Literal["own", "other", "none"]


class Evidence(msgspec.Struct, frozen=True):
    """What kind of cue it is, where its content and its speaker stand, and whether it lies in another's content."""

    form: CueForm
    place: ContentPlace
    speaker: SpeakerPlace
    nested: bool

    def names(self) -> tuple[str, ...]:
        """Names under which its share is looked up, the narrowest first."""
        level = "nested" if self.nested else "top"
        whole = f"{self.form}-{self.place}-{self.speaker}-{level}"
        return whole, f"{self.form}-{self.speaker}-{level}", level


class FoundStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as it was found.

    `finite` says that the cue is a finite verb, whose `person` and `plural` tell of a speaker whom no words name;
    `parent` is the position, in the tuple of all found statements, of the statement in whose content this one lies.
    `open_end` says that the content stands behind a colon, without quotation marks, and goes to its sentence's end: it
    may run on over the next. `evidence` is what the reading rests on.
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
    evidence: Evidence
    confidence: float
    why: str
