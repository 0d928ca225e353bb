"""`goft positions`, `goft dyad` and `goft ledger`, as somebody would use them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from archive.conftest import maker  # noqa: F401 - a fixture
from archive.test_timelines import TEXTS
from goft.archive import Archive
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from support.command import Run

POSITIONS = ("positions", "رادمان کوهزاد", "--about", "مذاکره")
DYAD = ("dyad", "ژاپن", "IND")
LEDGER = ("ledger", "killed", "--target", "هند")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, maker: EntryMaker) -> Path:  # noqa: F811
    place = tmp_path_factory.mktemp("archive") / "news.sqlite"
    with Archive(place) as archive:
        articles = (Article(id=key, text=text, outlet="پیک", published=date.fromisoformat(d)) for key, d, text in TEXTS)
        archive.add([maker.entry_of(article) for article in articles])
    return place


TABLES = [
    (
        POSITIONS,
        ["refuse, then assert: 2 words the same, 19 days later", "statements: 2; changes of position: 1", "t2"],
    ),
    ((*POSITIONS, "--limit", "1"), ["statements: the last 1 of 2; changes of position: 1"]),
    ((*POSITIONS, "--outlet", "دیگری"), ["no statements found"]),
    (DYAD, ["week of", "2024-05-06", "JPN → IND", "all weeks"]),
    ((*DYAD, "--limit", "1", "--events", "0"), ["the last 1 of 4 weeks"]),
    (("dyad", "XAR", "XLA"), ["no events found"]),
    (LEDGER, ["43 person", "13 person", "adds up", "entries: 3; contradictions: 0"]),
    ((*LEDGER, "--until", "1403-02-14"), ["entries: 1;"]),
    (("ledger", "aid"), ["nothing counted"]),
]


@pytest.mark.parametrize(("arguments", "told"), TABLES, ids=[" ".join(row[0]) for row in TABLES])
def test_tables(goft: Run, place: Path, arguments: tuple[str, ...], told: list[str]) -> None:
    ran = goft(*arguments, "--archive", place)
    assert ran.status == 0, ran.err
    for words in told:
        assert words in " ".join(ran.out.split()), ran.out


@pytest.mark.parametrize("arguments", [POSITIONS, DYAD, LEDGER], ids=lambda row: row[0])
def test_json_is_the_value(goft: Run, place: Path, arguments: tuple[str, ...]) -> None:
    found = json.loads(goft(*arguments, "--archive", place, "--format", "json").out)
    if arguments is POSITIONS:
        proof = found["changes"][0]["after"]["proof"]
    elif arguments is DYAD:
        proof = next(event["proof"] for week in found["weeks"] for event in week["events"])
    else:
        proof = found["steps"][1]["later"]["proof"]
    text = next(text for key, _, text in TEXTS if key == proof["article"])
    assert text[proof["start"] : proof["end"]] == proof["text"]
    assert proof["text"] in proof["sentence"]["text"]


WRONG = [
    (("positions", "x"), "--about"),
    (("dyad", "زرافه", "IRN"), "no state"),
    (("ledger", "moods"), "one of killed"),
    (("ledger", "killed", "--unit", "mood"), "nothing is counted"),
    (("ledger", "killed", "--since", "yesterday"), "--since"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_use_is_told(goft: Run, place: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = goft(*arguments, "--archive", place)
    assert (ran.status, said in ran.err) == (2, True), ran.err


@pytest.mark.parametrize("command", ["positions", "dyad", "ledger"])
def test_help_has_an_example(goft: Run, command: str) -> None:
    assert f"Example: goft {command}" in " ".join(goft(command, "--help").out.split())
