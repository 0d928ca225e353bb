"""The claims of a record: its statements, with the words of what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goft.actors.gazetteer import load_gazetteer
from goft.actors.spelling import key
from goft.preparing import Prepared
from goft.record import Record, Statement
from goft.threads.formulas import Formulas
from goft.threads.model import Claim, Happening, Number
from goft.threads.negations import negated_at
from goft.threads.weights import Weights
from goft.words import Placed

__all__ = ["claims_of"]

_PLACES = frozenset(["state", "seat", "adjective", "city"])
_FEWEST = 2
"""Words of weight that a claim has at least, or it answers something: «این موضوع» claims nothing by itself."""


def claims_of(
    record: Record,
    prepared: Prepared,
    placed: Sequence[Placed],
    weights: Weights,
    formulas: Formulas | None = None,
) -> tuple[Claim, ...]:
    """The claims of a record in the order of its statements; `placed` are the words of its text.

    A nested statement of the same speaker (گفت امیدوارم …) is said once already, and is none of its own; nor is a
    formula.
    """
    negations = negated_at(prepared)
    places = tuple(_places(prepared))
    known = {actor.id: actor.key for actor in record.actors}
    speakers = {one.id: one.speaker_actor for one in record.statements}
    found: list[Claim] = []
    for one in record.statements:
        inside = [word for word in placed if _within(one, word.start)]
        words = tuple(word for at in inside for word in at.words if weights.of(word))
        repeated = one.parent is not None and speakers[one.parent] == one.speaker_actor and not one.answers
        if repeated or (formulas is not None and formulas.has(words)) or (len(words) < _FEWEST and not one.answers):
            continue
        found.append(
            Claim(
                article=record.id,
                number=one.id,
                day=record.published or "",
                act=one.act,
                speaker=known.get(one.speaker_actor or ""),
                words=words,
                negated=frozenset(word for at in inside if at.start in negations for word in at.words),
                states=frozenset(state for start, state in places if _within(one, start)),
                numbers=tuple(_numbers(record, one)),
                happenings=tuple(_happenings(record, one)),
                untrue=one.act == "deny",
                answers=one.answers,
                cue=tuple(word for at in placed if _in_cue(one, at.start) for word in at.words),
            )
        )
    return tuple(found)


def _within(one: Statement, start: int) -> bool:
    return any(span.start <= start < span.end for span in one.content)


def _in_cue(one: Statement, start: int) -> bool:
    return any(span.start <= start < span.end for span in one.cue)


def _places(prepared: Prepared) -> Iterator[tuple[int, str]]:
    """Where a text names a state, its places or its people, in code points of the text as it came, and which state."""
    gazetteer = load_gazetteer()
    for sentence in prepared.sentences:
        for match in gazetteer.scan(tuple(key(token.norm) for token in sentence.tokens)):
            if match.entry.country is not None and match.entry.kind in _PLACES:
                token = sentence.tokens[match.first]
                yield prepared.repaired.original_span(token.start, token.end)[0], match.entry.country


def _numbers(record: Record, one: Statement) -> Iterator[Number]:
    yield from ((figure.value, figure.unit) for figure in record.figures if _within(one, figure.start))


def _happenings(record: Record, one: Statement) -> Iterator[Happening]:
    states = {actor.id: actor.country for actor in record.actors}
    for event in record.events:
        if _within(one, event.trigger.start):
            parties = (party.actor if party is not None else None for party in (event.actor, event.recipient))
            actor, recipient = (states.get(party) if party else None for party in parties)
            yield event.type, actor, recipient
