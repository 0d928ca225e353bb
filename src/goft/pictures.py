"""Threads, positions, dyads and ledgers as pictures: from their values to specifications of `goft.plots`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from goft.actors.gazetteer import english_state_name, state_name
from goft.archive import Thread
from goft.plots import Dot, Group, Language, Series, Spec, StepKind, StepPoint, WeekBar, WeekPoint, lanes, steps, weeks
from goft.timelines import Dyad, Entry, Ledger, Positions
from goft.timelines.categories import load_categories

__all__ = ["of_dyad", "of_ledger", "of_positions", "of_thread"]

_NOTE = 160
"""Code points of a wording beside a dot; the picture cuts it to the room there is."""
_SURE = 0.8
"""How sure it is from which on two statements are drawn as surely about the same."""
_TOTALS: dict[str, StepKind] = {"total": "total", "increment": "increment"}


def of_thread(thread: Thread, *, language: Language = "fa") -> Spec:
    """A lane for each way to stand to the claim, a dot for each member of a known day."""
    dots = tuple(
        Dot(
            day=date.fromisoformat(member.proof.day),
            lane=member.stand,
            label=member.speaker or member.proof.outlet or "",
            note=_line(member.wording),
            strong=member.sure is None or member.sure >= _SURE,
        )
        for member in thread.members
        if member.proof.day is not None
    )
    return lanes(
        _line(thread.summary.first.wording), ("repeats", "supports", "disputes", "unclear"), dots, language=language
    )


def of_positions(found: Positions, *, language: Language = "fa") -> Spec:
    """A lane for each stance; a dot is hollow where the reader is not sure of the statement."""
    dots = tuple(
        Dot(
            day=date.fromisoformat(one.proof.day),
            lane=one.stance,
            label=one.proof.outlet or one.speaker,
            note=_line(one.wording),
            strong=one.confidence >= _SURE,
        )
        for one in found.positions
        if one.proof.day is not None
    )
    return lanes(f"{found.speaker}: {found.topic}", ("for", "none", "against"), dots, language=language)


def of_dyad(found: Dyad, *, language: Language = "fa") -> Spec:
    """Weekly bars of what was told as done, by class, and the mean intensity below."""
    bars: list[WeekBar] = []
    line: list[WeekPoint] = []
    for week in found.weeks:
        monday, told = date.fromisoformat(week.monday), week.told
        counts: tuple[tuple[Group, int], ...] = (
            ("verbal cooperation", told.verbal_cooperation),
            ("material cooperation", told.material_cooperation),
            ("verbal conflict", told.verbal_conflict),
            ("material conflict", told.material_conflict),
        )
        bars += [WeekBar(monday, group, count) for group, count in counts]
        line += [WeekPoint(monday, told.mean)] if told.mean is not None else []
    title = " – ".join(_state(code, language) for code in found.states)
    return weeks(title, tuple(bars), tuple(line), language=language)


def of_ledger(found: Ledger, *, language: Language = "fa") -> Spec:
    """A line for each announcer's totals with the increments at the foot, of the unit that is counted most."""
    counted = [one for one in found.entries if one.kind in _TOTALS and not one.again]
    unit = _commonest([one.unit or "" for one in counted])
    disputed = {_name(one) for pair in found.contradictions for one in (pair.earlier, pair.later)}
    series: defaultdict[str, list[StepPoint]] = defaultdict(list)
    for one in counted:
        if one.day is not None and (one.unit or "") == unit:
            point = StepPoint(
                day=date.fromisoformat(one.day),
                value=one.value,
                kind=_TOTALS[one.kind],
                label=_line(one.proof.text),
                disputed=_name(one) in disputed,
            )
            series[one.announcer or one.proof.outlet or "-"].append(point)
    category = load_categories()[found.category]
    label = category.label if language == "fa" else category.means
    title = f"{label}: {_state(found.target, language)}" if found.target else label
    lines = tuple(Series(name, tuple(points)) for name, points in series.items())
    return steps(title, unit, lines, language=language)


def _state(code: str, language: Language) -> str:
    return state_name(code) if language == "fa" else english_state_name(code) or code


def _name(one: Entry) -> tuple[str, str]:
    return one.proof.article, one.proof.id


def _commonest(units: Sequence[str]) -> str:
    return max(dict.fromkeys(units), key=units.count, default="")


def _line(text: str) -> str:
    return " ".join(text.split())[:_NOTE]
