"""Names of files for ids of every kind, and exports that are there whole or not at all."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from goft.errors import OutputError
from goft.export.places import file_stem, free_stem, fresh_file, fresh_folder

IDS = [
    *(
        "../../etc/passwd",
        "/etc/passwd",
        "..",
        ".",
        "",
        "a/b",
        "a_b",
        "a\\b",
        "C:\\x",
        "https://a.example/b?c=1",
        "متن",
    ),
    *(".hidden", "a\x00b", "a\nb", "\ud800", "x" * 400, "x" * 401, "-rf", "~", "fars/8707060255", "a b", "a_b-", "CON"),
]


@pytest.mark.parametrize("key", IDS)
def test_a_stem_is_a_plain_name(key: str, tmp_path: Path) -> None:
    stem = file_stem(key)
    assert stem.isascii()
    assert 0 < len(stem) < 100
    assert not set(stem) & set('/\\:*?"<>| \n\x00')
    assert stem[0] not in ".-"
    (tmp_path / f"{stem}.txt").write_text("")
    assert [path.parent for path in tmp_path.rglob("*")] == [tmp_path]


def test_ids_that_differ_have_stems_that_differ() -> None:
    assert len({file_stem(key).casefold() for key in IDS}) == len(IDS)


def test_an_id_that_is_a_name_is_kept() -> None:
    assert file_stem("fars-8707060255.a_b") == "fars-8707060255.a_b"


def test_a_name_that_is_there_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("")
    (tmp_path / "a-2.ann").write_text("")
    assert free_stem(tmp_path, "a", ".ann") == "a-3"
    assert free_stem(tmp_path, "b", ".ann") == "b"


def test_a_file_is_put_in_place_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("old")
    with fresh_file(out) as fresh:
        fresh.write_text("new")
        assert out.read_text() == "old"
    assert out.read_text() == "new"
    assert list(tmp_path.iterdir()) == [out]


def test_what_was_there_stays_when_writing_ends_badly(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("old")
    with pytest.raises(ZeroDivisionError):
        _break_off(fresh_file(out), "")
    assert out.read_text() == "old"
    with pytest.raises(ZeroDivisionError):
        _break_off(fresh_folder(tmp_path / "folder"), "a")
    assert list(tmp_path.iterdir()) == [out]


def _break_off(writing: AbstractContextManager[Path], name: str) -> None:
    with writing as fresh:
        (fresh / name if name else fresh).write_text("half")
        raise ZeroDivisionError


def test_a_folder_is_new_or_empty(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for out in (empty, tmp_path / "new"):
        with fresh_folder(out) as fresh:
            (fresh / "a").write_text("x")
        assert [path.name for path in out.iterdir()] == ["a"]
    with pytest.raises(OutputError, match="is there already, and not empty"), fresh_folder(empty):
        pass
    with pytest.raises(OutputError, match="is a file"), fresh_folder(empty / "a"):
        pass
    with pytest.raises(OutputError, match="is a folder"), fresh_file(empty):
        pass
    with pytest.raises(OutputError, match="cannot be written: No such file"), fresh_folder(tmp_path / "none" / "x"):
        pass
