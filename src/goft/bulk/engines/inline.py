"""The engine without processes: blocks are done where it is called, for measuring and for tests of other things."""

from __future__ import annotations

from collections.abc import Iterator

from goft.bulk.engines.feeding import blocks_to_do
from goft.bulk.model import Done, Plan
from goft.bulk.work import Worker

__all__ = ["run"]


def run(plan: Plan) -> Iterator[Done]:
    """Do a plan's blocks, one after another; an article that kills kills the caller."""
    worker = Worker(plan.job)
    for source in plan.sources:
        for block in blocks_to_do(source, plan.job, plan.done):
            yield worker.do(block)
