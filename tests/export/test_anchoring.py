"""Web Annotations are found again on the raw text, by position and by quotation, and are JSON-LD of that vocabulary.

Anchoring is written here by the Recommendation (https://www.w3.org/TR/annotation-model/#text-position-selector and
#text-quote-selector), without the exporter's help.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import pytest

from goft.export import annotation_lines
from goft.record import Record

IRI = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+")
# The terms of http://www.w3.org/ns/anno.jsonld that we use, and the types that it knows.
TERMS = {
    *("@context", "id", "type", "motivation", "generator", "body", "target", "source", "selector", "format", "value"),
    *("name", "start", "end", "exact", "prefix", "suffix"),
}
TYPES = {"Annotation", "Software", "TextualBody", "TextPositionSelector", "TextQuoteSelector"}


def _by_position(text: str, selector: dict[str, Any]) -> tuple[int, int]:
    assert 0 <= selector["start"] < selector["end"] <= len(text)
    return selector["start"], selector["end"]


def _by_quotation(text: str, selector: dict[str, Any]) -> list[tuple[int, int]]:
    """Every place where the words stand between what goes before and after them."""
    before, exact = selector["prefix"], selector["exact"]
    wanted, places, at = before + exact + selector["suffix"], list[tuple[int, int]](), -1
    while (at := text.find(wanted, at + 1)) >= 0:
        places.append((at + len(before), at + len(before) + len(exact)))
    return places


def _anchored(records: Iterable[Record]) -> tuple[int, int]:
    """How many selections there are, and of how many the quotation alone finds several places."""
    count = several = 0
    for record in records:
        for line in annotation_lines(record):
            for target in json.loads(line)["target"]:
                position, quotation = target["selector"]
                place = _by_position(record.text, position)
                places = _by_quotation(record.text, quotation)
                assert record.text[slice(*place)] == quotation["exact"]
                assert place in places
                count, several = count + 1, several + (len(places) > 1)
    return count, several


def test_the_sample_is_anchored(everything: list[Record]) -> None:
    count, several = _anchored(everything)
    assert count >= sum(len(one.statements) for one in everything)
    assert several == 0


def test_news_is_anchored(news: list[Record]) -> None:
    count, several = _anchored(news)
    assert count > 2000
    # Where a text says a long passage twice the position decides.
    assert several <= count * 0.001


def _terms(value: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _terms(inner)


@pytest.mark.parametrize("which", ["sample", "odd"])
def test_it_is_json_ld_of_the_vocabulary(which: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(which)
    for record in [found] if isinstance(found, Record) else found:
        for line in annotation_lines(record):
            annotation = json.loads(line)
            assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
            assert annotation["type"] == "Annotation"
            assert IRI.fullmatch(annotation["id"])
            assert annotation["target"]
            for key, value in _terms(annotation):
                assert key in TERMS
                assert key != "type" or value in TYPES
                assert key != "source" or IRI.fullmatch(value)
            said = json.loads(annotation["body"]["value"])
            assert set(said) == {"act", "kind", "speaker", "speakerKey", "speakerState"}
