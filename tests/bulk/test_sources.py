"""Inputs to sources and blocks: the same ones every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from goft.bulk import sources
from goft.bulk.model import Job
from goft.bulk.sources import blocks_of, sources_of
from goft.errors import InputError
from support.bulk import lines

JOB = Job(out="nowhere", block=4)


def test_a_file_of_lines_is_a_source_of_blocks(tmp_path: Path) -> None:
    (source,) = sources_of([lines(tmp_path / "a.jsonl", 10)])
    blocks = list(blocks_of(source, JOB))
    assert [(one.first, len(one.items)) for one in blocks] == [(0, 4), (4, 4), (8, 2)]
    assert [one.id for one in blocks] == [f"{source.id}-0000000{number}" for number in range(3)]
    assert list(blocks_of(source, JOB)) == blocks
    assert [item.place for item in blocks[2].items] == [f"{tmp_path}/a.jsonl:9", f"{tmp_path}/a.jsonl:10"]


def test_pages_side_by_side_are_one_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.html", "d.txt", "e.txt"):
        (tmp_path / name).write_text("متن", encoding="utf-8")
    lines(tmp_path / "c.jsonl", 1)
    found = sources_of([tmp_path])
    assert [[file.name for file, _ in one.files] for one in found] == [
        ["a.txt", "b.html"],
        ["c.jsonl"],
        ["d.txt", "e.txt"],
    ]
    monkeypatch.setattr(sources, "_PAGES", 1)
    assert len(sources_of([tmp_path])) == 5


def test_an_input_that_is_named_twice_is_there_once(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", 1)
    assert sources_of([path, tmp_path, path]) == sources_of([path])


def test_another_size_or_name_is_another_source(tmp_path: Path) -> None:
    first = sources_of([lines(tmp_path / "a.jsonl", 1)])
    assert sources_of([lines(tmp_path / "a.jsonl", 2)]) != first
    assert sources_of([lines(tmp_path / "b.jsonl", 1)]) != first


def test_large_items_make_small_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lines(tmp_path / "a.jsonl", 4)
    monkeypatch.setattr(sources, "_BYTES", path.stat().st_size // 2 - 10)
    (source,) = sources_of([path])
    assert [len(one.items) for one in blocks_of(source, JOB)] == [2, 2]


@pytest.mark.parametrize("given", ["missing.jsonl", "https://x.example/feed", "-"])
def test_what_cannot_be_read_again_is_refused_at_once(tmp_path: Path, given: str) -> None:
    with pytest.raises(InputError, match=r"there is no such file|neither a file nor a folder"):
        sources_of([lines(tmp_path / "a.jsonl", 1), given])
