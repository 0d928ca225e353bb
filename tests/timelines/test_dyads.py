"""Weeks of two states: counted by class, planned and denied apart, every story once, empty weeks too."""

from __future__ import annotations

from datetime import date

from goft.timelines.dyads import DyadEvent, chosen, dyad_of, monday_of, mondays_of, once
from timelines.rows import event, proof

STATES = ("XLA", "XAR")


def test_weeks_begin_on_monday_and_empty_ones_are_there() -> None:
    rows = [event(1, "2024-12-31", "CONSULT"), event(2, "2025-01-16", "ASSAULT", mode="drone")]
    found = dyad_of(rows, [], STATES)
    assert [week.monday for week in found.weeks] == ["2024-12-30", "2025-01-06", "2025-01-13"]
    first, empty, last = (week.told for week in found.weeks)
    assert (first.verbal_cooperation, first.sum, first.mean) == (1, 1.5, 1.5)
    assert (empty.count, empty.sum, empty.mean) == (0, 0.0, None)
    assert (last.material_conflict, last.mean) == (1, -9.5)
    assert (found.told.count, found.told.sum, found.told.mean) == (2, -8.0, -4.0)


def test_the_range_is_what_was_asked_for() -> None:
    found = dyad_of([], [], STATES, date(2024, 5, 1), date(2024, 5, 14))
    assert [week.monday for week in found.weeks] == ["2024-04-29", "2024-05-06", "2024-05-13"]
    assert dyad_of([], [], STATES).weeks == ()
    assert mondays_of([event(1, "2024-05-01", "AID")], since=date(2024, 6, 1)) == []


def test_the_last_weeks_are_shown_and_all_are_counted() -> None:
    rows = [event(1, "2024-05-01", "AID"), event(2, "2024-05-20", "AID"), event(3, "", "AID")]
    found = dyad_of(rows, [], STATES, limit=2)
    assert [week.monday for week in found.weeks] == ["2024-05-13", "2024-05-20"]
    assert (found.count, found.told.count, found.undated) == (4, 2, 1)


def test_planned_and_denied_are_apart() -> None:
    statuses = ("fact", "claimed", "planned", "denied")
    rows = [event(n, "2024-05-01", "SANCTION", status=status) for n, status in enumerate(statuses)]
    (week,) = dyad_of(rows, [], STATES).weeks
    assert (week.told.count, week.planned.count, week.denied.count) == (2, 1, 1)


def test_a_story_counts_once_by_its_leader() -> None:
    rows = [
        event(4, "2024-05-01", "AID", story=5),
        event(5, "2024-05-02", "AID"),
        event(5, "2024-05-02", "CONSULT", number="e2"),
        event(8, "2024-05-03", "AID", story=7),
        event(9, "2024-05-04", "AID", story=7),
    ]
    assert [(row.article, row.number) for row in once(rows)] == [(5, "e1"), (5, "e2"), (8, "e1")]


def test_the_strongest_of_a_week_are_chosen() -> None:
    rows = [
        event(1, "2024-05-01", "CONSULT"),
        event(2, "2024-05-02", "ASSAULT"),
        event(3, "2024-05-02", "ASSAULT", status="planned"),
        event(4, "2024-05-08", "AID"),
        event(5, "", "AID"),
    ]
    assert [row.article for row in chosen(rows, 2)] == [2, 1, 4]


def test_events_stand_behind_their_week() -> None:
    shown = DyadEvent(
        type="AID",
        mode=None,
        quad="material cooperation",
        intensity=7.0,
        status="claimed",
        actor="XLA",
        recipient="XAR",
        actor_name="لاژورد",
        recipient_name="آرانشهر",
        said_by="رادمان",
        said_in="s1",
        proof=proof("2024-05-08", number="e1"),
    )
    found = dyad_of([event(1, "2024-05-01", "AID"), event(2, "2024-05-08", "AID")], [shown], STATES)
    assert [len(week.events) for week in found.weeks] == [0, 1]


def test_monday() -> None:
    assert monday_of("2024-05-06") == monday_of("2024-05-12") == date(2024, 5, 6)
