"""Ledgers: entries once, sums checked from total to total, contradictions shown, nothing dropped in silence."""

from __future__ import annotations

from typing import Any

import pytest

from goft.timelines import CountRow, Ledger, ledger_of
from timelines.rows import count


def ledger(*rows: CountRow, sums: str = "target", limit: int = 100) -> Ledger:
    return ledger_of(rows, category="killed", sums=sums, target=None, limit=limit)


def test_entries_are_in_order_and_those_without_a_day_are_counted_apart() -> None:
    found = ledger(
        count(2, "2024-05-03", 4, "increment"), count(1, "2024-05-01", 3, "total"), count(3, None, 9, "total")
    )
    assert [(one.day, one.value, one.kind) for one in found.entries] == [
        ("2024-05-01", 3, "total"),
        ("2024-05-03", 4, "increment"),
    ]
    assert (found.count, found.undated) == (2, 1)
    assert len(ledger(count(1, "2024-05-01", 3, "total"), count(2, "2024-05-02", 3, "level"), limit=1).entries) == 1


def test_a_story_counts_once_by_its_leader() -> None:
    rows = [count(4, "2024-05-01", 3, "increment", story=5), count(5, "2024-05-02", 3, "increment")]
    assert [one.proof.article for one in ledger(*rows).entries] == ["a5"]


def test_title_and_text_count_once_and_the_named_announcer_goes_first() -> None:
    title, text = count(1, "2024-05-01", 3, "total"), count(1, "2024-05-01", 3, "total", announcer="person/r")
    (entry,) = ledger(title, text).entries
    assert entry.announcer_key == "person/r"


def test_the_same_count_told_again_is_marked() -> None:
    days = ("2024-05-01", "2024-05-02", "2024-05-05")
    found = ledger(*(count(n, day, 3, "increment") for n, day in enumerate(days)))
    assert [one.again for one in found.entries] == [False, True, False]


def test_who_announces_is_the_speaker_else_the_outlet() -> None:
    named = count(1, "2024-05-01", 3, "total", announcer="person/r", announcer_name="رادمان")
    bare = count(2, "2024-05-02", 4, "total")
    assert [one.announcer for one in ledger(named, bare).entries] == ["رادمان", "outlet 2"]


def test_it_adds_up() -> None:
    found = ledger(
        count(1, "2024-05-01", 43, "total"),
        count(2, "2024-05-03", 13, "increment"),
        count(3, "2024-05-04", 13, "increment"),  # told again
        count(4, "2024-05-05", 56, "total"),
    )
    first, second = found.steps
    assert (first.verdict, first.why) == ("cannot be checked", "cannot be checked: no earlier total")
    assert (second.verdict, second.difference, second.increments, second.announced) == ("adds up", 13, 1, 13)
    assert second.earlier is not None
    assert (second.earlier.value, second.later.value, second.off) == (43, 56, 0)
    assert found.contradictions == ()


def test_it_is_off() -> None:
    rows = [count(1, "2024-05-01", 43, "total"), count(2, "2024-05-03", 10, "increment")]
    step = ledger(*rows, count(4, "2024-05-05", 56, "total")).steps[-1]
    assert (step.verdict, step.off) == ("off", 3)
    assert step.why.endswith("off by 3")


UNCHECKED: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("inexact increment", {"bound": "about"}, {}, "not every count is exact"),
    ("inexact total", {}, {"bound": "at_least"}, "not every count is exact"),
    ("no increment", {"target": "XBB"}, {}, "no increment was announced in between"),
    ("a total in disguise", {"value": 43}, {}, "as large as a total"),
    ("another unit", {}, {"unit": "child"}, "no earlier total"),
    ("another size", {}, {"value": 900}, "no earlier total of its size; more than twice 43"),
]


@pytest.mark.parametrize(("_", "between", "last", "why"), UNCHECKED, ids=[case[0] for case in UNCHECKED])
def test_what_cannot_be_checked(_: str, between: dict[str, Any], last: dict[str, Any], why: str) -> None:
    rows = [
        count(1, "2024-05-01", 43, "total"),
        count(2, **{"day": "2024-05-03", "value": 13, "kind": "increment", **between}),
        count(4, **{"day": "2024-05-05", "value": 56, "kind": "total", **last}),
    ]
    step = ledger(*rows).steps[-1]
    assert step.verdict == "cannot be checked"
    assert why in step.why


def test_an_announcers_sums_are_its_own() -> None:
    rows = [
        count(1, "2024-05-01", 43, "total", side="XLA"),
        count(2, "2024-05-03", 13, "increment", side="XBB"),
        count(4, "2024-05-05", 56, "total", side="XLA"),
    ]
    assert ledger(*rows, sums="announcer").steps[-1].why.endswith("no increment was announced in between")
    assert ledger(*rows, sums="target").steps[-1].verdict == "adds up"


def test_the_dead_of_nobody_knows_where_do_not_add_up() -> None:
    rows = [count(1, "2024-05-01", 43, "total", target=None), count(2, "2024-05-02", 40, "total", target=None)]
    found = ledger(*rows)
    assert (found.count, found.steps, found.contradictions) == (2, (), ())


def test_totals_of_the_same_days_differ() -> None:
    found = ledger(count(1, "2024-05-01", 22, "total"), count(2, "2024-05-02", 25, "total"))
    (pair,) = found.contradictions
    assert (pair.kind, pair.earlier.value, pair.later.value) == ("differ", 22, 25)
    assert pair.why == "totals a day apart: 22 by outlet 1, 25 by outlet 2"


NO_DIFFERENCE: list[tuple[str, dict[str, Any]]] = [
    ("inexact", {"bound": "at_least"}),
    ("later", {"day": "2024-05-05"}),
    ("the same announcer goes on", {"outlet": "outlet 1"}),
    ("another target", {"target": "XBB"}),
    ("another size", {"value": 900}),
]


@pytest.mark.parametrize(("_", "other"), NO_DIFFERENCE, ids=[case[0] for case in NO_DIFFERENCE])
def test_totals_that_do_not_contradict(_: str, other: dict[str, Any]) -> None:
    second = count(2, **{"day": "2024-05-02", "value": 25, "kind": "total", **other})
    assert ledger(count(1, "2024-05-01", 22, "total"), second).contradictions == ()


def test_a_lower_total_is_a_contradiction() -> None:
    words = {"words": frozenset(["زلزله", "کوهپایه", "شمار"])}
    rows = [count(1, "2024-05-01", 25, "total", **words), count(2, "2024-05-09", 22, "total", **words)]
    (pair,) = ledger(*rows).contradictions
    assert (pair.kind, pair.why) == ("lower", "a total of 22, 8 days after one of 25")
    assert ledger(*rows).steps[-1].difference == -3


def test_a_much_lower_total_stands_among_the_steps() -> None:
    found = ledger(count(1, "2024-05-01", 900, "total"), count(2, "2024-05-02", 12, "total"))
    assert found.contradictions == ()
    assert "lower than half of 900 of 2024-05-01" in found.steps[-1].why


def test_announcements_of_one_event_differ() -> None:
    words = frozenset(["انفجار", "کارخانه", "کوهپایه", "سیمان"])
    rows = [
        count(1, "2024-05-01", 3, "increment", words=words),
        count(2, "2024-05-02", 5, "increment", words=words | {"بامداد"}),
        count(3, "2024-05-02", 7, "increment", words=frozenset(["سیل", "شمال", "روستا", "بامداد"])),
    ]
    (pair,) = ledger(*rows).contradictions
    assert (pair.kind, pair.earlier.value, pair.later.value) == ("differ", 3, 5)
    assert "4 of 4 telling words" in pair.why
