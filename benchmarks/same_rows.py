"""Whether two folders of bulk reading have the same manifest and the same rows, whatever files they are in.

python benchmarks/same_rows.py ONE OTHER
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from goft.bulk.tables import TABLES, schema

__all__ = ["counts", "difference"]

KEYS = {
    "articles": ["article"],
    "statements": ["article", "statement"],
    "events": ["article", "event"],
    "figures": ["article", "figure"],
    "times": ["article", "time"],
    "actors": ["article", "actor"],
    "refusals": ["source", "place", "kind"],
}
"""By what the rows of each table are sorted, and known."""
_MONTH = "month"


def difference(one: Path, other: Path) -> str | None:
    """The first difference of two finished folders, None where there is none."""
    manifests = [json.loads((folder / "manifest.json").read_text(encoding="utf-8")) for folder in (one, other)]
    for name in manifests[0]:
        if manifests[0][name] != manifests[1][name]:
            return f"manifest.json: {name} is {manifests[0][name]} and {manifests[1][name]}"
    for table in TABLES:
        found = _difference(table, _rows(one, table), _rows(other, table))
        if found is not None:
            return f"{table}: {found}"
    return None


def counts(folder: Path) -> str:
    """How many rows a finished folder has, in a line."""
    return ", ".join(f"{_rows(folder, table).num_rows:,} {table}" for table in TABLES)


def _difference(table: str, one: Any, other: Any) -> str | None:
    if one.num_rows != other.num_rows:
        return f"{one.num_rows} and {other.num_rows} rows"
    if one.column_names != other.column_names:
        return f"columns {one.column_names} and {other.column_names}"
    for column in one.column_names:
        if not one[column].equals(other[column]):
            pairs = zip(one[column].to_pylist(), other[column].to_pylist(), strict=True)
            row, (ours, theirs) = next((row, pair) for row, pair in enumerate(pairs) if pair[0] != pair[1])
            key = [str(one[name][row]) for name in KEYS[table]]
            return f"{column} of {' '.join(key)} is {ours!r} and {theirs!r}"
    return None


def _rows(folder: Path, table: str) -> Any:
    """All rows of a table with their months, sorted."""
    if not (folder / table).exists():
        return schema(table).empty_table()
    arrow, dataset = import_module("pyarrow"), import_module("pyarrow.dataset")
    months = dataset.partitioning(arrow.schema([(_MONTH, arrow.string())]), flavor="hive")
    rows = dataset.dataset(folder / table, partitioning=months if table != "refusals" else None).to_table()
    return rows.sort_by([(key, "ascending") for key in KEYS[table]])


def main(one: str, other: str) -> int:
    """Compare and print."""
    found = difference(Path(one), Path(other))
    print(found or f"equal, row for row: {counts(Path(one))}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
