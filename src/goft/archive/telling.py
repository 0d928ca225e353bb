"""What an article's statements tell by their forms alone, kept beside its record: who compares thousands of statements
need not read as many records. What is not kept is made anew; it is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from goft.actors.spelling import key
from goft.record import Actor, Record, Span, Statement
from goft.timelines.stances import load_open_words
from goft.words import Said, WordMaker

__all__ = ["Told", "keep_told", "kept_told", "told_of"]

_ROOM = 3
"""Code points that a span may have beside the name of whom it is («از»)."""


class Told(msgspec.Struct, frozen=True, array_like=True):
    """One statement with a content; `number` is its id in the record.

    `words` are the content's, in dictionary forms, without verbs and function words, then the keys of those whom it
    names; `verbs` are its finite verbs, `negated` those that are negated, and `open` says that it is on a condition or
    a guess. `towards` are those whom it supports, blames or threatens as such: a state's code, another actor's key.
    `suffering` are they and those who suffer from an event that it tells, by key and by state; `named` the keys of
    those whom its content or what it is about names. `wording` is the content where it has no words.
    """

    number: str
    confidence: float
    words: tuple[str, ...]
    verbs: tuple[str, ...]
    negated: tuple[str, ...]
    open: bool
    towards: tuple[str, ...]
    suffering: frozenset[str]
    named: frozenset[str]
    wording: str = ""


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[Told, ...])


def keep_told(told: Sequence[Told]) -> bytes | None:
    """As the store keeps it; None for words that UTF-8 cannot carry (a lone surrogate)."""
    try:
        return _ENCODER.encode(told)
    except UnicodeEncodeError:
        return None


def kept_told(data: bytes) -> tuple[Told, ...]:
    """Back from the kept bytes."""
    return _DECODER.decode(data)


def told_of(record: Record, words: WordMaker) -> tuple[Told, ...]:
    """What the statements of a record tell, in their order; those without a content are left out."""
    known = {actor.id: actor for actor in record.actors}
    return tuple(_told(record, one, known, words) for one in record.statements if one.content)


def _told(record: Record, one: Statement, known: dict[str, Actor], words: WordMaker) -> Told:
    said, named = _said(record, one, words)
    aims = _aims(record, one)
    hit = [event.recipient.actor for event in record.events if event.said_in == one.id and event.recipient]
    suffering = [*aims, *(known[actor] for actor in hit if actor in known)]
    spans = [*one.content, *([one.about] if one.about is not None else [])]
    return Told(
        number=one.id,
        confidence=one.confidence,
        words=(*said.words, *named),
        verbs=said.verbs,
        negated=said.negated,
        open=any(key(word) in load_open_words() for span in one.content for word in span.text.split()),
        towards=tuple(sorted({_label(actor) for actor in aims})),
        suffering=frozenset(name for actor in suffering for name in (actor.key, actor.country) if name),
        named=frozenset(actor.key for actor in record.actors if _is_named(actor, spans)),
        wording="" if said.words or named else " … ".join(" ".join(span.text.split()) for span in one.content),
    )


def _said(record: Record, one: Statement, words: WordMaker) -> tuple[Said, list[str]]:
    """What a content says, and the keys of those whom it names; their names are no words of it («جمهوری اسلامی»)."""
    pieces: list[str] = []
    named: list[str] = []
    for span in one.content:
        at = span.start
        for start, end, key_ in sorted(_mentions(record, span)):
            named.append(key_)
            if start >= at:
                pieces.append(record.text[at:start])
                at = end
        pieces.append(record.text[at : span.end])
    return words.said(" ".join(pieces)), named


def _mentions(record: Record, span: Span) -> Iterator[tuple[int, int, str]]:
    for actor in record.actors:
        for mention in actor.mentions:
            if span.start <= mention.start and mention.end <= span.end:
                yield mention.start, mention.end, actor.key


def _aims(record: Record, one: Statement) -> list[Actor]:
    """Those whom a statement supports, blames or threatens as such: what it is about, or its whole content, is they.

    «حمایت از ایران» is aimed at Iran, «حمایت از رفع تحریم ایران» is not.
    """
    found: list[Actor] = []
    for span in (one.content[0] if len(one.content) == 1 else None, one.about):
        if span is not None:
            found += [actor for actor in record.actors if _is_named(actor, [span], len(span.text) - _ROOM)]
    return [actor for actor in found if actor.id != one.speaker_actor]


def _is_named(actor: Actor, spans: Sequence[Span], room: int = 0) -> bool:
    """Whether an actor is named within some spans, by at least `room` code points."""
    return any(
        span.start <= mention.start and mention.end <= span.end and mention.end - mention.start >= room
        for span in spans
        for mention in actor.mentions
    )


def _label(actor: Actor) -> str:
    """A state's code, another actor's key."""
    return actor.country if actor.kind == "state" and actor.country else actor.key
