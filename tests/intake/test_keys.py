"""Ids of articles that have none of their own."""

from __future__ import annotations

import json
from pathlib import Path

from goft.intake import Defaults, load_articles

BODY = "وزیر گفت که گفت‌وگو ادامه دارد."


def _ids(*sources: Path) -> list[str]:
    return [one.article.id for one in load_articles(sources, Defaults()) if one.article]


def _file(path: Path, text: str = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_files_of_their_own_names_keep_them_in_any_folder(tmp_path: Path) -> None:
    _file(tmp_path / "1402" / "a.txt")
    _file(tmp_path / "b.txt")
    assert _ids(tmp_path) == ["a", "b"]


def test_files_of_one_name_are_named_by_their_paths(tmp_path: Path) -> None:
    for name in ("1402/01.txt", "1403/01.txt", "01.txt", "c.txt"):
        _file(tmp_path / name)
    assert _ids(tmp_path) == ["01", "1402/01", "1403/01", "c"]


def test_kinds_of_one_name_keep_their_suffixes(tmp_path: Path) -> None:
    _file(tmp_path / "a.txt")
    _file(tmp_path / "a.csv", f"text\n{BODY}\n")
    assert _ids(tmp_path) == ["a.csv-2", "a.txt"]


def test_folders_with_files_of_one_name(tmp_path: Path) -> None:
    first, second = _file(tmp_path / "x" / "a.txt"), _file(tmp_path / "y" / "a.txt")
    assert _ids(first.parent, second.parent) == [str(first), str(second)]
    assert _ids(first, second) == [str(first.with_suffix("")), str(second.with_suffix(""))]


def test_a_file_given_twice_is_one(tmp_path: Path) -> None:
    file = _file(tmp_path / "a.txt")
    assert _ids(file, tmp_path) == ["a", "a"]


def test_lines_without_ids_are_told_apart_too(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        _file(tmp_path / folder / "feed.jsonl", json.dumps({"text": BODY}))
    assert _ids(tmp_path) == ["x/feed-1", "y/feed-1"]


def test_folders_have_every_kind(tmp_path: Path) -> None:
    _file(tmp_path / "a.csv", f"text\n{BODY}\n")
    _file(tmp_path / "b.TSV", f"text\tid\n{BODY}\t5\n")
    _file(tmp_path / "c.txt")
    _file(tmp_path / "d.pdf")
    assert _ids(tmp_path) == ["a-2", "5", "c"]
