"""Every case of `cases.toml` in three spellings, and a floor under their share that is right."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from goft.language import Language
from goft.repair import Repairer
from goft.times import FoundTime, Times

HALF_SPACE = "\u200c"
SPELLINGS = {"half-space": HALF_SPACE, "space": " ", "glued": ""}
FLOOR = 97.0
"""Per cent of the cases that are read right, in each spelling."""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case; the expression stands in brackets in the text. Without a type there is no time to be found."""

    text: str
    published: date | None = None
    type: str | None = None
    value: str | None = None
    calendar: str | None = None


@cache
def cases() -> tuple[Case, ...]:
    raw = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw["case"], tuple[Case, ...])


@pytest.fixture(scope="module")
def stations() -> tuple[Repairer, Language, Times]:
    return Repairer.load(), Language.load(), Times.load()


def complaint(case: Case, joiner: str, stations: tuple[Repairer, Language, Times]) -> str | None:
    """What is wrong with the reading of a case, None if nothing is."""
    marked = case.text.replace(HALF_SPACE, joiner)
    start, end = marked.find("["), marked.rfind("]") - 1
    text = marked.replace("[", "").replace("]", "")
    repairer, language, times = stations
    repaired = repairer.repair(text)
    found = times.find(repaired.text, language.read(repaired.text), case.published)
    if case.type is None:
        return f"{text}: found {[repaired.text[one.start : one.end] for one in found]}" if found else None
    for one in found:
        if repaired.original_span(one.start, one.end) == (start, end):
            return _differs(case, one)
    return f"{marked}: found {[repaired.text[one.start : one.end] for one in found]}"


def _differs(case: Case, found: FoundTime) -> str | None:
    wanted = (case.type, case.value, case.calendar or found.calendar)
    said = (found.type, found.value, found.calendar)
    return None if said == wanted else f"{case.text}: {said}, not {wanted}"


def test_there_are_enough_cases() -> None:
    assert sum(case.type is not None for case in cases()) >= 200


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_cases(spelling: str, stations: tuple[Repairer, Language, Times]) -> None:
    wrong = [text for case in cases() if (text := complaint(case, SPELLINGS[spelling], stations))]
    share = 100 * (1 - len(wrong) / len(cases()))
    assert share >= FLOOR, f"{share:.1f} % right\n" + "\n".join(wrong)


def test_cases_are_all_right_as_they_are_written(stations: tuple[Repairer, Language, Times]) -> None:
    assert [text for case in cases() if (text := complaint(case, HALF_SPACE, stations))] == []
