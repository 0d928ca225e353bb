"""Events as PLOVER data: a JSON object an event, with the columns of POLECAT.

POLECAT (Harvard Dataverse, doi:10.7910/DVN/AJGVIT) is the dataset that publishes events of PLOVER's types. Its columns
are kept by name and order, null where nothing is known; four more say what POLECAT has no column for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from goft.actors.gazetteer import english_state_name
from goft.events import event_class
from goft.events.model import EventType
from goft.record import Actor, ActorSpan, Event, Record

__all__ = ["plover_lines"]

_SECTORS = {"outlet": "JRN"}
"""Sectors of PLOVER's manual that an actor's kind alone decides."""


def plover_lines(record: Record) -> Iterator[str]:
    """A line of JSON for each event that PLOVER counts, without the line's end.

    Left out: events of COOPERATE, AID and SANCTION that name no recipient, which PLOVER requires, and what somebody
    says has not happened (`negated`).
    """
    for event in record.events:
        kind = event_class(cast(EventType, event.type))
        if (kind.recipient_required and event.recipient is None) or "negated" in event.auxiliary:
            continue
        yield json.dumps(_row(record, event), ensure_ascii=False)


def _row(record: Record, event: Event) -> dict[str, Any]:
    kind = event_class(cast(EventType, event.type))
    return {
        "Event ID": f"{record.id}-{event.id}",
        "Event Date": _day(record, event),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": kind.modes.get(event.mode or "", kind.intensity),
        "Quad Code": kind.quad.upper(),
        "Contexts": None,
        **_party("Actor", event.actor, record),
        **_party("Recipient", event.recipient, record),
        "Placename": event.place.text if event.place else None,
        **dict.fromkeys(("City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID")),
        "Raw Placename": event.place.text if event.place else None,
        "Feature Type": None,
        "Source": record.outlet,
        "Publication Date": record.published,
        "Story People": _named(record, "person"),
        "Story Organizations": _named(record, "organisation"),
        "Story Locations": None,
        "Language": "Persian",
        "Version": record.reader.version,
        "Status": event.status,
        "Auxiliary Modes": list(event.auxiliary),
        "Trigger": event.trigger.text,
        "Trigger Offset": event.trigger.start,
    }


def _day(record: Record, event: Event) -> str | None:
    """The day it happened (YYYY-MM-DD), else the day it was told."""
    value = next((time.value for time in record.times if time.id == event.time), None)
    return value[:10] if value is not None and value[:4].isdecimal() and len(value) >= 10 else record.published


def _party(role: str, span: ActorSpan | None, record: Record) -> dict[str, Any]:
    actor = next((one for one in record.actors if span is not None and one.id == span.actor), None)
    sector = _SECTORS.get(actor.kind) if actor is not None else None
    return {
        f"{role} Name": actor.name if actor is not None else None,
        f"{role} Country": _country(actor),
        f"{role} COW": None,
        f"Primary {role} Sector": sector,
        f"{role} Sectors": sector,
        f"{role} Title": actor.office if actor is not None else None,
        f"{role} Name Raw": span.text if span is not None else None,
        f"Wikipedia {role} ID": actor.wikidata if actor is not None else None,
    }


def _country(actor: Actor | None) -> str | None:
    return english_state_name(actor.country) if actor is not None and actor.country else None


def _named(record: Record, kind: str) -> str | None:
    return "; ".join(actor.name for actor in record.actors if actor.kind == kind) or None
