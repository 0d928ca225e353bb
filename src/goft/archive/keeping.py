"""Answers that are kept as long as the store is as it was when they were found."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

__all__ = ["Kept"]

_T = TypeVar("_T")
_LOCKS = 61


class Kept(Generic[_T]):
    """The latest answers, at most `most` of them, by question; threads may share it.

    Each bears the number of changes that the store had had (`goft.archive.tallies.changes`), read before the answer was
    looked for. That number only grows, whoever writes, and so an answer that has been overtaken is never given again.
    Whoever looks for one holds its lock, `finding`.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, tuple[int, _T]] = OrderedDict()
        self._lock = Lock()
        self._finding = tuple(Lock() for _ in range(_LOCKS))

    def finding(self, question: Hashable) -> Lock:
        """What is held while an answer is looked for, so that it is found once; others seldom have to wait for it."""
        return self._finding[hash(question) % _LOCKS]

    def get(self, question: Hashable, changes: int) -> _T | None:
        """The answer to a question, if it is still true."""
        with self._lock:
            had, answer = self._answers.get(question, (-1, None))
            if had != changes:
                return None
            self._answers.move_to_end(question)
            return answer

    def put(self, question: Hashable, changes: int, answer: _T) -> None:
        """Keep an answer; the one that has not been asked for longest makes room."""
        with self._lock:
            self._answers[question] = (changes, answer)
            self._answers.move_to_end(question)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)

    def clear(self) -> None:
        """Keep nothing of what has been found."""
        with self._lock:
            self._answers.clear()
