"""The event files: every pattern's example has its event, and the loader names what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from events.readings import events_in
from goft.events.lexicon import EventFileError, Pattern, load_event_lexicon, read_patterns
from goft.events.plover import load_event_classes

PATTERNS = load_event_lexicon().patterns
KNOWN_FAILURES: frozenset[str] = frozenset()
"""Examples whose event is not found yet."""


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(
            pattern,
            id=f"{pattern.type} {pattern.words[0]}",
            marks=[pytest.mark.xfail(strict=True)] if pattern.example in KNOWN_FAILURES else [],
        )
        for pattern in PATTERNS
    ],
)
def test_example(pattern: Pattern) -> None:
    assert pattern.example is not None
    assert pattern.type in {event.type for event in events_in(pattern.example)[1]}


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("no type", {}, "type is None"),
    ("unknown table", {"type": "AID", "nouns": []}, "unknown table 'nouns'"),
    (
        "unknown field",
        {"type": "AID", "noun": [{"words": ["وام"], "mood": "x", "example": "x"}]},
        "unknown field 'mood'",
    ),
    ("no words", {"type": "AID", "noun": [{"example": "x"}]}, "has no words"),
    ("no infinitive", {"type": "AID", "verb": [{"words": ["داد"], "example": "x"}]}, "is no infinitive"),
    ("no example", {"type": "AID", "noun": [{"words": ["وام"]}]}, "example is missing"),
    ("wrong mode", {"type": "ASSAULT", "noun": [{"words": ["جنگ"], "mode": "x", "example": "x"}]}, "has no mode 'x'"),
    ("wrong value", {"type": "AID", "noun": [{"words": ["وام"], "owner": "x", "example": "x"}]}, "owner"),
]


@pytest.mark.parametrize(("table", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_files_are_refused(table: dict[str, Any], message: str) -> None:
    with pytest.raises(EventFileError, match=message):
        read_patterns("x.toml", dict(table))


def test_no_word_is_in_two_patterns() -> None:
    seen: dict[tuple[str, str], str] = {}
    for pattern in PATTERNS:
        for word in pattern.words if not pattern.around else ():
            assert seen.setdefault((pattern.kind, word), pattern.type) == pattern.type, word


def test_sixteen_types_with_quad_classes() -> None:
    classes = load_event_classes()
    assert len(classes) == 16
    for kind, entry in classes.items():
        friendly = entry.quad.endswith("cooperation")
        assert all((score > 0) == friendly for score in (entry.intensity, *entry.modes.values())), kind
