"""The last step: what is missing is named, and what comes mixed is written in order within a bound."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from goft.bulk import BulkRun, parts
from goft.bulk.engines.inline import run as here
from goft.bulk.firsts import counting_ids
from goft.bulk.folder import Folder
from goft.bulk.model import Done
from goft.bulk.parts import Parts
from goft.bulk.stage import Stage
from goft.errors import BulkError
from support.bulk import job, lines

SCHEMA = pa.schema([("n", pa.int64())])


def _read(tmp_path: Path) -> BulkRun:
    """A run whose blocks are done."""
    run = BulkRun([lines(tmp_path / "a.jsonl", 17)], job(tmp_path / "out"))
    run.read(here)
    return run


def test_a_block_that_is_not_done_is_named(tmp_path: Path) -> None:
    run = _read(tmp_path)
    markers = sorted((tmp_path / "out" / "_staged" / "done").iterdir())
    markers[1].unlink()
    with pytest.raises(BulkError, match=f"1 blocks are not done: {markers[1].stem} .*start again"):
        run.put_together()
    again = BulkRun([tmp_path / "a.jsonl"], job(tmp_path / "out"))
    again.read(here)
    assert again.put_together().articles == 17


def test_a_source_without_an_end_is_named(tmp_path: Path) -> None:
    run = _read(tmp_path)
    shutil.rmtree(tmp_path / "out" / "_staged" / "sources")
    with pytest.raises(BulkError, match=r"1 sources were not read to their end: .*a\.jsonl"):
        run.put_together()


def test_an_item_that_is_lost_or_there_twice_is_named(tmp_path: Path) -> None:
    run = _read(tmp_path)
    block = sorted((tmp_path / "out" / "_staged" / "blocks").iterdir())[0] / "articles.parquet"
    rows = pq.read_table(block)
    pq.write_table(pa.concat_tables([rows.slice(0, 3), rows.slice(4), rows.slice(4)]), block)
    with pytest.raises(BulkError, match=r"not there once: item 3 \(0 times\), item 4 \(2 times\)"):
        run.put_together()
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_rows_that_are_gone_are_named(tmp_path: Path) -> None:
    run = _read(tmp_path)
    block = sorted((tmp_path / "out" / "_staged" / "blocks").iterdir())[2]
    (block / "events.parquet").unlink()
    with pytest.raises(BulkError, match=rf"the rows of block {block.name} are gone \(events\)"):
        run.put_together()


def test_a_marker_of_another_version_says_so(tmp_path: Path) -> None:
    stage = Stage(Folder(str(tmp_path)))
    stage.folder.put("_staged/done/a.json", b'{"id": 1}')
    with pytest.raises(BulkError, match=r"_staged/done/a\.json is not as this version of Goft writes it"):
        stage.done()


def test_tries_are_counted(tmp_path: Path) -> None:
    stage = Stage(Folder(str(tmp_path)))
    assert [stage.begun("a"), stage.begun("a"), stage.begun("b"), stage.begun("a")] == [0, 1, 0, 2]
    assert stage.done() == dict[str, Done]()


def test_ids_keep_the_place_of_the_first() -> None:
    with counting_ids() as firsts:
        firsts.take("one", [(0, "x", "a:1"), (1, "y", "a:2"), (2, "x", "a:3")])
        firsts.take("two", [(0, "y", "b:1"), (1, "z", "b:2")])
        assert [firsts.others(block) for block in ("one", "two", "three")] == [{2: "a:1"}, {0: "a:2"}, {}]


def _months(tmp_path: Path) -> dict[str, list[int]]:
    """Sixty rows of three months that come mixed, as they are written."""
    with Parts(Folder(str(tmp_path)), "t", SCHEMA) as writing:
        for n in range(60):
            writing.add(f"month={n % 3}", pa.table({"n": [n]}))
    files = sorted(file for file in tmp_path.rglob("*.parquet"))
    return {file.relative_to(tmp_path).as_posix(): pq.read_table(file)["n"].to_pylist() for file in files}


@pytest.mark.parametrize(("limit", "value"), [("_GROUP", 40), ("_BUFFERS", 100), ("_PART", 7), ("_OPEN", 1)], ids=str)
def test_rows_keep_their_order_whatever_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(parts, "_GROUP", 80)
    monkeypatch.setattr(parts, limit, value)
    found = _months(tmp_path)
    for month in range(3):
        numbers = [n for name, some in found.items() if name.startswith(f"t/month={month}/") for n in some]
        assert numbers == list(range(month, 60, 3))
    assert (len(found) > 3) == (limit in ("_PART", "_OPEN"))


def test_after_an_error_no_part_is_there(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Parts(Folder(str(tmp_path)), "t", SCHEMA) as writing:
        writing.add("", pa.table({"n": [1 // 0]}))
    assert list(tmp_path.rglob("*.parquet")) == []
