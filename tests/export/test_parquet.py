"""Parquet: the columns of the CSV, typed, in row groups, read back by pyarrow."""

from __future__ import annotations

import io
from datetime import date
from importlib import import_module
from typing import Any

import msgspec
import pytest

from goft.errors import OutputError
from goft.export import rows, write_parquet
from goft.export.table import COLUMNS
from goft.record import Record
from support.records import record

pq: Any = pytest.importorskip("pyarrow.parquet", reason="SKIPPED FOR WANT OF PYARROW: pip install 'goft[bulk]'")


def _file(records: list[Record], group: int = 10) -> Any:
    out = io.BytesIO()
    count = write_parquet(records, out, group=group)
    found = pq.ParquetFile(io.BytesIO(out.getvalue()))
    assert found.metadata.num_rows == count == sum(len(one.statements) for one in records)
    return found


def test_columns_are_those_of_the_csv_with_their_types() -> None:
    types = {field.name: str(field.type) for field in _file([record()]).schema_arrow}
    assert tuple(types) == COLUMNS
    assert (types["published"], types["start"], types["confidence"]) == ("date32[day]", "int32", "double")
    assert types["content"].startswith("list<")


def test_rows_come_back(sample: list[Record]) -> None:
    back = _file(sample).read().to_pylist()
    wanted = [msgspec.structs.asdict(row) for one in sample for row in rows(one)]
    for found, row in zip(back, wanted, strict=True):
        row["published"] = date.fromisoformat(row["published"]) if row["published"] else None
        assert {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()} == row


def test_row_groups_are_of_the_size_that_is_held(sample: list[Record]) -> None:
    found = _file(sample, group=10)
    sizes = [found.metadata.row_group(place).num_rows for place in range(found.num_row_groups)]
    assert len(sizes) > 3
    assert set(sizes[:-1]) == {10}


def test_halves_of_characters_are_replaced_one_for_one(odd: Record) -> None:
    (first, *_) = _file([odd]).read().to_pylist()
    assert first["outlet"] == "'\"\ufffdپیک"


def test_no_records_are_a_table_without_rows() -> None:
    assert _file([]).read().to_pylist() == []


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("goft.export.columns.import_module", missing)
    with pytest.raises(OutputError, match=r"pip install 'goft\[bulk\]'"):
        write_parquet([record()], io.BytesIO())
    assert import_module("pyarrow")
