"""What engines have to do: the blocks of a source that are not done, cut anew or passed over."""

from __future__ import annotations

from collections.abc import Iterator

from goft.bulk.folder import Folder
from goft.bulk.model import Block, Job, Source
from goft.bulk.sources import blocks_of
from goft.bulk.stage import Cut, Stage

__all__ = ["blocks_to_do"]


def blocks_to_do(source: Source, job: Job, done: frozenset[str]) -> Iterator[Block]:
    """The blocks of a source that are not done; after the last, what there was is written down in the stage."""
    blocks = items = 0
    for block in blocks_of(source, job):
        blocks += 1
        items += len(block.items)
        if block.id not in done:
            yield block
    Stage(Folder(job.out)).cut(source.id, Cut(blocks, items))
