"""A forest in memory, for tests of how threads grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goft.threads import Claim, Link, Name, Node, grow
from goft.threads.likeness import DAYS

__all__ = ["MemoryGround", "links_of"]


class MemoryGround:
    """Every claim that has come, looked through one by one."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []

    def near(self, node: Node) -> Iterator[Node]:
        """The other claims that share a key and lie near in time."""
        for other in self.nodes:
            if other is not node and set(node.keys) & set(other.keys) and _near(node.claim.day, other.claim.day):
                yield other

    def followers(self, node: Node) -> Iterator[Node]:
        """The claims that hang on this one by likeness."""
        for other in self.nodes:
            if other.link is not None and other.link.by == "likeness" and other.link.to == node.name:
                yield other

    def add(self, claims: Sequence[Claim]) -> None:
        """Take in the claims of an article, or of several."""
        new = [Node.of(claim) for claim in claims]
        self.nodes += new
        grow(self, new)


def links_of(ground: MemoryGround) -> dict[Name, Link | None]:
    """On what each claim hangs."""
    return {node.name: node.link for node in ground.nodes}


def _near(one: str, other: str) -> bool:
    if not one or not other:
        return one == other
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= DAYS
