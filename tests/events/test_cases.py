"""Every type and mode: sentences that have the event and sentences that have not, from `cases.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from events.readings import events_in
from goft.events.plover import load_event_classes

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
KNOWN_FAILURES = frozenset(
    [
        "پارلمان گرجستان لایحه اصلاح قضایی را رد کرد.",
        "شورشیان نیجریه بیست دانش‌آموز را ربودند.",
        "تجاوز جنسی سربازان به زنان آواره ثبت شد.",
    ]
)
"""Subjects that the tagger binds to the object behind them, and a noun it takes for a verb."""


def _params(kind: str) -> list[object]:
    return [
        pytest.param(
            case["type"],
            case.get("mode"),
            sentence,
            marks=[pytest.mark.xfail(strict=True)] if sentence in KNOWN_FAILURES else [],
            id=f"{case['type']}-{case.get('mode')}-{number}",
        )
        for case in CASES
        for number, sentence in enumerate(case[kind])
    ]


def _kinds(sentence: str) -> set[tuple[str, str | None]]:
    return {(event.type, event.mode) for event in events_in(sentence)[1]}


@pytest.mark.parametrize(("kind", "mode", "sentence"), _params("yes"))
def test_event(kind: str, mode: str | None, sentence: str) -> None:
    assert (kind, mode) in _kinds(sentence)


@pytest.mark.parametrize(("kind", "mode", "sentence"), _params("no"))
def test_no_event(kind: str, mode: str | None, sentence: str) -> None:
    assert (kind, mode) not in _kinds(sentence)


def test_every_type_and_mode_has_three_positive_and_two_negative_sentences() -> None:
    wanted = {(kind, mode) for kind, entry in load_event_classes().items() for mode in (*entry.modes,) or (None,)}
    assert wanted == {(case["type"], case.get("mode")) for case in CASES}
    assert all(len(case["yes"]) >= 3 and len(case["no"]) >= 2 for case in CASES)


def test_known_failures_are_few() -> None:
    total = sum(len(case["yes"]) + len(case["no"]) for case in CASES)
    assert len(KNOWN_FAILURES) <= 0.03 * total
