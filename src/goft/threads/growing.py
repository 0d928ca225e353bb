"""Threads grow: each claim hangs on the earlier one that leads the thread it is most like, or leads one of its own.

Claims are taken in their order, by day: one that is like no leader before it leads. So every claim of a thread is like
its first, and a thread does not wander from one thing to the next. On what a claim hangs depends on the claims that
there are, never on the order in which they came: a new leader draws to it those that are more like it, a leader that
hangs on an earlier one lets its own go, and they find others. A statement that answers another of its article hangs on
that one, and leads nothing: a denial is nobody's claim to repeat.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, Protocol

import msgspec

from goft.record import Act
from goft.threads.likeness import SAME, Weighed, alike, keys_of, weigh
from goft.threads.model import Claim

__all__ = ["By", "Ground", "Link", "Name", "Node", "days_apart", "grow", "name_of"]

_AGAINST: frozenset[Act] = frozenset(["deny", "refuse"])
_UNKNOWN = 10
"""Days that are taken to lie between claims of no known day."""
Name = tuple[str, bool, str, int]
"""Which claim it is, in the order of claims: the day, whether it denies or turns down, the article's id, and which of
its statements (3 for s3). Within a day the order says nothing of time, but is always the same, and what is denied goes
before its denial."""
By = Literal["answer", "likeness"]


class Link(msgspec.Struct, frozen=True):
    """On which claim another hangs, by what, and how sure that is (0 to 1)."""

    to: Name
    by: By
    sure: float


class Node(msgspec.Struct):
    """A claim in the forest, made ready to be compared, with its keys and what it hangs on; None for a root."""

    weighed: Weighed
    keys: tuple[int, ...]
    link: Link | None = None

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.weighed.claim

    @property
    def name(self) -> Name:
        """Which claim it is, in the order of claims."""
        return name_of(self.claim)

    @classmethod
    def of(cls, claim: Claim) -> Node:
        """A claim that hangs on nothing yet."""
        return cls(weigh(claim), keys_of(claim))


class Ground(Protocol):
    """Where a forest stands: in memory, or in a store."""

    def near(self, node: Node) -> Iterable[Node]:
        """The other claims that share a key with this one, at most `DAYS` apart; undated ones meet each other."""

    def followers(self, node: Node) -> Iterable[Node]:
        """The claims that hang on this one by likeness."""


def name_of(claim: Claim) -> Name:
    """Which claim it is, in the order of claims."""
    return claim.day, claim.act in _AGAINST, claim.article, int(claim.number[1:])


def grow(ground: Ground, nodes: Sequence[Node]) -> list[Node]:
    """Hang new nodes, and those of the ground that they touch; all whose link may have changed.

    The ground has the new nodes already, which hang on nothing.
    """
    growing = _Growing(ground)
    for node in nodes:
        node.link = _answered(node, nodes)
        growing.take(node)
    return growing.settle()


class _Growing:
    """Claims to be hung, in their order: whatever comes of one concerns only later ones."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._waiting: dict[Name, Node] = {}
        self._order: list[Name] = []
        self._changed: dict[Name, Node] = {}

    def take(self, node: Node) -> None:
        """Have a node hung when its turn comes; one that answers something hangs already."""
        self._changed[node.name] = node
        if not _is_answer(node) and node.name not in self._waiting:
            self._waiting[node.name] = node
            heapq.heappush(self._order, node.name)

    def settle(self) -> list[Node]:
        """Hang all that wait, and all that these concern."""
        while self._order:
            node = self._waiting.pop(heapq.heappop(self._order))
            led = _leads(node)
            near = [(other, sure) for other in self._ground.near(node) if (sure := _sure(node, other)) >= SAME]
            node.link = self._best(node, near)
            if not _leads(node):
                for other in self._ground.followers(node) if led else ():
                    self.take(other)
                continue
            for other, sure in near:
                if node.name < other.name and not _is_answer(other) and _would_hang(other, node, sure):
                    self.take(other)
        return list(self._changed.values())

    def _best(self, node: Node, near: Iterable[tuple[Node, float]]) -> Link | None:
        """The leader before a node that it is most like; of equals the earliest."""
        found: Link | None = None
        for other, sure in near:
            if (
                other.name < node.name
                and _leads(other)
                and (found is None or (-sure, other.name) < (-found.sure, found.to))
            ):
                found = Link(other.name, "likeness", sure)
        return found


def _leads(node: Node) -> bool:
    return node.link is None and not node.claim.answers


def _is_answer(node: Node) -> bool:
    return node.link is not None and node.link.by == "answer"


def _sure(node: Node, other: Node) -> float:
    first, last = (node, other) if node.name < other.name else (other, node)
    return alike(first.weighed, last.weighed, days_apart(first.claim, last.claim))


def _would_hang(node: Node, leader: Node, sure: float) -> bool:
    """Whether a claim leads itself, or hangs on a leader that it is less like than this one."""
    return node.link is None or (-sure, leader.name) < (-node.link.sure, node.link.to)


def _answered(node: Node, nodes: Sequence[Node]) -> Link | None:
    """What a statement answers, if that is a claim and answers nothing itself."""
    here = {other.claim.number: other for other in nodes if other.claim.article == node.claim.article}
    for number in node.claim.answers:
        other = here.get(number)
        if other is not None and not any(answered in here for answered in other.claim.answers):
            return Link(other.name, "answer", 1.0)
    return None


def days_apart(one: Claim, other: Claim) -> int:
    """Days between two claims; ten where the day of one is not known."""
    if not one.day or not other.day:
        return _UNKNOWN
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)
