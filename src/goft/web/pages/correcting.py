"""Corrections as editors send them from an article's page."""

from __future__ import annotations

from typing import Any

from fastapi import HTTPException
from pydantic import BaseModel, Field

from goft.archive import Archive
from goft.corrections import Parts, What, Who, correction
from goft.errors import CorrectionError
from goft.record import Act, Record, Statement, StatementKind
from goft.web.pages.editing import mark_of
from goft.web.pages.places import place_of, places_of

__all__ = ["AskedCorrection", "AskedUndo", "correct"]

_LONGEST = 20_000


class AskedCorrection(BaseModel):
    """What a form says: of which statement, what is to be changed, and how."""

    article: str
    statement: str = Field("", max_length=12)
    seen: str = Field("", max_length=8)
    what: What
    words: str = Field("", max_length=_LONGEST)
    start: str = Field("", max_length=12)
    end: str = Field("", max_length=12)
    name: str = Field("", max_length=200)
    cue: str = Field("", max_length=_LONGEST)
    act: Act = "assert"
    kind: StatementKind = "indirect"
    answers: tuple[str, ...] = ()
    note: str = Field("", max_length=4000)


class AskedUndo(BaseModel):
    """Which correction is to hold no more."""

    article: str
    number: int = Field(ge=1)


def correct(archive: Archive, asked: AskedCorrection, by: str) -> str:
    """Have a correction hold; gives the number in the list of the statement that it is about.

    Raises `CorrectionError` for what the text or the statement cannot have, and for a statement that somebody else has
    changed since the form was made; 404 where there is no such article.
    """
    record = archive.get(asked.article)
    if record is None:
        raise HTTPException(404, f"there is no article {asked.article!r}")
    statement = next((one for one in record.statements if one.id == asked.statement), None)
    if asked.what != "add":
        if statement is None:
            raise CorrectionError(f"has no statement {asked.statement!r}", where=asked.article, hint="look again")
        if asked.seen != mark_of(record, statement):
            hint = "look at it as it is now, and correct that"
            raise CorrectionError("somebody has changed this statement meanwhile", where=asked.statement, hint=hint)
    value = _value(record, statement, asked)
    made = correction(
        record, statement.id if statement else None, asked.what, value, by=by, note=asked.note.strip() or None
    )
    found = archive.correct(asked.article, made)
    return next((check.statement[1:] for check in found.checks if made in check.corrections), "")


def _value(record: Record, statement: Statement | None, asked: AskedCorrection) -> Any:
    near = statement.content[0].start if statement else 0
    match asked.what:
        case "act":
            return asked.act
        case "kind":
            return asked.kind
        case "answers":
            return asked.answers
        case "content" | "cue":
            return places_of(record.text, asked.words, near)
        case "speaker" | "addressee":
            return _who(record, asked, near)
        case "via":
            return tuple(Who(span=span) for span in places_of(record.text, asked.words, near))
        case "add":
            return _added(record, asked)
    return None


def _who(record: Record, asked: AskedCorrection, near: int) -> Who | None:
    span, name = place_of(record.text, asked.words, asked.start, asked.end, near), asked.name.strip() or None
    return Who(span=span, name=name) if span is not None or name is not None else None


def _added(record: Record, asked: AskedCorrection) -> Parts:
    first = place_of(record.text, asked.words, asked.start, asked.end, 0)
    if first is None:
        raise CorrectionError("has no words", where="content", hint="mark what is said")
    name = asked.name.strip()
    return Parts(
        kind=asked.kind,
        act=asked.act,
        speaker=Who(name=name) if name else None,
        cue=places_of(record.text, asked.cue, first.start),
        content=(first,),
    )
