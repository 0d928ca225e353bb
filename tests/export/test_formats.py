"""`hand_out` and `goft export`: every format to where it goes, whole, and a clear word where it does not."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import conllu
import msgspec
import pytest

from goft.archive import Archive
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.cli import export as command
from goft.errors import OutputError
from goft.export import FILES, FOLDERS, FORMATS, Format, hand_out
from goft.record import Record
from support.command import Ran, Run, run_goft
from support.records import record

JSON_LINES: tuple[Format, ...] = ("jsonl", "annotation", "claims", "plover", "ftm")


def test_the_command_has_the_formats_of_the_library() -> None:
    assert get_args(command.Format) == FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_every_text(everything: list[Record], tmp_path: Path, form: Format) -> None:
    out = tmp_path / "out"
    count = hand_out(everything, form, out)
    assert count > 0
    assert list(tmp_path.iterdir()) == [out]
    if form in FOLDERS:
        stems = {path.stem for path in out.iterdir() if path.suffix in (".tml", ".ann", ".json")}
        assert len(stems) == len(everything)
        assert "odd_1-" in "".join(stems)
    elif form not in FILES:
        text = out.read_bytes().decode("utf-8")
        if form in JSON_LINES:
            assert len([json.loads(line) for line in text.split("\n")[:-1]]) == count
        elif form == "csv":
            assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == count
        elif form == "conllu":
            assert conllu.parse(text)


def test_records_come_back_from_jsonl(everything: list[Record], tmp_path: Path) -> None:
    hand_out(everything, "jsonl", tmp_path / "out")
    lines = (tmp_path / "out").read_bytes().splitlines()
    assert [Record.from_json(line) for line in lines] == everything


@pytest.mark.parametrize("form", sorted(FILES | FOLDERS))
def test_what_is_no_text_does_not_go_to_a_stream(form: Format) -> None:
    with pytest.raises(OutputError, match="with --out"):
        hand_out([record()], form, io.StringIO())


@pytest.mark.parametrize("form", FORMATS)
def test_what_breaks_in_the_middle_leaves_nothing(tmp_path: Path, form: Format) -> None:
    def records() -> Iterator[Record]:
        yield record()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hand_out(records(), form, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"conllu"}))
def test_memory_does_not_grow_with_the_records(tmp_path: Path, form: Format) -> None:
    one = record()
    peaks: list[int] = []

    def many(count: int) -> Iterator[Record]:
        for number in range(count):
            yield msgspec.structs.replace(one, id=str(number))

    hand_out(many(10), form, tmp_path / "warm")
    for count in (100, 400):
        taken: list[int] = []
        for turn in range(3):  # what other threads take meanwhile is counted too, but not every time
            tracemalloc.start()
            hand_out(many(count), form, tmp_path / f"{count}-{turn}")
            taken.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        peaks.append(min(taken))
    # Parquet gathers a row group, which neither fills: what it holds of a row is small.
    assert peaks[1] < peaks[0] + (3_000_000 if form == "parquet" else 100_000)


def test_timex3_is_the_text_of_each_article(everything: list[Record], news: list[Record]) -> None:
    from goft.export import timeml_document
    from goft.export.timeml import _ILLEGAL

    for one in [*everything, *news]:
        text = ET.fromstring(timeml_document(one)).find("TEXT")
        assert text is not None
        assert "".join(text.itertext()) == _ILLEGAL.sub("\ufffd", one.text)


ARTICLES = [
    Article(id="a", text="وزیر نیروی لاژورد گفت آب کم است.", outlet="پیک", published=date(2024, 5, 4)),
    Article(id="b", text="وزیر نیروی لاژورد گفت برق کم است.", outlet="کرانه", published=date(2024, 5, 6)),
    Article(id="c", text="وزیر نیروی لاژورد گفت نان کم است.", outlet="پیک"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("archive") / "a.sqlite"
    maker = EntryMaker.load()
    entries: list[Entry] = [maker.entry_of(article) for article in ARTICLES]
    with Archive(place) as store:
        store.add(entries)
    return place


@pytest.fixture
def export(archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `goft export` on the archive, in this process."""

    def run(*arguments: object) -> Ran:
        return run_goft(monkeypatch, capsys, "export", "--archive", archive, *arguments)

    return run


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ([], ["a", "b", "c"]),
        (["--since", "2024-05-05"], ["b"]),
        (["--until", "1403-02-15"], ["a"]),
        (["--outlet", "پیک"], ["a", "c"]),
        (["--outlet", "پیک", "--since", "2024-01-01"], ["a"]),
    ],
)
def test_days_and_outlets(export: Run, options: list[str], wanted: list[str]) -> None:
    ran = export(*options)
    assert ran.status == 0, ran.err
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == wanted


def test_a_day_that_is_none_is_wrong_use(export: Run) -> None:
    ran = export("--since", "2024-02-31")
    assert ran.status == 2
    assert "--since" in ran.err


def test_files_and_folders_from_the_command_line(export: Run, tmp_path: Path) -> None:
    for form, said in (("parquet", "3 rows"), ("brat", "6 files"), ("timex3", "3 files")):
        missing = export("--format", form)
        assert (missing.status, missing.out) == (2, "")
        assert "with --out" in missing.err
        ran = export("--format", form, "--out", tmp_path / form)
        assert ran.status == 0, ran.err
        assert f"{said} written to" in ran.err
    again = export("--format", "brat", "--out", tmp_path / "brat")
    assert again.status == 2
    assert "name a new folder" in again.err
