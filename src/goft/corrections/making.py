"""Corrections made of a record: a statement's number, what is wrong with it, and how it is to be."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, get_args

import msgspec

from goft.corrections.model import Anchor, Correction, Part, Parts, What, Who, known_by
from goft.errors import CorrectionError
from goft.record import Actor, ActorSpan, Record, Span, Statement

__all__ = ["check_text", "correction", "parts_of", "span_of"]

Place = tuple[int, int]


def correction(
    record: Record,
    statement: str | None,
    what: What,
    value: Any = None,
    *,
    by: str,
    at: str | None = None,
    note: str | None = None,
) -> Correction:
    """A correction of a record's statement by its id (None to add one).

    `value` is, for `content` and `cue`, places as (start, end) or spans; for `speaker` and `addressee` a `Who`, or None
    for nobody; for `via` several of them, the outermost first; for `act` and `kind` the word; for `answers` the ids of
    the statements that are answered; to `add`, the `Parts`. Nothing for `confirm` and `remove`. `at` is now where it
    is not given. Raises `CorrectionError` for what the record and its text cannot have.
    """
    if what not in get_args(What):
        raise CorrectionError(f"there is no correction {what!r}", hint=f"one of {', '.join(get_args(What))}")
    anchor, left = _left(record, statement, what, value)
    made = Correction(
        what=what,
        anchor=anchor,
        left=left,
        by=by,
        at=at or datetime.now(UTC).isoformat(timespec="milliseconds"),
        note=note,
        reader=record.reader.version,
    )
    check_text(made, record.text, record.id)
    return made


def _left(record: Record, statement: str | None, what: What, value: Any) -> tuple[Anchor, Parts | None]:
    if what == "add":
        if not isinstance(value, Parts) or statement is not None:
            raise CorrectionError("what is to be added is missing", where=record.id, hint="give all of its parts")
        return value.anchor(), value
    found = _statement(record, statement)
    if what == "remove":
        return known_by(found), None
    parts = parts_of(record, found)
    if what == "confirm":
        return known_by(found), parts
    return known_by(found), msgspec.structs.replace(parts, **{what: _value(record, what, value)})


def _value(record: Record, part: Part, value: Any) -> Any:
    if part in ("content", "cue"):
        return tuple(span_of(record, one) for one in value or ())
    if part == "via":
        return tuple(value or ())
    if part == "answers":
        return tuple(known_by(_statement(record, one)) for one in value or ())
    return value


def _statement(record: Record, number: str | None) -> Statement:
    found = next((one for one in record.statements if one.id == number), None)
    if found is None:
        raise CorrectionError(f"has no statement {number!r}", where=record.id, hint="its id in the record, such as s3")
    return found


def parts_of(record: Record, statement: Statement) -> Parts:
    """A statement's parts as they stand."""
    actors = {actor.id: actor for actor in record.actors}
    statements = {one.id: one for one in record.statements}
    return Parts(
        kind=statement.kind,
        act=statement.act,
        speaker=_who(statement.speaker, actors.get(statement.speaker_actor or "")),
        cue=statement.cue,
        content=statement.content,
        addressee=_named(statement.addressee, actors),
        via=tuple(who for link in statement.via if (who := _named(link, actors)) is not None),
        about=statement.about,
        answers=tuple(known_by(statements[one]) for one in statement.answers if one in statements),
    )


def _named(words: ActorSpan | None, actors: dict[str, Actor]) -> Who | None:
    return _who(words, actors.get(words.actor or "")) if words is not None else None


def _who(words: ActorSpan | None, actor: Actor | None) -> Who | None:
    if words is None and actor is None:
        return None
    span = None
    if words is not None and words.start is not None and words.end is not None and words.text is not None:
        span = Span(words.start, words.end, words.text)
    if actor is None:
        return Who(span=span)
    return Who(span=span, key=actor.key, name=actor.name, kind=actor.kind, country=actor.country)


def span_of(record: Record, place: Place | Span) -> Span:
    """The span of a place of the record's text. Raises `CorrectionError` for one that is not inside it."""
    start, end = (place.start, place.end) if isinstance(place, Span) else place
    if not 0 <= start < end <= len(record.text):
        size = len(record.text)
        raise CorrectionError(f"the text has no place {start}:{end}", where=record.id, hint=f"it ends at {size}")
    return Span(start, end, record.text[start:end])


def check_text(made: Correction, text: str, where: str) -> None:
    """Raise `CorrectionError` where a correction's spans are not inside a text, or have other words."""
    for span in made.spans():
        if not 0 <= span.start < span.end <= len(text):
            what = f"the text has no place {span.start}:{span.end}"
            raise CorrectionError(what, where=where, hint=f"it ends at {len(text)}")
        if text[span.start : span.end] != span.text:
            what = f"at {span.start}:{span.end} stands {text[span.start : span.end]!r}, not {span.text!r}"
            raise CorrectionError(what, where=where, hint="look at the article again")
    for part in ("content", "cue"):
        if made.left is not None and made.what in (part, "add"):
            _refuse_bad(getattr(made.left, part), part, where)


def _refuse_bad(spans: tuple[Span, ...], part: str, where: str) -> None:
    """Raise for spans of which one has no words, or two have the same."""
    for span in spans:
        if not span.text.strip():
            what = f"only white space stands at {span.start}:{span.end}"
            raise CorrectionError(what, where=where, hint=f"mark the words of the {part}")
    for one, other in pairwise(sorted(spans, key=lambda span: span.start)):
        if other.start < one.end:
            what = f"{one.start}:{one.end} and {other.start}:{other.end} of the {part} overlap"
            raise CorrectionError(what, where=where, hint="mark each word once")
