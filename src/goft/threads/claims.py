"""The claims of a record: its statements, with the words of what they say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from goft.actors.gazetteer import load_gazetteer
from goft.actors.spelling import key
from goft.preparing import Prepared
from goft.record import Record, Span, Statement
from goft.threads.formulas import Formulas
from goft.threads.model import Claim, Happening, Number
from goft.threads.negations import negated_at
from goft.threads.recurring import recurring_words
from goft.threads.weights import Weights, load_weights
from goft.words import Placed, WordMaker

__all__ = ["ClaimMaker"]

_PLACES = frozenset(["state", "seat", "adjective", "city"])
_FEWEST = 2
"""Words of weight that a claim has at least, or it answers something: «این موضوع» claims nothing by itself."""
_LEAST = 4.0
"""The weight, in nats, of what a claim says beside what happens again and again: where, at the least."""
_HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class ClaimMaker:
    """Makes claims of statements. Load once."""

    def __init__(self, weights: Weights, formulas: Formulas, recurring: frozenset[str]) -> None:
        self._weights = weights
        self._formulas = formulas
        self._recurring = recurring

    @classmethod
    def load(cls, maker: WordMaker) -> ClaimMaker:
        """Over the package's own lists, as words of `maker`."""
        weights = load_weights()
        return cls(weights, Formulas.load(maker, weights), recurring_words(maker, weights))

    def of(self, record: Record, prepared: Prepared, placed: Sequence[Placed]) -> tuple[Claim, ...]:
        """The claims of a record in the order of its statements; `placed` are the words of its text.

        None are: a question; a nested statement of the same speaker (گفت امیدوارم …), which is said once already; what
        says nothing, or nothing but a formula or what happens every day, unless it answers something.
        """
        negations = negated_at(prepared)
        places = tuple(_places(prepared))
        known = {actor.id: actor.key for actor in record.actors}
        speakers = {one.id: one.speaker_actor for one in record.statements}
        starts = [at.start for at in placed]
        found: list[Claim] = []
        for one in record.statements:
            inside = [placed[at] for at in _between(starts, one.content)]
            words = tuple(word for at in inside for word in at.words if self._weights.of(word))
            repeated = one.parent is not None and speakers[one.parent] == one.speaker_actor
            if one.act == "ask" or not (one.answers or (self._claims(words) and not repeated)):
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
                    recurring=self._recurring.intersection(words),
                    states=frozenset(state for start, state in places if _within(one, start)),
                    hours=frozenset(_moments(record, one, _HOUR)),
                    dates=frozenset(_moments(record, one, _DATE)),
                    numbers=tuple(_numbers(record, one)),
                    happenings=tuple(_happenings(record, one)),
                    untrue=one.act == "deny",
                    answers=one.answers,
                    cue=tuple(word for at in _between(starts, one.cue) for word in placed[at].words),
                )
            )
        return tuple(found)

    def _claims(self, words: Sequence[str]) -> bool:
        """Whether a statement of these words claims something."""
        particular = sum(self._weights.of(word) for word in dict.fromkeys(words) if word not in self._recurring)
        return len(words) >= _FEWEST and particular >= _LEAST and not self._formulas.has(words)


def _within(one: Statement, start: int) -> bool:
    return any(span.start <= start < span.end for span in one.content)


def _between(starts: Sequence[int], spans: Sequence[Span]) -> list[int]:
    """Which of some places, in order, lie in one of the spans."""
    found = {at for span in spans for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end))}
    return sorted(found)


def _places(prepared: Prepared) -> Iterator[tuple[int, str]]:
    """Where a text names a state, its places or its people, in code points of the text as it came, and which state."""
    gazetteer = load_gazetteer()
    for sentence in prepared.sentences:
        for match in gazetteer.scan(tuple(key(token.norm) for token in sentence.tokens)):
            if match.entry.country is not None and match.entry.kind in _PLACES:
                token = sentence.tokens[match.first]
                yield prepared.repaired.original_span(token.start, token.end)[0], match.entry.country


def _moments(record: Record, one: Statement, unit: re.Pattern[str]) -> Iterator[str]:
    """The moments that a statement names, cut to a unit; those that are no points (durations, sets) are none."""
    for time in record.times:
        if time.type in ("DATE", "TIME") and _within(one, time.start) and (found := unit.match(time.value or "")):
            yield found.group()


def _numbers(record: Record, one: Statement) -> Iterator[Number]:
    yield from ((figure.value, figure.unit) for figure in record.figures if _within(one, figure.start))


def _happenings(record: Record, one: Statement) -> Iterator[Happening]:
    states = {actor.id: actor.country for actor in record.actors}
    for event in record.events:
        if _within(one, event.trigger.start):
            parties = (party.actor if party is not None else None for party in (event.actor, event.recipient))
            actor, recipient = (states.get(party) if party else None for party in parties)
            yield event.type, actor, recipient
