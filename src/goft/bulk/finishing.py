"""The last step: the blocks put together by table and month, each item in exactly one place, whatever engine did them.

It reads markers and rows from the stage only, in the order of the sources. Stopped at any moment, it begins anew and
writes the same files over those that are there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from goft.bulk.firsts import Firsts, counting_ids
from goft.bulk.model import Done, Manifest, Run
from goft.bulk.parts import Parts
from goft.bulk.sources import block_id
from goft.bulk.stage import Stage
from goft.bulk.tables import ITEM, TABLES, Refusal, schema, staged_schema
from goft.errors import BulkError
from goft.export.columns import table_of

__all__ = ["put_together"]

_NAMED = 5
"""Missing blocks or items that an error names."""
_SAME = "the same id"
_AGAIN = "start again: what is missing is done anew"


def put_together(stage: Stage, run: Run, told: Callable[[int], None] = lambda _: None) -> Manifest:
    """Write the results and their manifest, and take the stage away; `told` hears of every block of every table.

    Raises `BulkError`, naming what is missing, where an item is not in exactly one of articles and refusals.
    """
    blocks = _whole(stage, run)
    with counting_ids() as firsts:
        for block in blocks:
            _check_items(stage, block)
            _take_ids(stage, block, firsts)
        refused, faults = Counter[str](), 0
        rows: dict[str, dict[str, int]] = {}
        for table in TABLES:
            with Parts(stage.folder, table, schema(table)) as parts:
                for block in blocks:
                    found = _rows(stage, block, table, firsts)
                    if table == "refusals":
                        refused.update(found["kind"].to_pylist())
                        faults += sum(found["fault"].to_pylist())
                        parts.add("", found)
                    else:
                        _by_month(found, parts)
                    told(1)
            rows[table] = {name.removeprefix("month="): count for name, count in sorted(parts.rows.items())}
    manifest = Manifest(
        run=run,
        items=sum(block.items for block in blocks),
        articles=sum(rows["articles"].values()),
        faults=faults,
        rows=rows,
        refused=dict(sorted(refused.items())),
    )
    if manifest.articles + refused.total() != manifest.items:
        what = f"{manifest.items} items are {manifest.articles} articles and {refused.total()} refusals"
        raise BulkError(what, where=stage.folder.address)
    stage.finish(manifest)
    stage.clear()
    return manifest


def _whole(stage: Stage, run: Run) -> list[Done]:
    """The blocks of a run in order. Raises `BulkError` where a source has no end, or a block is not done."""
    done, cuts = stage.done(), stage.cuts(source.id for source in run.sources)
    uncut = [source.name for source in run.sources if source.id not in cuts]
    if uncut:
        raise _missing(f"{len(uncut)} sources were not read to their end", uncut, stage)
    wanted = [block_id(source.id, number) for source in run.sources for number in range(cuts[source.id].blocks)]
    missing = [name for name in wanted if name not in done]
    if missing:
        raise _missing(f"{len(missing)} blocks are not done", missing, stage)
    blocks = [done[name] for name in wanted]
    items = sum(cut.items for cut in cuts.values())
    if sum(block.items for block in blocks) != items:
        what = f"the sources have {items} items, the blocks {sum(block.items for block in blocks)}"
        raise BulkError(what, where=stage.folder.address, hint="were the inputs changed meanwhile?")
    return blocks


def _check_items(stage: Stage, block: Done) -> None:
    """One in, one out: each item of a block is in its articles or in its refusals, once."""
    found = Counter[int]()
    for table in ("articles", "refusals"):
        found.update(stage.rows(block.id, table, [ITEM])[ITEM].to_pylist())
    wanted = range(block.first, block.first + block.items)
    wrong = [item for item in wanted if found[item] != 1] + [item for item in found if item not in wanted]
    if wrong:
        named = [f"item {item} ({found[item]} times)" for item in wrong]
        raise _missing(f"{len(wrong)} items of block {block.id} are not there once", named, stage, hint=None)


def _missing(what: str, names: list[str], stage: Stage, *, hint: str | None = _AGAIN) -> BulkError:
    shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return BulkError(f"{what}: {shown}", where=stage.folder.address, hint=hint)


def _take_ids(stage: Stage, block: Done, firsts: Firsts) -> None:
    found = stage.rows(block.id, "articles", [ITEM, "article", "place"])
    columns = (found[name].to_pylist() for name in (ITEM, "article", "place"))
    firsts.take(block.id, zip(*columns, strict=True))


def _rows(stage: Stage, block: Done, table: str, firsts: Firsts) -> Any:
    """The rows of a block that stay, without what is only for the stage."""
    rows = stage.rows(block.id, table)
    others = firsts.others(block.id)
    if not others:
        return rows.drop_columns([ITEM])
    if table == "refusals":
        return _with_refusals(rows, _refusals(stage, block, others), others)
    compute, arrow = import_module("pyarrow.compute"), import_module("pyarrow")
    again = compute.is_in(rows[ITEM], value_set=arrow.array(list(others), arrow.int64()))
    return rows.filter(compute.invert(again)).drop_columns([ITEM])


def _refusals(stage: Stage, block: Done, others: dict[int, str]) -> Iterator[Refusal]:
    """The refusals of the articles whose id was there before, in order."""
    found = stage.rows(block.id, "articles", [ITEM, "article", "source", "place"])
    for row in found.to_pylist():
        if row[ITEM] in others:
            reason = f"{_SAME} as {others[row[ITEM]]}"
            place = {"source": row["source"], "place": row["place"], "article": row["article"]}
            yield Refusal(**place, kind=_SAME, reason=reason, fault=False)


def _with_refusals(rows: Any, more: Iterator[Refusal], others: dict[int, str]) -> Any:
    """The refusals of a block with those for their ids among them, in the order of items."""
    arrow = import_module("pyarrow")
    added = table_of(more, schema("refusals"))
    places = arrow.array(list(others), arrow.int64())
    added = added.append_column(staged_schema("refusals").field(ITEM), places)
    return arrow.concat_tables([rows, added]).sort_by(ITEM).drop_columns([ITEM])


def _by_month(rows: Any, parts: Parts) -> None:
    compute = import_module("pyarrow.compute")
    months = compute.fill_null(compute.strftime(rows["published"], format="%Y-%m"), "undated")
    for month in sorted(compute.unique(months).to_pylist()):
        parts.add(f"month={month}", rows.filter(compute.equal(months, month)))
