"""Every case is read as marked, however its half-spaces, digits and letters are spelt.

What is known to fail stands in `known_failures.toml` beside this file, with its reason.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goft.figures import Figures, FoundFigure
from goft.figures.lexicon import plain
from goft.language import Language
from goft.repair import Repairer

HERE = Path(__file__).parent
MARKS = re.compile(r"\[(.*?)\]")
DIGITS = {"western": "0123456789", "persian": "۰۱۲۳۴۵۶۷۸۹", "arabic": "٠١٢٣٤٥٦٧٨٩"}
SAME = {ord(digit): str(value) for digits in DIGITS.values() for value, digit in enumerate(digits)}
RATE = 0.97


def _in_digits(name: str) -> Callable[[str], str]:
    table = {ord(digit): DIGITS[name][int(SAME[ord(digit)])] for digits in DIGITS.values() for digit in digits}
    return lambda text: text.translate(table)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "spaced": lambda text: text.replace("\u200c", " "),
    "glued": lambda text: text.replace("\u200c", ""),
    "western digits": _in_digits("western"),
    "persian digits": _in_digits("persian"),
    "arabic digits": _in_digits("arabic"),
    "arabic letters": lambda text: text.replace("ی", "ي").replace("ک", "ك"),
}


def _cases() -> list[dict[str, Any]]:
    return list(tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))["case"])


def _known() -> dict[tuple[str, str], str]:
    rows = tomllib.loads((HERE / "known_failures.toml").read_text(encoding="utf-8")).get("failure", [])
    return {(row["label"], row["spelling"]): row["why"] for row in rows}


Reader = Callable[[str], list[tuple[str, FoundFigure]]]


@pytest.fixture(scope="session")
def read() -> Reader:
    repairer, language, station = Repairer.load(), Language.load(), Figures.load()

    def read_text(text: str) -> list[tuple[str, FoundFigure]]:
        repaired = repairer.repair(text)
        found = station.find(repaired.text, language.read(repaired.text))
        return [(repaired.text[figure.start : figure.end], figure) for figure in found]

    return read_text


def _wanted(case: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """For each figure its place's words, folded, and what is said of it."""
    places = [_folded(words) for words in MARKS.findall(case["text"])]
    wanted: list[tuple[str, list[str]]] = []
    for place, said in zip(places, case.get("figures", []), strict=True):
        wanted += [(place, one.split()) for one in said.split(" & ")]
    return wanted


def _folded(words: str) -> str:
    return plain(words).translate(SAME)


def _said(figure: FoundFigure, fields: int) -> list[str]:
    unit = (figure.unit or "-").replace(" ", "_")
    return [f"{figure.value:g}" if figure.value < 1e6 else str(int(figure.value)), unit, figure.bound, figure.kind][
        :fields
    ]


def _misses(case: dict[str, Any], spell: Callable[[str], str], read: Reader) -> str | None:
    """What differs, None where the case is read as marked."""
    found = read(spell(MARKS.sub(r"\1", case["text"])))
    wanted = _wanted(case)
    got = [
        (_folded(words), _said(figure, len(wanted[n][1]) if n < len(wanted) else 4))
        for n, (words, figure) in enumerate(found)
    ]
    return None if got == wanted else f"{got} is not {wanted}"


PARAMETERS = [
    pytest.param(
        case,
        name,
        id=f"{case['label']}-{name}",
        marks=[pytest.mark.xfail(strict=True, reason=why)] if (why := _known().get((case["label"], name))) else [],
    )
    for case in _cases()
    for name in SPELLINGS
]


@pytest.mark.parametrize(("case", "spelling"), PARAMETERS)
def test_case_is_read_as_marked(case: dict[str, Any], spelling: str, read: Reader) -> None:
    assert _misses(case, SPELLINGS[spelling], read) is None


def test_enough_cases_and_few_failures() -> None:
    cases = _cases()
    figures = sum(len(_wanted(case)) for case in cases)
    assert figures >= 120
    assert len({case["label"] for case in cases}) == len(cases)
    assert len(_known()) <= (1 - RATE) * len(cases) * len(SPELLINGS)


def test_known_failures_name_cases_that_exist() -> None:
    assert set(_known()) <= {(case["label"], name) for case in _cases() for name in SPELLINGS}
