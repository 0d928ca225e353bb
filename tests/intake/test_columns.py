"""Parquet: rows as JSON lines have them."""

from __future__ import annotations

import gzip
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from goft.article import Article
from goft.intake import Defaults, Loaded, count_articles, load_articles
from support.web import page

pa: Any = pytest.importorskip("pyarrow", reason="SKIPPED FOR WANT OF PYARROW: pip install 'goft[bulk]'")
pq: Any = pytest.importorskip("pyarrow.parquet", reason="SKIPPED FOR WANT OF PYARROW: pip install 'goft[bulk]'")

BODY = "وزیر خارجه آرانشهر روز شنبه گفت که گفت‌وگو ادامه دارد."
DAY = date(2023, 3, 29)


def _write(path: Path, **columns: object) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def _load(path: Path, *fields: tuple[str, str]) -> list[Loaded]:
    return list(load_articles([path], Defaults(fields=fields)))


def _articles(path: Path, *fields: tuple[str, str]) -> list[Article]:
    loaded = _load(path, *fields)
    assert [one.error for one in loaded if one.error] == []
    return [one.article for one in loaded if one.article]


def test_columns_are_the_fields_of_lines(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "a.parquet",
        id=["x/1", None],
        title=["آرانشهر", None],
        body=[BODY, BODY],
        outlet=["پیک", None],
        published=["1402-01-09", "2023-03-29"],
        more=[1, 2],
    )
    first, second = _articles(path)
    assert first == Article(id="x/1", text=f"آرانشهر\n\n{BODY}", title="آرانشهر", outlet="پیک", published=DAY)
    assert (second.id, second.text, second.published) == ("a-2", BODY, DAY)
    assert count_articles([path]) == 2


@pytest.mark.parametrize("day", [DAY, datetime(2023, 3, 29, 14, 30)], ids=["a day", "a time of day"])
def test_days_are_days_and_numbers_are_ids(tmp_path: Path, day: date) -> None:
    path = _write(tmp_path / "a.parquet", ID=[7], Text=[BODY], date=[day])
    assert [(one.id, one.published) for one in _articles(path, ("published", "date"))] == [("7", DAY)]


def test_a_bad_row_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.parquet", id=["1", "2", "3"], text=[BODY, None, "The minister said so."])
    first, second, third = _load(path)
    assert first.article
    assert str(second.error).startswith(f'{path}:2: has neither "text" nor "body"')
    assert "not Persian" in str(third.error)


def test_a_cell_of_another_type_is_no_article(tmp_path: Path) -> None:
    (one,) = _load(_write(tmp_path / "a.parquet", text=[1.5]))
    assert str(one.error).startswith(f"{tmp_path}/a.parquet:1: not an article: Expected `str | null`, got `float`")


def test_a_file_without_texts_says_its_columns(tmp_path: Path) -> None:
    (one,) = _load(_write(tmp_path / "a.parquet", id=["1"], headline=["x"]))
    assert "has no column of texts; its columns are: id, headline" in str(one.error)


@pytest.mark.parametrize("raw", [b"", b"PAR1 and no more", b"text,id\n"], ids=["empty", "cut", "another kind"])
def test_what_is_no_parquet_is_an_error(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.parquet").write_bytes(raw)
    (one,) = _load(tmp_path)
    assert "cannot be read as Parquet" in str(one.error)
    assert count_articles([tmp_path]) == 1


@pytest.mark.parametrize(
    ("name", "raw"), [("a.txt.gz", BODY.encode()), ("a.html.gz", page("آرانشهر", BODY * 3, BODY * 4))]
)
def test_packed_texts_and_pages_are_unpacked(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(gzip.compress(raw))
    (one,) = _articles(tmp_path)
    assert BODY in one.text
