"""The sample's story by the commands that a newsroom would type: its threads, positions, dyad and ledgers, complete."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from support.command import Ran
from support.forked import Forked
from support.sample import ARTICLES


class Story:
    """An archive of the sample, with its threads, and the commands that ask it."""

    def __init__(self, goft: Forked, place: Path) -> None:
        self._goft, self._place = goft, place
        self.run("archive", "add", str(ARTICLES), "--workers", "1")
        assert "11 articles" in self.run("threads", "rebuild", "--workers", "1").out

    def run(self, *words: str) -> Ran:
        ran = self._goft(*words, "--archive", self._place)
        assert ran.status == 0, ran.err
        return ran

    def asked(self, *words: str) -> Any:
        return json.loads(self.run(*words, "--format", "json").out)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, with_book: Forked) -> Story:
    return Story(with_book, tmp_path_factory.mktemp("story") / "news.sqlite")


def _members(thread: Any) -> list[tuple[str, str, str | None, str]]:
    return [(one["proof"]["article"], one["proof"]["id"], one["speaker"], one["stand"]) for one in thread["members"]]


def test_the_accusation_and_its_denials(story: Story) -> None:
    thread = story.asked("threads", "show", "9-radio", "s3")
    assert _members(thread) == [
        ("1-agency", "s1", "آرانشهر", "disputes"),
        ("1-agency", "s6", "اتحادیه کرانه", "repeats"),
        ("1-agency", "s7", "سخنگوی وزارت خارجه آرانشهر", "disputes"),
        ("8-state-agency", "s2", "دیلان ورزمند", "repeats"),
        ("9-radio", "s2", "برزین آذرگشت", "repeats"),
        ("9-radio", "s3", "پریچهر آذرنیا", "disputes"),
    ]
    summary = thread["summary"]
    assert summary["first"]["speaker"] == "اتحادیه کرانه"
    assert (summary["first_day"], summary["last_day"]) == ("2025-10-04", "2025-10-12")
    assert (summary["stories"], summary["outlets"], summary["speakers"], summary["disputes"]) == (3, 4, 5, 2)
    assert thread["members"][0]["proof"]["outlets"] == ["خبرگزاری پیک", "پایگاه خبری بادبان"], (
        "the wire copy is told once"
    )
    assert thread["members"][1]["weakest"] == {"kind": "body", "name": "اتحادیه کرانه"}


def test_the_report_and_its_denial(story: Story) -> None:
    thread = story.asked("threads", "show", "5-arabic-letters", "s3")
    found = _members(thread)
    assert found[0] == ("2-broadcaster", "s7", "روزنامه چکاوک", "repeats")
    assert ("5-arabic-letters", "s3", "پریچهر آذرنیا", "disputes") in found
    assert thread["summary"]["disputes"] == 1


def test_threads_that_are_disputed_come_with_their_first_claim(story: Story) -> None:
    found = story.asked("threads", "list", "--disputed", "--order", "disputes", "--stories", "2")
    assert [one["first"]["proof"]["article"] for one in found["threads"]] == ["1-agency", "2-broadcaster"]
    assert found["waiting"] == 0


def test_two_ministers_change_their_positions(story: Story) -> None:
    kuhzad = story.asked("positions", "سیامند کوهزاد", "--about", "بازرسان")
    assert [(one["before"]["act"], one["after"]["act"], one["days"]) for one in kuhzad["changes"]] == [
        ("criticise", "support", 21)
    ]
    assert {one["wording"] for change in kuhzad["changes"] for one in (change["before"], change["after"])} == {
        "پیشنهاد آرانشهر درباره بازرسان"
    }
    radman = story.asked("positions", "فرهود رادمان", "--about", "مذاکره")
    assert [(one["before"]["act"], one["after"]["act"], one["days"]) for one in radman["changes"]] == [
        ("deny", "assert", 22)
    ]


def test_two_states_week_by_week(story: Story) -> None:
    dyad = story.asked("dyad", "لاژورد", "آرانشهر", "--events", "20")
    assert dyad["states"] == ["XLZ", "XAR"]
    told = {week["monday"]: week["told"] for week in dyad["weeks"]}
    assert list(told) == [
        "2025-09-29", "2025-10-06", "2025-10-13", "2025-10-20", "2025-10-27", "2025-11-03", "2025-11-10",
    ]  # fmt: skip
    assert told["2025-09-29"]["material_conflict"] == 3
    assert told["2025-10-06"]["verbal_conflict"] >= 5
    assert told["2025-10-13"]["count"] == told["2025-11-03"]["count"] == 0
    assert told["2025-11-10"]["verbal_cooperation"] == 3
    assert told["2025-11-10"]["material_cooperation"] == 1
    assert told["2025-10-06"]["mean"] < 0 < told["2025-11-10"]["mean"]
    last = {event["type"] for event in dyad["weeks"][-1]["events"]}
    assert {"CONSULT", "AGREE", "RETREAT"} <= last
    assert all(event["proof"]["text"] in event["proof"]["sentence"]["text"] for event in dyad["weeks"][0]["events"])


def test_the_running_count_adds_up_and_the_one_that_does_not_is_shown(story: Story) -> None:
    ledger = story.asked("ledger", "sanctioned", "--target", "XAR", "--unit", "person")
    counts = [(one["day"], one["value"], one["kind"]) for one in ledger["entries"]]
    assert counts == [
        ("2025-10-04", 20, "increment"),
        ("2025-10-05", 12, "increment"),
        ("2025-10-05", 47, "total"),
        ("2025-10-09", 14, "level"),
        ("2025-10-11", 47, "total"),
        ("2025-10-12", 5, "increment"),
        ("2025-10-12", 52, "total"),
        ("2025-10-29", 54, "total"),
    ]
    checks = [(step["later"]["value"], step["verdict"]) for step in ledger["steps"]]
    assert checks == [
        (47, "cannot be checked"),
        (47, "adds up"),
        (52, "adds up"),
        (54, "cannot be checked"),
    ]
    assert ledger["steps"][-1]["difference"] == 2


def test_the_entities_are_a_count_of_their_own(story: Story) -> None:
    ledger = story.asked("ledger", "sanctioned", "--target", "XAR", "--unit", "entity")
    assert [(one["value"], one["kind"]) for one in ledger["entries"]] == [
        (4, "increment"), (2, "increment"), (9, "total"), (9, "total"),
    ]  # fmt: skip


def test_two_outlets_count_the_dead_of_one_day_differently(story: Story) -> None:
    ledger = story.asked("ledger", "killed")
    assert [(one["earlier"]["value"], one["later"]["value"]) for one in ledger["contradictions"]] == [(8, 11)]
    both = ledger["contradictions"][0]
    assert both["earlier"]["proof"]["article"] != both["later"]["proof"]["article"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("threads", "show", "1-agency", "s6"), "ارسال پهپاد"),
        (("positions", "سیامند کوهزاد", "--about", "بازرسان"), "سیامند کوهزاد"),
        (("dyad", "XLZ", "XAR"), "آرانشهر"),
        (("ledger", "sanctioned", "--target", "XAR"), "تحریم‌شدگان"),
    ],
)
def test_pictures_are_drawn(story: Story, tmp_path: Path, words: tuple[str, ...], title: str) -> None:
    picture = tmp_path / "picture.svg"
    story.run(*words, "--plot", str(picture))
    drawn = picture.read_text(encoding="utf-8")
    assert title in "".join(ElementTree.fromstring(drawn).itertext())
    assert "۱۴۰۴" in drawn, "dates are in both calendars"
    assert "۲۰۲۵" in drawn
