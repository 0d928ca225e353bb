"""Tables: CSV and TSV, a row at a time."""

from __future__ import annotations

import gzip
import lzma
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from goft.article import Article
from goft.intake import Defaults, count_articles, load_articles

BODY = "وزیر گفت که گفت‌وگو ادامه دارد."


def _write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def _articles(path: Path, defaults: Defaults | None = None) -> list[Article]:
    loaded = list(load_articles([path], defaults or Defaults()))
    assert all(one.error is None for one in loaded), loaded
    return [one.article for one in loaded if one.article]


def _errors(path: Path) -> list[str]:
    return [str(one.error) for one in load_articles([path], Defaults()) if one.error]


def test_rows_are_articles(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "news.csv",
        f'id,title,body,outlet,published,url,more\n7,تیتر,"{BODY}\nو «رفت»، ""گفت"".",پیک,۱۴۰۲/۰۱/۰۹,https://x.example/7,z\n'
        f",,{BODY},,,,\n,,,,,,\n",
    )
    first, second = _articles(path, Defaults(outlet="بامداد"))
    assert first == Article(
        id="7",
        text=f'تیتر\n\n{BODY}\nو «رفت»، "گفت".',
        title="تیتر",
        outlet="پیک",
        published=date(2023, 3, 29),
        url="https://x.example/7",
    )
    assert second == Article(id="news-4", text=BODY, outlet="بامداد")


def test_columns_of_other_names(tmp_path: Path) -> None:
    path = _write(tmp_path / "news.csv", f"Headline;Date;BODY\nتیتر;2023-03-29;{BODY}\n")
    (article,) = _articles(path, Defaults(fields=(("published", "date"), ("title", "headline"))))
    assert (article.title, article.published) == ("تیتر", date(2023, 3, 29))


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t")])
def test_what_parts_the_cells_is_found(tmp_path: Path, name: str, delimiter: str) -> None:
    path = _write(tmp_path / name, delimiter.join(["id", "text"]) + "\r\n" + delimiter.join(["7", BODY]) + "\r\n")
    assert [(one.id, one.text) for one in _articles(path)] == [("7", BODY)]


def test_a_line_of_excel_says_what_parts_the_cells(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.csv", f"sep=;\nid;text\n;{BODY}\n")
    assert [(one.id, one.text) for one in _articles(path)] == [("a-3", BODY)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark(tmp_path: Path, encoding: str) -> None:
    assert [one.text for one in _articles(_write(tmp_path / "a.csv", f"id,text\n1,{BODY}\n", encoding))] == [BODY]


def test_windows_1256_is_read_with_a_note(tmp_path: Path) -> None:
    text = "وزير گفت كه اين گفتگو از امروز در پايتخت ادامه دارد"
    note, loaded = load_articles([_write(tmp_path / "a.csv", f"id,text\n1,{text}\n", "cp1256")], Defaults())
    assert note.note
    assert "windows-1256" in note.note
    assert loaded.article
    assert loaded.article.text == text


@pytest.mark.parametrize(("suffix", "packed"), [(".gz", gzip.compress), (".xz", lzma.compress)])
def test_packed_tables(tmp_path: Path, suffix: str, packed: object) -> None:
    path = tmp_path / f"a.csv{suffix}"
    path.write_bytes(packed(f"id,text\n1,{BODY}\n".encode()))  # type: ignore[operator]  # one of the two above
    assert [one.id for one in _articles(tmp_path)] == ["1"]
    assert count_articles([path]) == 1


def test_a_packed_table_that_is_cut_gives_its_rows_and_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    rows = "".join(f"{n},{BODY}{n}\n" for n in range(5000))
    packed = gzip.compress(f"id,text\n{rows}".encode())
    path.write_bytes(packed[: len(packed) // 2])
    loaded = list(load_articles([path], Defaults()))
    assert sum(one.article is not None for one in loaded) > 500
    assert [one.error is not None for one in loaded].count(True) == 1
    assert "cannot be read" in str(loaded[-1].error)


def test_formulas_are_only_text(tmp_path: Path) -> None:
    formulas = ['=HYPERLINK("http://x.example";"وزیر")', "+98 وزیر گفت", "-وزیر گفت", "@وزیر گفت", "\t=1 وزیر"]
    rows = "".join('{},"{}","{}"\n'.format(number, one.replace('"', '""'), BODY) for number, one in enumerate(formulas))
    articles = _articles(_write(tmp_path / "a.csv", "id,title,body\n" + rows))
    assert [one.title for one in articles] == formulas
    assert [one.text for one in articles] == [f"{one}\n\n{BODY}" for one in formulas]


def test_a_bad_row_is_named_by_its_line_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        f'id,text\n1,"{BODY}\n{BODY}"\n2,{BODY},more\n3\n4,English only\n5,{BODY}'.encode()
        + b"\xff\xfe\n6,"
        + f"{BODY}\n".encode()
    )
    loaded = list(load_articles([path], Defaults()))
    assert [one.article.id for one in loaded if one.article] == ["1", "6"]
    assert [str(one.error).removeprefix(str(path)).partition(" (")[0] for one in loaded if one.error] == [
        ":4: has 3 cells where the first row has 2",
        ":5: has 1 cells where the first row has 2",
        ":6: not Persian: most letters are of another script",
        ":7: has bytes that are not UTF-8",
    ]


def test_a_cell_longer_than_the_module_allows(tmp_path: Path) -> None:
    text = BODY * 20_000
    assert len(text) > 500_000
    assert [one.text for one in _articles(_write(tmp_path / "a.csv", f"id,text\n1,{text}\n"))] == [text]


def test_a_quotation_mark_that_is_not_closed_is_told_and_what_follows_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goft.intake.table._LONGEST", 10_000)
    rows = "".join(f"{n},{BODY}\n" for n in range(320))
    loaded = list(load_articles([_write(tmp_path / "a.csv", f'id,text\n1,{BODY}\n2,"{rows}')], Defaults()))
    (error,) = [one.error for one in loaded if one.error]
    assert "a.csv:3: not a row" in str(error)
    assert sum(one.article is not None for one in loaded) > 10


@pytest.mark.parametrize(
    ("text", "what"), [("", "empty"), ("id,name\n1,2\n", "no column of texts"), ("\n\n", "empty")], ids=repr
)
def test_what_is_no_table_of_articles(tmp_path: Path, text: str, what: str) -> None:
    (error,) = _errors(_write(tmp_path / "a.csv", text))
    assert what in error


def test_a_table_is_not_taken_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("id,text,more\n")
        file.writelines(f"{n},{BODY},{BODY * 400}\n" for n in range(500))
    assert path.stat().st_size > 10_000_000
    tracemalloc.start()
    assert sum(1 for _ in load_articles([path], Defaults())) == 500
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3_000_000
