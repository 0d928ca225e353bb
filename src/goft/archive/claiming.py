"""Claims in the store: written with their keys, and found again by them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, insert, select, update

from goft.archive.engine import in_pieces
from goft.archive.schema import claim_keys, claims
from goft.threads.contrast import Contrast
from goft.threads.growing import Link, Node, name_of
from goft.threads.likeness import DAYS
from goft.threads.model import Claim

__all__ = ["Hung", "StoreGround", "Stored", "put_claims", "stored", "write_links"]

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Claim)
_PARENT = claims.alias("parent")


class Stored(msgspec.Struct):
    """A node with its row's number."""

    id: int
    node: Node


class Hung(msgspec.Struct, frozen=True):
    """What a claim hangs on: that one's number, the link, and how it stands to it."""

    parent: int
    link: Link
    contrast: Contrast


def put_claims(connection: Connection, article: int, found: Sequence[Claim]) -> list[Stored]:
    """Write an article's claims with their keys; they hang on nothing yet."""
    found_as: list[Stored] = []
    for claim in found:
        node = Node.of(claim)
        row = {
            "article": article,
            "number": int(claim.number[1:]),
            "day": claim.day,
            "speaker": claim.speaker,
            "data": _ENCODER.encode(claim),
            "loose": False,
        }
        number = connection.execute(insert(claims).returning(claims.c.id), row).scalar_one()
        found_as.append(Stored(number, node))
        if node.keys:
            rows = [{"key": key, "day": claim.day, "claim": number} for key in node.keys]
            connection.execute(insert(claim_keys), rows)
    return found_as


def stored(connection: Connection, numbers: Sequence[int]) -> list[Stored]:
    """Claims of the store by their numbers, as if they hung on nothing yet."""
    query = select(claims.c.id, claims.c.data).where(claims.c.id.in_(numbers)).order_by(claims.c.id)
    return [Stored(row.id, Node.of(_DECODER.decode(row.data))) for row in connection.execute(query)]


def write_links(connection: Connection, links: Iterable[tuple[int, Hung | None]]) -> None:
    """Hang claims on others, each named by its number; None has it hang on nothing."""
    rows = [{"claim": claim, "loose": False, **_columns(hung)} for claim, hung in links]
    if rows:
        connection.execute(update(claims).where(claims.c.id == bindparam("claim")), rows)


def _columns(hung: Hung | None) -> dict[str, object]:
    if hung is None:
        return dict.fromkeys(("parent", "linked_by", "sure", "standing", "why"))
    return {
        "parent": hung.parent,
        "linked_by": hung.link.by,
        "sure": hung.link.sure,
        "standing": hung.contrast.standing,
        "why": hung.contrast.why,
    }


class StoreGround:
    """The claims of a store while threads grow, each read when it is first met; what is near new ones, at once."""

    def __init__(self, connection: Connection, new: Sequence[Stored], known: dict[int, Node]) -> None:
        """`known` keeps nodes from one time to the next: what a claim says does not change, though its link may."""
        self._connection = connection
        self._known = known
        self.nodes = {one.id: one.node for one in new}
        self.id_of = {one.node.name: one.id for one in new}
        self._by_key: dict[int, list[tuple[str, int]]] = {}
        nodes = [one.node for one in new]
        self._meet(_sharing(connection, nodes), {key for node in nodes for key in node.keys})
        self._met = {node.name for node in nodes}

    def near(self, node: Node) -> Iterator[Node]:
        """The other claims that share a key with this one and are at most `DAYS` apart."""
        if node.name not in self._met:
            self._met.add(node.name)
            self._meet(_sharing(self._connection, [node]), set(node.keys))
        first, last = _window(node.claim.day)
        found: set[int] = set()
        for key in node.keys:
            places = self._by_key[key]
            start = bisect_left(places, (first, 0))
            end = bisect_right(places, (last, 2**63))
            found.update(claim for _, claim in places[start:end])
        for claim in sorted(found):
            other = self.nodes[claim]
            if other is not node:
                yield other

    def followers(self, node: Node) -> list[Node]:
        """The claims that hang on this one by likeness."""
        mine = (claims.c.parent == self.id_of[node.name], claims.c.linked_by == "likeness")
        stored_ones = [row.id for row in self._connection.execute(select(claims.c.id).where(*mine))]
        self._read(stored_ones)
        found = [self.nodes[number] for number in stored_ones]
        found += [other for other in self.nodes.values() if other not in found]
        return [
            other
            for other in found
            if other.link is not None and other.link.by == "likeness" and other.link.to == node.name
        ]

    def _meet(self, rows: Iterable[tuple[int, str, int]], keys: set[int]) -> None:
        """Note which claims have which keys; a key that is read once more, for other days, is noted anew."""
        gathered: defaultdict[int, set[tuple[str, int]]] = defaultdict(set)
        for key, day, claim in rows:
            gathered[key].add((day, claim))
        for key in keys:
            self._by_key[key] = sorted(gathered[key].union(self._by_key.get(key, ())))
        self._read({claim for places in gathered.values() for _, claim in places})

    def _read(self, ids: Iterable[int]) -> None:
        """Read those nodes that were not met yet, with their links as they are in the store."""
        fresh = _nodes(self._connection, set(ids) - self.nodes.keys(), self._known)
        self.nodes |= fresh
        self.id_of |= {node.name: number for number, node in fresh.items()}


def _sharing(connection: Connection, nodes: Sequence[Node]) -> Iterator[tuple[int, str, int]]:
    days = [node.claim.day for node in nodes if node.keys]
    if not days:
        return
    first, last = _window(min(days))[0], _window(max(days))[1]
    keys = sorted({key for node in nodes for key in node.keys})
    for some in in_pieces(keys):
        query = select(claim_keys.c.key, claim_keys.c.day, claim_keys.c.claim).where(
            claim_keys.c.key.in_(some), claim_keys.c.day.between(first, last)
        )
        for row in connection.execute(query):
            yield row.key, row.day, row.claim


def _window(day: str) -> tuple[str, str]:
    """The days between which a claim has its like; one of no known day among its own kind."""
    if not day:
        return "", ""
    at, span = date.fromisoformat(day), timedelta(days=DAYS)
    return (at - span).isoformat(), (at + span).isoformat()


def _nodes(connection: Connection, ids: Iterable[int], known: dict[int, Node]) -> dict[int, Node]:
    """The nodes of those numbers with their links as they are now."""
    wanted = sorted(ids)
    missing = [number for number in wanted if number not in known]
    for some in in_pieces(missing):
        query = select(claims.c.id, claims.c.data).where(claims.c.id.in_(some))
        for row in connection.execute(query):
            known[row.id] = Node.of(_DECODER.decode(row.data))
    found = {number: known[number] for number in wanted}
    for node in found.values():
        node.link = None
    for some in in_pieces(wanted):
        for row in connection.execute(_links(some)):
            to = name_of(_DECODER.decode(row.data))
            found[row.id].link = Link(to, row.linked_by, row.sure)
    return found


def _links(numbers: Sequence[int]) -> Select[Any]:
    return (
        select(claims.c.id, claims.c.linked_by, claims.c.sure, _PARENT.c.data)
        .join(_PARENT, _PARENT.c.id == claims.c.parent)
        .where(claims.c.id.in_(numbers))
    )
