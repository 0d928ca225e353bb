"""What a finished run has left in its folder: the manifest, and each table as one dataset of Arrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from goft.bulk.folder import STAGED, Folder
from goft.bulk.model import Manifest
from goft.bulk.stage import Stage
from goft.bulk.tables import schema
from goft.errors import BulkError
from goft.export.columns import arrow

__all__ = ["MONTH", "Results"]

MONTH: Final = "month"
"""The column that is in the names of the folders: 2023-03, or undated."""
_WHOLE: Final = frozenset({"refusals"})
"""Tables that are not parted by month."""


class Results:
    """The results of a finished run. Raises `BulkError` where the run is not finished, and `OutputError`."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._folder = Folder(address)
        self.manifest: Final = _finished(self._folder)

    def dataset(self, table: str) -> Any:
        """A table with its column `month`, if it has one."""
        month = None if table in _WHOLE else arrow().field(MONTH, arrow().string())
        return self._folder.dataset(table, schema(table), month)

    def records(self, at_once: int = 50) -> Iterator[tuple[str, str]]:
        """The id and the record, as JSON, of every article: by month, and in each as the inputs were."""
        found = self.dataset("articles")
        parts = found.get_fragments() if hasattr(found, "files") else ()
        for part in sorted(parts, key=lambda one: one.path):
            # Read ahead by one: the default is of rows of numbers, not of texts.
            for rows in part.to_batches(
                columns=["article", "record"], batch_size=at_once, batch_readahead=1, fragment_readahead=1
            ):
                yield from zip(rows["article"].to_pylist(), rows["record"].to_pylist(), strict=True)


def _finished(folder: Folder) -> Manifest:
    manifest = Stage(folder).manifest()
    if manifest is None and STAGED in folder.names():
        hint = "start goft bulk read again as it was: it goes on where it is"
        raise BulkError("is not finished", where=folder.address, hint=hint)
    if manifest is None:
        raise BulkError("is no folder of a bulk run", where=folder.address, hint="goft bulk read makes one")
    return manifest
