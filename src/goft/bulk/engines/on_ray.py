"""The engine of Ray Data: sources cut where `goft bulk` runs, blocks read by actors wherever the cluster has them.

    read tasks (one a source, 0 CPUs) → blocks, a row each → actors with a reader each → what is done, a row each

Ray hands the blocks out, holds cutting back where reading is slower, and starts actors that died anew, with the block
they had. It keeps no rows: those go from the actors to the folder.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import ray
import ray.data
from ray.data.block import BlockMetadata
from ray.data.datasource import Datasource, ReadTask

from goft.bulk.engines.feeding import blocks_to_do
from goft.bulk.model import Done, Job, Plan, Source
from goft.bulk.work import Worker
from goft.errors import BulkError, GoftError

__all__ = ["run"]

_BLOCK, _DONE = "block", "done"
_CUTTING = 2
"""Sources that are cut at a time: it is far quicker than reading, and an open source takes a process."""
_STORE = 512 * 1024 * 1024
"""Bytes of the store of a cluster that is started here; Ray would take a third of the memory."""
_QUIET = ("ray", "ray.data")


def run(plan: Plan, *, workers: int, address: str | None) -> Iterator[Done]:
    """Do a plan's blocks with so many actors, on the cluster at an address, or on one started on the loopback.

    Raises `BulkError` where Ray cannot start or gives up.
    """
    if not plan.sources:
        return
    with _cluster(workers, address), _context():
        done = ray.data.read_datasource(
            _Sources(plan), concurrency=_CUTTING, num_cpus=0, override_num_blocks=len(plan.sources)
        ).map_batches(
            _Actor,
            fn_constructor_args=(plan.job,),
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=1,
            concurrency=workers,
            runtime_env={"env_vars": _environment()},
        )
        try:
            for row in done.iter_rows():
                yield pickle.loads(row[_DONE])
        except ray.exceptions.RayError as error:
            raise _told(error) from error


class _Sources(Datasource):
    """The sources of a plan, a read task each."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Ray
        self._plan = plan

    def estimate_inmemory_data_size(self) -> int | None:
        return sum(source.size for source in self._plan.sources)

    @property
    def supports_distributed_reads(self) -> bool:
        """No: the files are on the machine where `goft bulk` runs, and may be on no other."""
        return False

    def get_read_tasks(
        self, parallelism: int, per_task_row_limit: int | None = None, data_context: Any = None
    ) -> list[ReadTask]:
        return [_task(source, self._plan) for source in self._plan.sources]


def _task(source: Source, plan: Plan) -> ReadTask:
    job, done = plan.job, frozenset(one for one in plan.done if one.startswith(source.id))

    def read() -> Iterator[pa.Table]:
        for block in blocks_to_do(source, job, done):
            yield pa.table({_BLOCK: pa.array([pickle.dumps(block)], pa.large_binary())})

    metadata = BlockMetadata(num_rows=None, size_bytes=source.size, exec_stats=None, input_files=None)
    return ReadTask(read, metadata)


class _Actor:
    """A worker as Ray has it: made once in each of its processes."""

    def __init__(self, job: Job) -> None:
        self._worker = Worker(job)

    def __call__(self, batch: pa.Table) -> pa.Table:
        done = [pickle.dumps(self._worker.do(pickle.loads(raw))) for raw in batch[_BLOCK].to_pylist()]
        return pa.table({_DONE: pa.array(done, pa.binary())})


@contextmanager
def _cluster(workers: int, address: str | None) -> Iterator[None]:
    """A cluster to work on; one that is not ours, or that was there, stays."""
    if ray.is_initialized():
        yield
        return
    # On the loopback nobody else can reach it: a cluster runs what it is sent, whoever sends it.
    own: dict[str, Any] = {"num_cpus": workers, "object_store_memory": _STORE, "_node_ip_address": "127.0.0.1"}
    try:
        ray.init(
            address=address or "local",
            include_dashboard=False if address is None else None,
            log_to_driver=False,
            logging_level=logging.ERROR,
            **(own if address is None else {}),
        )
    except (ConnectionError, ValueError, RuntimeError) as error:
        what = f"Ray cannot start: {error}" if address is None else f"Ray cannot be reached: {error}"
        raise BulkError(what, where=address) from error
    try:
        yield
    finally:
        ray.shutdown()


@contextmanager
def _context() -> Iterator[None]:
    """Ray Data's settings for a run, and what was set before put back."""
    before = ray.data.DataContext.get_current()
    ours = before.copy()
    ours.enable_progress_bars = False
    # A row is a block of ours, and every one has to be free to go to another actor; Ray would join small ones.
    ours.target_max_block_size = 1
    levels = {name: logging.getLogger(name).level for name in _QUIET}
    ray.data.DataContext._set_current(ours)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        yield
    finally:
        ray.data.DataContext._set_current(before)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def _environment() -> dict[str, str]:
    """What of our environment the actors need to have on other machines as here: Goft's own settings."""
    return {name: value for name, value in os.environ.items() if name.startswith("GOFT_")}


def _told(error: ray.exceptions.RayError) -> GoftError:
    """An error of Goft's own as it was raised in an actor, and others as Ray's."""
    cause = getattr(error, "cause", None)
    if isinstance(cause, GoftError):
        return cause
    return BulkError(f"Ray gave up: {str(error).strip().splitlines()[-1]}", hint="start again: what is done stays")
