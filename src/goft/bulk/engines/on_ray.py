"""The engine of Ray Data: sources cut where `goft bulk` runs, blocks read by actors wherever the cluster has them.

    read tasks (one a source, 0 CPUs) → blocks, a row each → actors with a reader each → what is done, a row each

Ray hands the blocks out, holds cutting back where reading is slower, and starts actors that died anew, with the block
they had. It keeps no rows: those go from the actors to the folder.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import ray
import ray.data
from ray.data.block import BlockMetadata
from ray.data.datasource import Datasource, ReadTask

from goft.bulk.engines.feeding import blocks_to_do
from goft.bulk.model import Block, Done, Job, Plan, Source
from goft.bulk.work import Worker
from goft.errors import BulkError

__all__ = ["cluster", "run"]

_BLOCK, _DONE, _END = "block", "done", "\n"
_CUTTING = 2
"""Sources that are cut at a time: it is far quicker than reading, and an open source takes a process."""
_STORE = 512 * 1024 * 1024
"""Bytes of the store of a cluster that is started here; Ray would take a third of the memory."""
_PATIENCE = 10
"""Seconds to wait for a cluster's first sign."""
_QUIET = ("ray", "ray.data")


def run(plan: Plan, *, workers: int, address: str | None) -> Iterator[Done]:
    """Do a plan's blocks with so many actors, on the cluster at an address, or on one started on the loopback.

    Raises `BulkError` where Ray cannot start or gives up.
    """
    if not plan.sources:
        return
    with cluster(workers, address), _context():
        done = ray.data.read_datasource(
            _Sources(plan),
            concurrency=min(_CUTTING, len(plan.sources)),
            num_cpus=0,
            override_num_blocks=len(plan.sources),
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
                yield _done(pickle.loads(row[_DONE]))
        except ray.exceptions.RayError as error:
            what = f"Ray gave up: {str(error).strip().partition(_END)[0]}"
            raise BulkError(what, hint="start again: what is done stays") from error


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
        try:
            for block in blocks_to_do(source, job, done):
                yield _row(_BLOCK, block)
        except Exception as error:  # on to the actors, and back
            yield _row(_BLOCK, error)

    metadata = BlockMetadata(num_rows=None, size_bytes=source.size, exec_stats=None, input_files=None)
    return ReadTask(read, metadata)


class _Actor:
    """A worker as Ray has it: made once in each of its processes."""

    def __init__(self, job: Job) -> None:
        self._worker = Worker(job)

    def __call__(self, batch: pa.Table) -> pa.Table:
        (raw,) = batch[_BLOCK].to_pylist()
        return _row(_DONE, self._do(pickle.loads(raw)))

    def _do(self, block: Block | Exception) -> Done | Exception:
        """What came of a block. An error is handed on as a value: of one that is raised Ray makes one of its own."""
        if isinstance(block, Exception):
            return block
        try:
            return self._worker.do(block)
        except Exception as error:
            return error


def _row(name: str, value: object) -> pa.Table:
    return pa.table({name: pa.array([pickle.dumps(value)], pa.large_binary())})


def _done(value: Done | Exception) -> Done:
    if isinstance(value, Exception):
        raise value
    return value


@contextmanager
def cluster(workers: int, address: str | None) -> Iterator[None]:
    """The cluster at an address, or one on the loopback of this machine, which ends with this; or one that is there."""
    if ray.is_initialized():
        yield
        return
    if address is not None:
        _require_there(address)
    own: dict[str, Any] = {"num_cpus": workers, "object_store_memory": _STORE, "_node_ip_address": "127.0.0.1"}
    try:
        with _silence():
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
        if address is None and not _is_on_loopback():
            hint = "nothing may import ray before goft.bulk; or set RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER=0"
            raise BulkError("Ray listens to the network, and would run what anybody sends", hint=hint)
        yield
    finally:
        ray.shutdown()


def _require_there(address: str) -> None:
    """Raise `BulkError` where nobody listens at HOST:PORT. Ray itself would try for minutes."""
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or "://" in host:
        return  # `auto`, which Ray looks up
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except OSError as error:
        raise BulkError(f"Ray cannot be reached: {error}", where=address, hint="is the cluster running?") from error


def _is_on_loopback() -> bool:
    host = ray.get_runtime_context().gcs_address.rpartition(":")[0]
    return ip_address(host.strip("[]")).is_loopback


@contextmanager
def _silence() -> Iterator[None]:
    """Nothing on standard error, where the part of Ray that is in C++ greets; what goes wrong is raised."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@contextmanager
def _context() -> Iterator[None]:
    """Ray Data's settings for a run, and what was set before put back."""
    context = ray.data.DataContext.get_current()
    before = context.enable_progress_bars, context.target_max_block_size
    context.enable_progress_bars = False
    # A row is a block of ours, and every one has to be free to go to another actor; Ray would join small ones.
    context.target_max_block_size = 1
    levels = {name: logging.getLogger(name).level for name in _QUIET}
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        yield
    finally:
        context.enable_progress_bars, context.target_max_block_size = before
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def _environment() -> dict[str, str]:
    """What of our environment the actors need to have on other machines as here: Goft's own settings."""
    return {name: value for name, value in os.environ.items() if name.startswith("GOFT_")}
