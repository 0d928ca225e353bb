"""Inputs of our own making for bulk runs, and their results read back."""

from __future__ import annotations

import gzip
import json
import lzma
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from goft.bulk import Job
from support.sample import ARTICLES, WITH_BOOK
from support.web import page, response

__all__ = ["BODY", "STUB", "bulk_sample", "files_of", "job", "lines", "places", "table", "write_kinds"]

STUB = "support.records:StubReader"
BODY = "وزیر خارجه آرانشهر روز شنبه گفت که گفت‌وگو ادامه دارد."


def lines(path: Path, count: int, *, ids: Sequence[str] = (), texts: Sequence[str] = ()) -> Path:
    """A file of so many articles, of five months and of none; some may have ids and texts of the test's."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            article = {
                "id": ids[number] if number < len(ids) else f"{path.stem}/{number}",
                "text": texts[number] if number < len(texts) else f"{BODY} شماره {number}",
                "outlet": "پیک",
                "published": f"2023-{number % 6:02d}-10" if number % 6 else None,
            }
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


def job(out: Path, *, block: int = 5, reader: str = STUB) -> Job:
    """A job in a folder, of small blocks."""
    return Job(out=str(out), block=block, reader=reader)


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table of a finished folder, with their months."""
    dataset = import_module("pyarrow.dataset")
    if not (out / name).exists():
        return []
    rows: list[dict[str, Any]] = dataset.dataset(out / name, partitioning="hive").to_table().to_pylist()
    return rows


def write_kinds(folder: Path) -> Path:
    """A folder with an article in every kind of file that Goft reads, plain and packed, and what is no article."""
    folder.mkdir()
    lines(folder / "a.jsonl", 7)
    raw = (folder / "a.jsonl").read_bytes().replace(b"a/", b"b/")
    (folder / "b.jsonl.xz").write_bytes(lzma.compress(raw))
    (folder / "c.jsonl.gz").write_bytes(gzip.compress(raw.replace(b"b/", b"c/"))[:-40])  # cut
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    columns = arrow.table({"ID": [1, 2], "text": [BODY, None], "published": [date(2023, 3, 1)] * 2})
    parquet.write_table(columns, folder / "d.parquet")
    (folder / "e.csv").write_text(f"id,text\n1e,{BODY}\n2e,\n3e\n", encoding="utf-8")
    (folder / "f.html").write_bytes(page("آرانشهر", BODY * 3, BODY * 4))
    (folder / "g.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    (folder / "h.txt").write_text("The minister said so.", encoding="utf-8")
    web = [
        response("http://x.example/1", page("لاژورد", BODY * 3, BODY * 4)),
        response("http://x.example/2", b"\x89PNG", kind="image/png"),
        response("http://x.example/3", page("News", "The minister said that talks would go on. " * 8)),
    ]
    (folder / "i.warc.gz").write_bytes(b"".join(gzip.compress(one) for one in web))
    return folder


def places(out: Path) -> list[str]:
    """The places of all articles and refusals, once for each, sorted."""
    return sorted(Path(row["place"]).name for name in ("articles", "refusals") for row in table(out, name))


def files_of(out: Path) -> dict[str, bytes]:
    """All files of a folder: two runs are the same if these are."""
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()}


def bulk_sample(folder: Path) -> Path:
    """A new folder with the sample read in bulk, with its book of actors, and a text beside it that is no article."""
    other = folder / "other.txt"
    other.write_text("The minister said so.", encoding="utf-8")
    command = [sys.executable, "-c", "from goft.cli import main; main()", "bulk", str(ARTICLES), str(other)]
    ran = subprocess.run([*command, "--out", str(folder / "out"), "--workers", "1"], check=False, env=WITH_BOOK)
    assert ran.returncode == 3  # the text was refused
    return folder / "out"
