"""Inputs of our own making for bulk runs, and their results read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from goft.bulk import Job

__all__ = ["BODY", "STUB", "files_of", "job", "lines", "places", "table"]

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


def places(out: Path) -> list[str]:
    """The places of all articles and refusals, once for each, sorted."""
    return sorted(Path(row["place"]).name for name in ("articles", "refusals") for row in table(out, name))


def files_of(out: Path) -> dict[str, bytes]:
    """All files of a folder: two runs are the same if these are."""
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()}
