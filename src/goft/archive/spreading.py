"""Work spread over several processes, its results in the order of the work; a few pieces ahead, not all in memory."""

from __future__ import annotations

import ctypes
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from goft.errors import ArchiveError

__all__ = ["AHEAD", "spread"]

AHEAD = 3
"""Pieces of work that each process has before it; more would only fill the memory."""
_PR_SET_PDEATHSIG = 1
"""From <sys/prctl.h>."""

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def spread(work: Callable[[Piece], Result], pieces: Iterable[Piece], workers: int) -> Iterator[Result]:
    """What `work`, a function of a module, makes of each piece, in order: here where one worker is enough, else in
    processes of their own.

    Raises `ArchiveError` where a process dies.
    """
    if workers < 2:
        yield from map(work, pieces)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        try:
            yield from _in_pool(pool, work, pieces, workers * AHEAD)
        except BrokenProcessPool as error:
            raise ArchiveError("a working process died", hint="start again: what is stored stays") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Have Linux end this process with the one that made it, however that ends (kill -9, too)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _in_pool(
    pool: ProcessPoolExecutor, work: Callable[[Piece], Result], pieces: Iterable[Piece], ahead: int
) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    for piece in pieces:
        waiting.append(pool.submit(work, piece))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
