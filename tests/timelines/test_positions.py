"""Positions in the order of time, and what counts as a change of position."""

from __future__ import annotations

from typing import Any

import pytest

from goft.timelines import Positions, SaidRow, positions_of
from timelines.rows import said, shown


def timeline(*rows: SaidRow, limit: int = 100) -> Positions:
    return positions_of(rows, shown, speaker="رادمان", topic="مرز", limit=limit)


def test_the_oldest_come_first_and_a_story_counts_once() -> None:
    found = timeline(
        said(3, "2024-05-06", "assert", "مرز باز"),
        said(1, "2024-05-01", "hope", "مرز بسته"),
        said(2, "2024-05-02", "hope", "مرز بسته", story=1),
        said(4, None, "hope", "مرز"),
    )
    assert [one.proof.article for one in found.positions] == ["a1", "a3"]
    assert (found.count, found.undated) == (2, 1)


def test_a_title_that_says_it_again_counts_once() -> None:
    first = said(1, "2024-05-01", "assert", "مرز باز")
    again = said(2, "2024-05-01", "assert", "مرز باز", article=first.article, story=1)
    assert timeline(first, again).count == 1


def test_the_last_are_shown_and_changes_are_looked_for_in_all() -> None:
    found = timeline(
        said(1, "2024-05-01", "support", "دوست", towards=frozenset(["XAR"])),
        said(2, "2024-05-09", "accuse", "دشمن", towards=frozenset(["XAR"])),
        said(3, "2024-05-10", "assert", "هوا"),
        limit=1,
    )
    assert [one.proof.article for one in found.positions] == ["a3"]
    assert [(one.before.proof.article, one.after.proof.article, one.days) for one in found.changes] == [("a1", "a2", 8)]
    assert found.changes[0].why == "support towards XAR, then accuse, 8 days later"


CLOSE = "گذرگاه شرقی مرز زمستان"
NO_CHANGE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("the same side", {"act": "accuse"}, {"act": "threaten"}),
    ("another actor", {"act": "support"}, {"act": "accuse", "towards": frozenset(["XBB"])}),
    ("the same day", {"act": "support"}, {"act": "accuse", "day": "2024-05-01"}),
    ("not sure", {"act": "support"}, {"act": "accuse", "confidence": 0.5}),
    ("a refusal is about a thing", {"act": "support"}, {"act": "refuse"}),
]


@pytest.mark.parametrize(("_", "before", "after"), NO_CHANGE, ids=[case[0] for case in NO_CHANGE])
def test_what_is_no_turn_towards_somebody(_: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    towards = {"towards": frozenset(["XAR"])}
    rows = [said(1, **{"day": "2024-05-01", **towards, **before}), said(2, **{"day": "2024-05-20", **towards, **after})]
    assert timeline(*rows).changes == ()


def clause(place: int, day: str, act: str, *, negated: bool = False, words: str = CLOSE, **more: Any) -> SaidRow:
    verbs = ("بسته کردxکن",)
    return said(place, day, act, words, verbs=verbs, negated=verbs if negated else (), **more)


YES = clause(1, "2024-05-01", "assert")
NO = clause(1, "2024-05-01", "assert", negated=True)
LATER = "2024-05-20"
CONTRARY = [
    ("no longer negated", NO, clause(2, LATER, "assert"), "assert, no longer negated"),
    ("then negated", YES, clause(2, LATER, "assert", negated=True), "assert, then negated"),
    ("denied", clause(1, "2024-05-01", "deny"), clause(2, LATER, "assert"), "deny, then assert"),
    ("refused", YES, clause(2, LATER, "refuse", negated=True), "assert, then refuse"),
    ("a thing denied", said(1, "2024-05-01", "deny", CLOSE), clause(2, LATER, "assert"), "deny, then assert"),
]


@pytest.mark.parametrize(("_", "before", "after", "why"), CONTRARY, ids=[case[0] for case in CONTRARY])
def test_the_same_and_its_contrary_are_a_change(_: str, before: SaidRow, after: SaidRow, why: str) -> None:
    (change,) = timeline(before, after).changes
    assert why in change.why
    assert (change.before.proof.article, change.after.proof.article, change.days) == ("a1", "a2", 19)


ALIKE = [
    ("both negated", clause(2, LATER, "assert", negated=True)),
    ("on a condition", clause(2, LATER, "assert", open=True)),
    ("another thing", clause(2, LATER, "assert", words="گذرگاه نان گندم آرد برنج")),
    ("another verb", said(2, "2024-05-20", "assert", CLOSE, verbs=("گران شدxشو",))),
    ("a demand holds nothing", clause(2, LATER, "demand")),
    ("one of two clauses negated", said(2, "2024-05-20", "assert", CLOSE, verbs=("الف", "ب"), negated=("ب",))),
]


@pytest.mark.parametrize(("_", "after"), ALIKE, ids=[case[0] for case in ALIKE])
def test_what_is_not_the_contrary(_: str, after: SaidRow) -> None:
    assert timeline(NO, after).changes == ()


def test_only_the_last_of_the_same_is_compared() -> None:
    found = timeline(
        clause(1, "2024-05-01", "assert", negated=True),
        clause(2, LATER, "assert"),
        clause(3, "2024-09-20", "assert"),
        clause(4, "2024-12-20", "assert", negated=True),
    )
    assert [(one.before.proof.article, one.after.proof.article) for one in found.changes] == [
        ("a1", "a2"),
        ("a3", "a4"),
    ]
    assert found.changes[1].why.endswith("3 months later")
