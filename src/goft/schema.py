"""The record's JSON Schema, made from the types that make the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from goft.record import FORMAT, Record

__all__ = ["record_schema", "schemas_of"]

_FIELDS: dict[str, dict[str, str]] = {
    "Record": {
        "text": "The article as it came in, untouched. Every span's offsets count its Unicode code points.",
        "published": "The day of publication, ISO 8601, Gregorian.",
        "repairs": "Where the text was read otherwise than it is written.",
    },
    "Statement": {
        "kind": "direct: all of the content stands in quotation marks; indirect: none of it; mixed: part of it.",
        "act": "What the speaker does by saying it.",
        "speaker": "The words that name who speaks; null where none do.",
        "speaker_actor": "The id of the actor who speaks, where the text makes that clear.",
        "cue": "The words that make it a statement.",
        "content": "What is said.",
        "addressee": "Who is spoken to.",
        "via": "The chain by which it reached the writer, the outermost source first.",
        "about": "What a naming, an accusation, criticism or support is aimed at, where it is not in the content.",
        "parent": "The id of the statement in whose content this one lies.",
        "answers": "The ids of the statements that this one answers: a denial's claim, a reply's question.",
        "time": "The id of the time at which it was said.",
        "confidence": "How sure the reader is, 0 to 1.",
        "why": "What the reader went by, in words.",
    },
    "Actor": {
        "key": "A name for the actor that is the same in every record.",
        "name": "The fullest name that is known.",
        "names": "Other names that the text uses.",
        "country": "ISO 3166-1 alpha-3 of the state the actor acts for or belongs to.",
    },
    "Event": {"type": "One of PLOVER's 16 event types.", "trigger": "The shortest words that name the event."},
    "Time": {"value": "ISO 8601 as TIMEX3 writes it, Gregorian; null where the text does not fix it."},
}


def schemas_of(kinds: Sequence[type], at: str) -> dict[str, Any]:
    """The JSON Schemas (2020-12) of types and of all that they hold, by name; `at` is the reference to {name}.

    Every field is always there; unknown is null.
    """
    _, definitions = msgspec.json.schema_components(kinds, ref_template=at)
    for name, definition in definitions.items():
        if definition.get("type") == "object":
            definition["required"] = list(definition["properties"])
            definition["additionalProperties"] = False
            for field, words in _FIELDS.get(name, {}).items():
                definition["properties"][field]["description"] = words
    return definitions


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A Goft record, format {FORMAT}",
        "description": "What one article says: who said what, with the exact words as proof.",
        "$ref": "#/$defs/Record",
        "$defs": schemas_of([Record], "#/$defs/{name}"),
    }
