"""`goft threads` as one meets it: before a rebuild, a statement that is alone, wrong use, a picture with no folder."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from archive.conftest import maker  # noqa: F401 - a fixture
from archive.test_threads import TEXTS
from goft.archive import Archive
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from support.command import Ran, Run, run_goft


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, maker: EntryMaker) -> Path:  # noqa: F811
    """An archive whose articles are in no threads yet."""
    place = tmp_path_factory.mktemp("threads") / "news.sqlite"
    with Archive(place) as archive:
        for key, day, outlet, text in TEXTS:
            published = date.fromisoformat(day) if day else None
            archive.add([maker.entry_of(Article(id=key, text=text, outlet=outlet, published=published))])
    return place


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `goft` with some arguments."""

    def ran(*arguments: object) -> Ran:
        return run_goft(monkeypatch, capsys, *arguments)

    return ran


def test_before_and_after_a_rebuild(run: Run, place: Path) -> None:
    before = run("threads", "list", "--archive", place)
    assert (before.status, before.out.strip()) == (0, "no threads found")
    assert "7 articles are not in the threads yet: goft threads rebuild" in before.err
    built = run("threads", "rebuild", "--archive", place, "--workers", 1)
    assert built.out.startswith("7 articles, ")
    again = run("threads", "rebuild", "--archive", place, "--workers", 1)
    assert again.out.startswith("0 articles, 0 claims")
    after = run("threads", "list", "--disputed", "--archive", place)
    assert not after.err
    assert "m1 s1" in after.out
    shown = run("threads", "show", "m1", "s1", "--archive", place)
    assert all(word in shown.out for word in ("claims", "disputes", "repeats", "m3 s1"))


def test_a_statement_that_is_alone(run: Run, place: Path) -> None:
    run("threads", "rebuild", "--archive", place, "--workers", 1)
    found = run("threads", "show", "m6", "s1", "--archive", place)
    assert (found.status, found.out) == (0, "")
    assert "s1 of m6 is in no thread" in found.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "m1", "third"), "'third' is no statement"),
        (("list", "--since", "never"), "never"),
        (("list", "--since", "2024-05-02", "--until", "2024-05-01"), "later than"),
        (("list", "--order", "size"), "size"),
    ],
)
def test_wrong_use_is_told(run: Run, place: Path, words: tuple[str, ...], said: str) -> None:
    found = run("threads", *words, "--archive", place)
    assert found.status == 2
    assert said in found.err


def test_an_archive_that_is_not_there(run: Run, tmp_path: Path) -> None:
    found = run("threads", "rebuild", "--archive", tmp_path / "none.sqlite")
    assert found.status == 2
    assert "none.sqlite" in found.err


def test_a_picture_that_cannot_be_written(run: Run, place: Path, tmp_path: Path) -> None:
    run("threads", "rebuild", "--archive", place, "--workers", 1)
    found = run("threads", "show", "m1", "s1", "--archive", place, "--plot", tmp_path / "no" / "folder.svg")
    assert found.status == 2
    assert "cannot be written" in found.err


def test_json_is_what_the_api_answers(run: Run, place: Path) -> None:
    run("threads", "rebuild", "--archive", place, "--workers", 1)
    found = json.loads(run("threads", "show", "m1", "s1", "--archive", place, "--format", "json").out)
    assert [one["stand"] for one in found["members"]] == ["repeats", "disputes", "repeats", "disputes"]
