"""Checked records as gold: what a newsroom's editors settled, in the format that `goft score` reads and trainers learn
from (`goft.score.gold`).

Editors check statements. Events, figures and times stand as they were read, since a record is scored with all of them;
`checked` says so, and `unchecked` which statements nobody has seen as they are, by their places in the list.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from goft.corrections import is_checked
from goft.record import Actor, ActorSpan, Event, Record, Span, Statement
from goft.score.names import same_name

__all__ = ["gold_document"]

_SOURCE = "goft corrections"


def gold_document(record: Record) -> str:
    """The gold of one record, as JSON. Spans are [start, end], in code points of its text."""
    actors = {actor.id: actor for actor in record.actors}
    places = {one.id: place for place, one in enumerate(record.statements)}
    found = {
        "id": record.id,
        "source": _SOURCE,
        "outlet": record.outlet,
        "published": record.published,
        "text": record.text,
        "checked": ["statements"],
        "unchecked": [places[one.id] for one in record.statements if not is_checked(one)],
        "statements": [_statement(one, actors, places) for one in record.statements],
        "events": [_event(one, actors) for one in record.events],
        "figures": [
            {"span": [one.start, one.end], "value": one.value, "unit": one.unit, "bound": one.bound}
            for one in record.figures
        ],
        "times": [{"span": [one.start, one.end], "type": one.type, "value": one.value} for one in record.times],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _statement(one: Statement, actors: dict[str, Actor], places: dict[str, int]) -> dict[str, Any]:
    speaker = actors.get((one.speaker.actor if one.speaker is not None else one.speaker_actor) or "")
    # A name of nothing but titles names nobody, and would be no name to whoever scores.
    named = speaker is not None and same_name(speaker.name, speaker.name)
    return {
        "kind": one.kind,
        "act": one.act,
        "speaker": _range(one.speaker),
        "speaker_is": speaker.name if speaker is not None and named else None,
        "speaker_country": speaker.country if speaker is not None else None,
        "cue": _ranges(one.cue),
        "content": _ranges(one.content),
        "addressee": _range(one.addressee),
        "via": _ranges(one.via),
        "about": _range(one.about),
        "parent": places.get(one.parent or ""),
        "answers": [places[other] for other in one.answers],
    }


def _event(one: Event, actors: dict[str, Actor]) -> dict[str, Any]:
    actor, recipient = ((actors.get(party.actor or "") if party else None) for party in (one.actor, one.recipient))
    return {
        "type": one.type,
        "status": one.status,
        "trigger": _range(one.trigger),
        "actor": _range(one.actor),
        "recipient": _range(one.recipient),
        "actor_country": actor.country if actor is not None else None,
        "recipient_country": recipient.country if recipient is not None else None,
    }


def _range(span: Span | ActorSpan | None) -> list[int] | None:
    if span is None or span.start is None or span.end is None:
        return None
    return [span.start, span.end]


def _ranges(spans: Iterable[Span | ActorSpan]) -> list[list[int]]:
    return [found for span in spans if (found := _range(span)) is not None]
