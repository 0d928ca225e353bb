"""A bulk run from its inputs to its results: begun, gone on with, or found finished."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from goft.actors.lists import BOOKS
from goft.bulk.engines import Engine
from goft.bulk.finishing import put_together
from goft.bulk.folder import Folder
from goft.bulk.model import Done, Job, Manifest, Plan, Run, Source, SourceName
from goft.bulk.sources import block_id, sources_of
from goft.bulk.stage import Cut, Stage
from goft.bulk.tables import TABLES
from goft.errors import BulkError
from goft.reader import MODEL

__all__ = ["BulkRun", "read_in_bulk"]


class BulkRun:
    """A run in its folder: `read` does the blocks that are not done, `put_together` makes the results of them.

    `finished` is the manifest where an earlier run has done all, `before` how many items one had done.
    """

    def __init__(self, inputs: Sequence[str | Path], job: Job) -> None:
        """Begin a run, or find it begun.

        Raises `InputError` for an input that is not there, `BulkError` for a folder that is another run's, and
        `OutputError` for one that cannot be written.
        """
        _require_outside(job.out, inputs)
        self._job = job
        self._sources = sources_of(inputs)
        self._run = _run_of(job, self._sources)
        self._stage = Stage(Folder(job.out))
        self.finished = self._stage.begin(self._run)
        self._done = self._stage.done() if self.finished is None else {}
        self.before = sum(one.items for one in self._done.values())
        if self.finished is not None:
            self._stage.clear()  # it may have been stopped just before

    def read(self, engine: Engine, told: Callable[[int], None] = lambda _: None) -> None:
        """Do the blocks that are not done; `told` is called with the number of items that have just been read.

        Raises `BulkError` where workers keep dying, and `OutputError`. Started again, it goes on.
        """
        left = _not_whole(self._sources, self._done, self._stage.cuts(source.id for source in self._sources))
        for one in engine(Plan(job=self._job, sources=left, done=frozenset(self._done))):
            told(one.items)
        self._done = self._stage.done()

    @property
    def steps(self) -> int:
        """How many steps putting together takes."""
        return len(self._done) * len(TABLES)

    def put_together(self, told: Callable[[int], None] = lambda _: None) -> Manifest:
        """Make the results; `told` is called with the number of steps that have just been done.

        Raises `BulkError`, naming what is missing, where an item is in none of the results, or in two.
        """
        return put_together(self._stage, self._run, told)


def read_in_bulk(inputs: Sequence[str | Path], job: Job, engine: Engine) -> Manifest:
    """Read the articles of files and folders, and put the results into the job's folder.

    What an earlier run of the same inputs has done there is not done again, at whatever moment it ended. Raises as
    `BulkRun`.
    """
    run = BulkRun(inputs, job)
    if run.finished is not None:
        return run.finished
    run.read(engine)
    return run.put_together()


def _require_outside(out: str, inputs: Sequence[str | Path]) -> None:
    """Raise `BulkError` for a folder that the run would take for its own input when it goes on."""
    for one in inputs:
        if "://" not in out and Path(out).absolute().is_relative_to(Path(one).absolute()):
            raise BulkError("is inside an input", where=out, hint=f"name a folder that is not in {one}")


def _run_of(job: Job, sources: tuple[Source, ...]) -> Run:
    defaults = job.defaults
    return Run(
        version=version("goft"),
        model=MODEL,
        actors=os.environ.get(BOOKS, ""),
        outlet=defaults.outlet,
        published=defaults.published.isoformat() if defaults.published else None,
        fields=dict(defaults.fields),
        block=job.block,
        sources=tuple(SourceName(id=one.id, name=one.name, size=one.size) for one in sources),
    )


def _not_whole(sources: tuple[Source, ...], done: dict[str, Done], cuts: dict[str, Cut]) -> tuple[Source, ...]:
    """The sources that were not cut to their end, or of which a block is not done."""
    return tuple(
        source
        for source in sources
        if source.id not in cuts or any(block_id(source.id, n) not in done for n in range(cuts[source.id].blocks))
    )
