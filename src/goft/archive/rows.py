"""From a record to the archive's rows, and back from the kept bytes to a record."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from goft.actors.spelling import key as spelling
from goft.article import Article
from goft.record import Actor, ActorSpan, Event, Record, Span, Statement
from goft.words import Placed

__all__ = ["Rows", "digest_of", "keep", "kept", "record_of", "rows_of"]

_LEVEL = 6
_DECODER = msgspec.json.Decoder(Record)
_ENCODER = msgspec.json.Encoder()


class Rows(msgspec.Struct, frozen=True):
    """The rows of one record by table, without the article's number; `told` may be missing (`goft.archive.telling`)."""

    actors: tuple[dict[str, Any], ...]
    names: tuple[dict[str, Any], ...]
    statements: tuple[dict[str, Any], ...]
    via: tuple[dict[str, Any], ...]
    events: tuple[dict[str, Any], ...]
    figures: tuple[dict[str, Any], ...]
    times: tuple[dict[str, Any], ...]
    told: tuple[dict[str, Any], ...] = ()


def keep(record: Record) -> bytes:
    """A record as the store keeps it; its text is kept with the article, once."""
    bare = msgspec.structs.replace(record, text="")
    try:
        plain = _ENCODER.encode(bare)
    except UnicodeEncodeError:  # a lone surrogate
        plain = bare.to_json().encode()
    return zlib.compress(plain, _LEVEL)


def kept(data: bytes, text: str) -> Record:
    """The record of kept bytes and its article's text."""
    return msgspec.structs.replace(record_of(zlib.decompress(data)), text=text)


def record_of(plain: bytes | str) -> Record:
    """`Record.from_json`, several times as fast. Raises `msgspec.ValidationError` or `ValueError` for what is none."""
    try:
        return _DECODER.decode(plain)
    except msgspec.DecodeError:  # the escape of a lone surrogate
        return Record.from_json(plain)


def digest_of(article: Article) -> str:
    """What tells whether two articles are one: the same text from the same outlet."""
    outlet = (article.outlet or "").encode("utf-8", "surrogatepass")
    return hashlib.sha256(outlet + b"\n" + article.text.encode("utf-8", "surrogatepass")).hexdigest()


def rows_of(record: Record, words: Sequence[Placed], told: bytes | None = None) -> Rows:
    """Everything of a record that a query may ask for; `words` are its text's, in order, and `told` is what its
    statements tell, if that is kept."""
    known = {actor.id: actor for actor in record.actors}
    return Rows(
        actors=tuple(_actor(actor) for actor in record.actors),
        names=tuple(row for actor in record.actors for row in _names(actor)),
        statements=tuple(_statement(one, record, known, words) for one in record.statements),
        via=tuple(row for one in record.statements for row in _via(one, known)),
        events=tuple(_event(event, record, known) for event in record.events),
        figures=tuple(
            {
                "number": one.id,
                "value": one.value,
                "unit": one.unit,
                "bound": one.bound,
                "kind": one.kind,
                "start": one.start,
                "end": one.end,
            }
            for one in record.figures
        ),
        times=tuple(
            {"number": one.id, "type": one.type, "value": one.value, "start": one.start, "end": one.end}
            for one in record.times
        ),
        told=({"data": told},) if told is not None else (),
    )


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "number": actor.id,
        "key": actor.key,
        "kind": actor.kind,
        "name": actor.name,
        "country": actor.country,
    }


def _names(actor: Actor) -> Iterator[dict[str, Any]]:
    """Under which spellings an actor is asked for."""
    spellings = {spelling(name) for name in (actor.name, actor.name_en, *actor.names) if name}
    yield from ({"key": actor.key, "folded": folded} for folded in sorted(spellings) if folded)


def _statement(one: Statement, record: Record, known: dict[str, Actor], words: Sequence[Placed]) -> dict[str, Any]:
    places = list(_places(one))
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    speaker = known.get(one.speaker_actor or "")
    addressee = known.get(one.addressee.actor or "") if one.addressee is not None else None
    return {
        "number": one.id,
        "kind": one.kind,
        "act": one.act,
        "speaker": speaker.key if speaker is not None else None,
        "speaker_country": speaker.country if speaker is not None else None,
        "addressee": addressee.key if addressee is not None else None,
        "start": start,
        "end": end,
        "day": record.published or "",
        "outlet": record.outlet,
        "words": " ".join(word for placed in words if start <= placed.start < end for word in placed.words),
    }


def _via(one: Statement, known: dict[str, Actor]) -> Iterator[dict[str, Any]]:
    """The links of a statement's chain that are somebody known, in the order the record has them."""
    for place, link in enumerate(one.via):
        if link.actor in known:
            yield {"statement": one.id, "place": place, "key": known[link.actor].key}


def _places(one: Statement) -> Iterator[tuple[int, int]]:
    spans: list[Span | ActorSpan | None] = [one.speaker, one.addressee, *one.cue, *one.content]
    for span in spans:
        if span is not None and span.start is not None and span.end is not None:
            yield span.start, span.end


def _event(event: Event, record: Record, known: dict[str, Actor]) -> dict[str, Any]:
    actor = known.get(event.actor.actor or "") if event.actor is not None else None
    recipient = known.get(event.recipient.actor or "") if event.recipient is not None else None
    return {
        "number": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "actor": actor.key if actor is not None else None,
        "actor_country": actor.country if actor is not None else None,
        "recipient": recipient.key if recipient is not None else None,
        "recipient_country": recipient.country if recipient is not None else None,
        "statement": _told_by(event, record) or event.said_in,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "day": record.published or "",
    }


def _told_by(event: Event, record: Record) -> str | None:
    """The statement that is the event itself: who accuses or denies has its trigger in the cue."""
    start, end = event.trigger.start, event.trigger.end
    for one in record.statements:
        if any(cue.start < end and start < cue.end for cue in one.cue):
            return one.id
    return None
