"""What a person says of a statement that was read: that it is right, or how one part of it is to be.

A correction knows the statement by its words and their places, not by its number, which another reading may change. All
spans are code points of the article's untouched text, end exclusive, and carry the words there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

import msgspec

from goft.actors.model import ActorKind
from goft.errors import CorrectionError
from goft.record import Act, Record, Span, Statement, StatementKind

__all__ = [
    "PARTS",
    "Anchor",
    "Check",
    "Corrected",
    "Correction",
    "Part",
    "Parts",
    "Unplaced",
    "What",
    "Who",
    "known_by",
]

Part = Literal["speaker", "content", "cue", "addressee", "via", "act", "kind", "answers"]
What = Literal[
    "confirm", "speaker", "content", "cue", "addressee", "via", "act", "kind", "answers", "remove", "add",
]  # fmt: skip
PARTS: Final[tuple[Part, ...]] = get_args(Part)
_LONGEST = 4000
"""Code points of a note."""
_LONGEST_NAME = 200


class Who(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody in a statement: the words there (`span`, None where none name him), and who that is.

    An actor is known by `key`, or by `name` in any spelling. One whom the record has not is added with that name, with
    `kind` (by default the key's, else a person) and `country` (ISO 3166-1 alpha-3). With neither, the words mean whom
    the record says they mean; where it says nothing, it is not known.
    """

    span: Span | None = None
    key: str | None = None
    name: str | None = None
    kind: ActorKind | None = None
    country: str | None = None


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """By what a statement is known in whatever reading: its content, its cue and the words that name its speaker."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: Span | None = None


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """All of a statement that a person can see to; `speaker` is None where nobody is known to speak."""

    kind: StatementKind
    act: Act
    speaker: Who | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressee: Who | None = None
    via: tuple[Who, ...] = ()
    about: Span | None = None
    answers: tuple[Anchor, ...] = ()

    def anchor(self) -> Anchor:
        """By what the statement is known from now on."""
        return Anchor(
            content=self.content, cue=self.cue, speaker=self.speaker.span if self.speaker is not None else None
        )


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said of one statement, when, and why.

    `anchor` is the statement as it stood, `left` as it was left (None where it was removed): of a correction of one
    part that part holds, of what is confirmed or added every part. `by` is who, `at` when (UTC, ISO 8601), `reader` the
    version of the reader whose record it was said of. `goft.corrections.correction` makes one of a record.
    """

    what: What
    anchor: Anchor
    left: Parts | None
    by: str
    at: str
    note: str | None = None
    reader: str

    def __post_init__(self) -> None:
        """Refuse what is wrong whatever the text. Raises `CorrectionError`."""
        if self.what not in get_args(What):
            raise CorrectionError(f"there is no correction {self.what!r}", hint=f"one of {', '.join(get_args(What))}")
        if not self.by.strip() or len(self.by) > _LONGEST_NAME:
            raise CorrectionError("nobody is named who corrects", where="by", hint=f"1 to {_LONGEST_NAME} characters")
        if not _is_utc(self.at):
            raise CorrectionError(f"{self.at!r} is no time", where="at", hint="UTC, such as 2026-11-30T08:15:00+00:00")
        if self.note is not None and len(self.note) > _LONGEST:
            raise CorrectionError("the note is too long", where="note", hint=f"at most {_LONGEST} characters")
        if (self.left is None) != (self.what == "remove"):
            raise CorrectionError("what is left of the statement is missing", hint="none only where it is removed")
        if self.left is not None:
            _refuse_wrong(self.what, self.left)

    def spans(self) -> Iterator[Span]:
        """Every span of it, those of what it answers left out."""
        yield from _of_anchor(self.anchor)
        if self.left is not None:
            yield from _of_parts(self.left)


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """That a statement of a record was checked: by whom and when last, and all that was said of it.

    `whole` is False where a later reading has other words, or somebody else, in a part that nobody corrected: nobody
    has seen the statement as it is now.
    """

    statement: str
    by: str
    at: str
    what: tuple[What, ...]
    whole: bool
    corrections: tuple[Correction, ...]


class Unplaced(msgspec.Struct, frozen=True):
    """A correction that the record has no place for any more, and why."""

    correction: Correction
    why: str


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """A record with its corrections: which statements were checked, and what found no place."""

    record: Record
    checks: tuple[Check, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    def is_complete(self) -> bool:
        """Whether somebody has seen every statement as it is, and every correction has its place."""
        whole = {check.statement for check in self.checks if check.whole}
        return not self.unplaced and all(one.id in whole for one in self.record.statements)


def _is_utc(text: str) -> bool:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return False
    return at.utcoffset() == timedelta(0)


def _refuse_wrong(what: What, left: Parts) -> None:
    if left.act not in get_args(Act):
        raise CorrectionError(f"there is no act {left.act!r}", where="act", hint=f"one of {', '.join(get_args(Act))}")
    if left.kind not in get_args(StatementKind):
        kinds = ", ".join(get_args(StatementKind))
        raise CorrectionError(f"there is no kind {left.kind!r}", where="kind", hint=f"one of {kinds}")
    for part, spans in (("content", left.content), ("cue", left.cue)):
        if not spans and what in (part, "add"):
            raise CorrectionError(f"the {part} is empty", where=part, hint="mark the words, or remove the statement")
    for part, several in (("addressee", (left.addressee,)), ("via", left.via)):
        if any(who is not None and who.span is None for who in several):
            raise CorrectionError("has no words", where=part, hint="mark the words that name it")
    if left.anchor() in left.answers:
        raise CorrectionError("a statement does not answer itself", where="answers", hint="name another one")


def _of_anchor(anchor: Anchor) -> Iterator[Span]:
    yield from (*anchor.content, *anchor.cue)
    if anchor.speaker is not None:
        yield anchor.speaker


def _of_parts(parts: Parts) -> Iterator[Span]:
    yield from (*parts.content, *parts.cue)
    if parts.about is not None:
        yield parts.about
    for who in (parts.speaker, parts.addressee, *parts.via):
        if who is not None and who.span is not None:
            yield who.span


def known_by(statement: Statement) -> Anchor:
    """By what a statement of a record is known."""
    named = statement.speaker
    speaker = None
    if named is not None and named.start is not None and named.end is not None and named.text is not None:
        speaker = Span(named.start, named.end, named.text)
    return Anchor(content=statement.content, cue=statement.cue, speaker=speaker)
