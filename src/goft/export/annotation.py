"""Statements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/, Recommendation of 23 February 2017).

One annotation a statement: what is said is the target, selected twice, by position in the article's text (code points,
section 4.2.5) and by its words with those around it (section 4.2.4), so that it is found again in a text that shifted.
The positions are those of the record's text, as it came in; of the page at `source`, where that is an address, the
quotation is what finds the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from goft.record import Record, Span, Statement

__all__ = ["annotation_lines"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND, _MOST_AROUND = 32, 512
"""Code points before and behind the words: what annotation tools take, and more where the same words stand twice."""
_OF_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
"""What an address may have as it is (RFC 3986, section 2.2, and `%`); the rest, such as spaces, is escaped."""


def annotation_lines(record: Record) -> Iterator[str]:
    """A line of JSON-LD for each statement, without the line's end."""
    for statement in record.statements:
        yield json.dumps(_annotation(record, statement), ensure_ascii=False)


def _annotation(record: Record, statement: Statement) -> dict[str, Any]:
    name = f"urn:goft:{quote(record.id, safe='', errors='surrogatepass')}"
    source = quote(record.url, safe=_OF_ADDRESSES, errors="surrogatepass") if record.url else name
    speaker = next((actor for actor in record.actors if actor.id == statement.speaker_actor), None)
    said: dict[str, str | None] = {
        "act": statement.act,
        "kind": statement.kind,
        "speaker": None,
        "speakerKey": None,
        "speakerState": None,
    }
    if speaker is not None:
        said |= {"speaker": speaker.name, "speakerKey": speaker.key, "speakerState": speaker.country}
    return {
        "@context": _CONTEXT,
        "id": f"{name}:{statement.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": f"Goft {record.reader.version}"},
        "body": {"type": "TextualBody", "format": "application/json", "value": json.dumps(said, ensure_ascii=False)},
        "target": [
            {"source": source, "selector": _selectors(record.text, span)}
            for span in (statement.content or statement.cue)
        ],
    }


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    around = _AROUND
    while around < _MOST_AROUND and not _is_single(text, text[max(0, span.start - around) : span.end + around]):
        around *= 2
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": text[max(0, span.start - around) : span.start],
            "suffix": text[span.end : span.end + around],
        },
    ]


def _is_single(text: str, words: str) -> bool:
    return text.find(words, text.find(words) + 1) < 0
