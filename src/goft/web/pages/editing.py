"""What an editor sees of a statement beside the article, ready to be set right; and who checked it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

import msgspec

from goft.archive import Kept
from goft.corrections import Check, Corrected
from goft.record import Act, ActorSpan, Record, Statement, StatementKind
from goft.render.labels import Labels
from goft.render.speakers import actor_of
from goft.render.views import shown

__all__ = ["CheckView", "EditView", "PastView", "checks_of", "edits_of", "mark_of", "past_of"]


class EditView(msgspec.Struct, frozen=True, kw_only=True):
    """A statement's parts as a form has them; several spans stand in a line each. `seen` is what it is known by, so
    that nobody corrects what somebody else has changed meanwhile."""

    statement: str
    seen: str
    act: Act
    kind: StatementKind
    content: str
    cue: str
    speaker: str
    speaker_name: str
    addressee: str
    addressee_name: str
    via: str
    answers: tuple[str, ...]


class CheckView(msgspec.Struct, frozen=True):
    """Who checked a statement, and when; `whole` as in `goft.corrections.Check`."""

    by: str
    day: str
    whole: bool


class PastView(msgspec.Struct, frozen=True):
    """A correction that was made: what, of which words, by whom, when; `undone` by whom, if anybody."""

    number: int
    what: str
    words: str
    by: str
    day: str
    undone: str | None


def edits_of(record: Record) -> dict[str, EditView]:
    """Every statement of a record, by its number in the list (1 for s1)."""
    return {one.id[1:]: _edit(record, one) for one in record.statements}


def checks_of(found: Corrected, labels: Labels) -> dict[str, CheckView]:
    """Who checked which statement, by its number in the list."""
    return {check.statement[1:]: _check(check, labels) for check in found.checks}


def past_of(kept: Mapping[int, Kept], labels: Labels) -> tuple[PastView, ...]:
    """The corrections of an article, the newest first."""
    return tuple(
        PastView(
            number=number,
            what=one.correction.what,
            words=" … ".join(" ".join(shown(span.text).split()) for span in one.correction.anchor.content),
            by=one.correction.by,
            day=labels.day(one.correction.at[:10]),
            undone=one.undone_by,
        )
        for number, one in kept.items()
    )


def mark_of(record: Record, statement: Statement) -> str:
    """What a statement looked like when somebody saw it, in eight digits."""
    speaker = actor_of(record, statement.speaker_actor)
    seen = (statement, speaker.key if speaker else None)
    return f"{zlib.crc32(repr(seen).encode('utf-8', 'surrogatepass')):08x}"


def _edit(record: Record, one: Statement) -> EditView:
    speaker = actor_of(record, one.speaker_actor)
    addressee = actor_of(record, one.addressee.actor) if one.addressee else None
    return EditView(
        statement=one.id,
        seen=mark_of(record, one),
        act=one.act,
        kind=one.kind,
        content="\n".join(shown(span.text) for span in one.content),
        cue="\n".join(shown(span.text) for span in one.cue),
        speaker=_words(one.speaker),
        speaker_name=shown(speaker.name) if speaker else "",
        addressee=_words(one.addressee),
        addressee_name=shown(addressee.name) if addressee else "",
        via="\n".join(_words(span) for span in one.via),
        answers=one.answers,
    )


def _words(span: ActorSpan | None) -> str:
    return shown(span.text) if span is not None and span.text else ""


def _check(check: Check, labels: Labels) -> CheckView:
    return CheckView(check.by, labels.day(check.at[:10]), check.whole)
