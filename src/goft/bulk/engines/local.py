"""The engine of one machine: processes with a reader each. One that dies is replaced, and its block done anew."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from goft.bulk.alone import end_with_parent
from goft.bulk.engines.feeding import blocks_to_do
from goft.bulk.model import Block, Done, Job, Plan
from goft.bulk.work import Worker
from goft.errors import BulkError

__all__ = ["run"]

_TRIES = 5
"""Deaths of one block. From the third on its items are read apart, so it is not they that kill."""


def run(plan: Plan, *, workers: int) -> Iterator[Done]:
    """Do a plan's blocks in so many processes; blocks are cut here, one ahead of each process."""
    blocks = (block for source in plan.sources for block in blocks_to_do(source, plan.job, plan.done))
    hands: dict[Connection, _Hand] = {}
    try:
        for block in blocks:
            if len(hands) < workers:
                hand = _Hand(plan.job)
                hand.give(block)
                hands[hand.answers] = hand
                continue
            done, hand = _next(hands)
            hand.give(block)
            yield done
        while any(hand.block for hand in hands.values()):
            yield _next(hands)[0]
    finally:
        for hand in hands.values():
            hand.end()


class _Hand:
    """A process that does blocks, one at a time, and the pipe to it. `block` is what it has to do."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.block: Block | None = None
        self._deaths = 0
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self.answers, theirs = context.Pipe()
        # A daemon ends with this process also where an error ends it.
        self._process = context.Process(target=_work, args=(self._job, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, block: Block) -> None:
        """Have it do a block."""
        self.block, self._deaths = block, 0
        self._send()

    def take(self) -> Done | None:
        """What came of the block; None where the process has died, and another has the block now.

        Raises what doing it raised, and `BulkError` where processes keep dying.
        """
        try:
            answer = self.answers.recv()
        except (EOFError, OSError):
            self._again()
            return None
        self.block = None
        if isinstance(answer, BaseException):
            raise answer
        return cast(Done, answer)

    def end(self) -> None:
        """End the process, whatever it does; what it has committed stays."""
        self._process.kill()
        self._process.join()
        self.answers.close()

    def _again(self) -> None:
        self.end()
        self._deaths += 1
        if self._deaths >= _TRIES:
            name = self.block.id if self.block is not None else "?"
            what = f"{_TRIES} working processes have died of block {name}, one after another"
            raise BulkError(what, hint="is there memory enough? try fewer --workers; start again: what is done stays")
        self._start()
        self._send()

    def _send(self) -> None:
        with suppress(OSError):  # it has died already: the next `take` finds the pipe closed
            self.answers.send(self.block)


def _next(hands: dict[Connection, _Hand]) -> tuple[Done, _Hand]:
    """What the next process to be ready has done."""
    while True:
        for ready in wait([pipe for pipe, hand in hands.items() if hand.block is not None]):
            pipe = cast(Connection, ready)
            hand = hands[pipe]
            done = hand.take()
            if done is not None:
                return done, hand
            hands[hand.answers] = hands.pop(pipe)


def _work(job: Job, pipe: Any) -> None:
    """The process: do what comes until nothing comes."""
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent ends its processes
    worker = Worker(job)
    while True:
        try:
            block = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: Done | Exception = worker.do(block)
        except Exception as error:
            answer = error
        with suppress(OSError):  # the parent has died just now; so will this process
            pipe.send(answer)
