"""What a run has done so far, in its folder: which run it is, the blocks, and markers of what is whole.

    _staged/run.json                     what the results are made of
    _staged/blocks/ID/articles.parquet   the rows of a block, a file a table
    _staged/done/ID.json                 the block is whole; written after its rows
    _staged/tries/ID.json                how often it was begun; written before
    _staged/sources/ID.json              the source was cut to its end: how many blocks, how many items
    manifest.json                        all is put together; written last, then `_staged` goes

A marker is small and written whole or not at all. A block that is done twice is written twice, with the same rows.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any, TypeVar

import msgspec

from goft.bulk.folder import STAGED, Folder
from goft.bulk.model import Done, Manifest, Run
from goft.errors import BulkError

__all__ = ["Cut", "Stage"]

_MANIFEST = "manifest.json"
_RUN = f"{STAGED}/run.json"
_ANEW = "start anew in another folder"
_AT_ONCE = 16
"""Markers read at a time: an object store takes its time for each, and not longer for many."""

_Marker = TypeVar("_Marker", bound=msgspec.Struct)


class Cut(msgspec.Struct, frozen=True):
    """What a source was cut into."""

    blocks: int
    items: int


class _Tries(msgspec.Struct, frozen=True):
    tries: int


class Stage:
    """The markers and staged rows of a run's folder. Raises `OutputError` where it cannot be read or written."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    def begin(self, run: Run) -> Manifest | None:
        """Make the folder this run's, or see that it is; its manifest where it is finished.

        Raises `BulkError` where it is another run's, or has other things.
        """
        manifest = self.manifest()
        begun = manifest.run if manifest is not None else self._marker(_RUN, Run)
        if begun is not None and begun != run:
            hint = "name another folder; what is in this one stays as it is"
            raise BulkError(f"has the results of another run: {_difference(begun, run)}", where=self._where, hint=hint)
        if begun is None and set(self.folder.names()) - {STAGED}:
            raise BulkError("is not empty, and no folder of a bulk run", where=self._where, hint="name a new folder")
        if begun is None:
            self._put(_RUN, run)
        return manifest

    def manifest(self) -> Manifest | None:
        """What was written down when all was put together, None where it is not."""
        return self._marker(_MANIFEST, Manifest)

    def begun(self, block: str) -> int:
        """Write down that a block is begun; how often it was before."""
        name = f"{STAGED}/tries/{block}.json"
        had = self._marker(name, _Tries)
        before = had.tries if had is not None else 0
        self._put(name, _Tries(before + 1))
        return before

    def commit(self, done: Done, tables: Mapping[str, Any]) -> None:
        """Write a block's rows, and then that it is done."""
        for name, rows in tables.items():
            sink = io.BytesIO()
            import_module("pyarrow.parquet").write_table(rows, sink, compression="zstd")
            self.folder.put(_rows_of(done.id, name), sink.getvalue())
        self._put(f"{STAGED}/done/{done.id}.json", done)

    def rows(self, block: str, table: str, columns: list[str] | None = None) -> Any:
        """The rows of a block as they were committed, or some of their columns."""
        raw = self.folder.get(_rows_of(block, table))
        if raw is None:
            raise BulkError(f"the rows of block {block} are gone ({table})", where=self._where, hint=_ANEW)
        return import_module("pyarrow.parquet").read_table(io.BytesIO(raw), columns=columns)

    def done(self) -> dict[str, Done]:
        """The blocks that are done, by their ids, in order."""
        return {one.id: one for one in self._markers("done", Done)}

    def cut(self, source: str, cut: Cut) -> None:
        """Write down that a source was cut to its end."""
        self._put(f"{STAGED}/sources/{source}.json", cut)

    def cuts(self, sources: Iterable[str]) -> dict[str, Cut]:
        """What the sources were cut into, of those that were cut to their end."""
        have = set(self.folder.names(f"{STAGED}/sources"))
        wanted = [source for source in sources if f"{source}.json" in have]
        return dict(zip(wanted, self._all("sources", [f"{one}.json" for one in wanted], Cut), strict=True))

    def finish(self, manifest: Manifest) -> None:
        """Write down that all is put together."""
        self._put(_MANIFEST, manifest)

    def clear(self) -> None:
        """Take out what was staged."""
        self.folder.remove(STAGED)

    @property
    def _where(self) -> str:
        return self.folder.address

    def _put(self, name: str, value: msgspec.Struct) -> None:
        self.folder.put(name, msgspec.json.format(msgspec.json.encode(value), indent=2))

    def _marker(self, name: str, kind: type[_Marker]) -> _Marker | None:
        raw = self.folder.get(name)
        try:
            return msgspec.json.decode(raw, type=kind) if raw is not None else None
        except msgspec.MsgspecError as error:
            what = f"{name} is not as this version of Goft writes it: {error}"
            raise BulkError(what, where=self._where, hint=_ANEW) from error

    def _markers(self, kind: str, form: type[_Marker]) -> list[_Marker]:
        return self._all(kind, self.folder.names(f"{STAGED}/{kind}"), form)

    def _all(self, kind: str, names: list[str], form: type[_Marker]) -> list[_Marker]:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            found = pool.map(lambda name: self._marker(f"{STAGED}/{kind}/{name}", form), names)
            return [one for one in found if one is not None]


def _rows_of(block: str, table: str) -> str:
    return f"{STAGED}/blocks/{block}/{table}.parquet"


def _difference(begun: Run, run: Run) -> str:
    """What is not the same in two runs, in a line."""
    one, other = msgspec.structs.asdict(begun), msgspec.structs.asdict(run)
    name = next(name for name in one if one[name] != other[name])
    if name != "sources":
        return f"its {name} is {one[name]!r}, and not {other[name]!r}"
    ours, theirs = set(run.sources), set(begun.sources)
    for these, what in ((theirs - ours, "it was made from"), (ours - theirs, "it was not made from")):
        if these:
            first = min(these, key=lambda source: source.name)
            return f"{what} {first.name} ({first.size:,} bytes)"
    return "its inputs have another order"
