"""Threads grown in the store: the articles that are not in them yet, and the claims that lost what they hung on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import msgspec
from sqlalchemy import Connection, Engine, func, insert, select, update

from goft.archive.claiming import Hung, Stored, StoreGround, put_claims, stored, write_links
from goft.archive.engine import in_pieces, reading, writing
from goft.archive.rows import kept
from goft.archive.schema import articles, claims, records, threaded
from goft.archive.settling import forget, settle
from goft.archive.spreading import spread
from goft.preparing import Preparer
from goft.threads import Claim, ClaimMaker, grow
from goft.threads.contrast import Contraster
from goft.threads.growing import Node
from goft.threads.standing import answering, settled
from goft.words import WordMaker

__all__ = ["METHOD", "Threaded", "count_waiting", "thread_all"]

METHOD = "threads 3"
"""How threads are grown; articles whose claims were made otherwise are taken up anew."""
_AT_ONCE = 100
"""Articles whose claims are made in one piece of work, and hung in one transaction."""
_KEPT = 60_000
"""Claims that are kept ready between transactions."""
_TAKEN = select(threaded.c.article).where(threaded.c.article == articles.c.id, threaded.c.method == METHOD)
_WAITING = ~_TAKEN.exists()
"""Of an article that it has to be taken up; every article has a record."""


class Threaded(msgspec.Struct):
    """What was done: articles taken up, their claims, and claims of others that now hang elsewhere."""

    articles: int = 0
    claims: int = 0
    moved: int = 0


class _Job(msgspec.Struct, frozen=True):
    """Articles whose claims are to be made: their numbers, texts and kept records."""

    rows: tuple[tuple[int, str, bytes], ...]


def count_waiting(connection: Connection) -> int:
    """Articles that are not in the threads yet; every article has a record."""
    there = connection.execute(select(func.count()).select_from(articles)).scalar_one()
    taken = select(func.count()).select_from(threaded).where(threaded.c.method == METHOD)
    return there - connection.execute(taken).scalar_one()


def thread_all(engine: Engine, *, workers: int = 1, told: Callable[[int], None] = lambda _: None) -> Threaded:
    """Take up every article that waits, the earliest first; `told` is called with how many have just been done.

    What is done is kept: a run that was stopped goes on where it was. Raises `ArchiveError` where a process dies.
    """
    done, known = Threaded(), dict[int, Node]()
    contraster = Contraster.load(_loaded().words)
    for made in spread(_claims_of_all, _jobs(engine), workers):
        with writing(engine) as connection:
            new = _put(connection, made)
            changed = _hang(connection, new, known, contraster)
        done.articles += len(made)
        done.claims += len(new)
        done.moved += changed - len(new)
        if len(known) > _KEPT:
            known.clear()
        told(len(made))
    with writing(engine) as connection:
        done.moved += _hang_loose(connection, known, contraster)
    return done


def _jobs(engine: Engine) -> Iterator[_Job]:
    """Articles that wait, by day, a few at a time; claims find their like in a short stretch of days."""
    with reading(engine) as connection:
        query = select(articles.c.id).where(_WAITING)
        waiting = [row.id for row in connection.execute(query.order_by(articles.c.published, articles.c.id))]
    for some in in_pieces(waiting, _AT_ONCE):
        with reading(engine) as connection:
            query = select(articles.c.id, articles.c.text, records.c.data).join(records).where(articles.c.id.in_(some))
            rows = sorted(connection.execute(query), key=lambda row: some.index(row.id))
        yield _Job(tuple((row.id, row.text, row.data) for row in rows))


class _Maker:
    """Makes claims of kept records. Load once, and give each process its own."""

    def __init__(self) -> None:
        self._preparer = Preparer.load()
        self.words = WordMaker.load(self._preparer)
        self._claims = ClaimMaker.load(self.words)

    def claims(self, text: str, data: bytes) -> tuple[Claim, ...]:
        record = kept(data, text)
        if not record.statements:
            return ()
        prepared = self._preparer.prepare(text)
        return self._claims.of(record, prepared, self.words.placed(prepared))


@cache
def _loaded() -> _Maker:
    return _Maker()


def _claims_of_all(job: _Job) -> list[tuple[int, tuple[Claim, ...]]]:
    return [(number, _loaded().claims(text, data)) for number, text, data in job.rows]


def _put(connection: Connection, made: Sequence[tuple[int, tuple[Claim, ...]]]) -> list[Stored]:
    """Write the claims of articles that still wait; another process may have been quicker, or taken one out."""
    numbers = [number for number, _ in made]
    query = select(articles.c.id).where(articles.c.id.in_(numbers), _WAITING)
    waiting = {row.id for row in connection.execute(query)}
    new: list[Stored] = []
    for number, found in made:
        if number in waiting:
            forget(connection, number)
            connection.execute(threaded.delete().where(threaded.c.article == number))
            connection.execute(insert(threaded), {"article": number, "method": METHOD})
            new += put_claims(connection, number, found)
    return new


def _hang(connection: Connection, new: Sequence[Stored], known: dict[int, Node], contraster: Contraster) -> int:
    """Hang new claims, and those that are more like them than like what they hung on; how many changed."""
    ground = StoreGround(connection, new, known)
    changed = grow(ground, [one.node for one in new])
    write_links(connection, [_link(ground, node, contraster) for node in changed])
    settle(connection, [ground.id_of[node.name] for node in changed])
    known.update((one.id, one.node) for one in new)
    return len(changed)


def _link(ground: StoreGround, node: Node, contraster: Contraster) -> tuple[int, Hung | None]:
    """A claim's number, and what it hangs on."""
    if node.link is None:
        return ground.id_of[node.name], None
    parent = ground.id_of[node.link.to]
    held = ground.nodes[parent]
    contrast = contraster.between(held.claim, node.claim)
    settle_as = settled if node.link.by == "likeness" else answering
    return ground.id_of[node.name], Hung(parent, node.link, settle_as(held.weighed, node.weighed, contrast))


def _hang_loose(connection: Connection, known: dict[int, Node], contraster: Contraster) -> int:
    """Hang claims that lost what they hung on, each as if it were new."""
    loose = [row.id for row in connection.execute(select(claims.c.id).where(claims.c.loose))]
    moved = 0
    for some in in_pieces(loose, _AT_ONCE):
        moved += _hang(connection, stored(connection, some), known, contraster)
        connection.execute(update(claims).where(claims.c.id.in_(some)).values(loose=False))
    return moved
