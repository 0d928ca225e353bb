"""What follows of the links between claims: which thread each is of, how it stands to its first claim, the counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from goft.archive.engine import in_pieces
from goft.archive.schema import articles, claims, threads
from goft.threads.contrast import Standing
from goft.threads.standing import beyond

__all__ = ["forget", "settle"]


def settle(connection: Connection, changed: Iterable[int]) -> None:
    """Tell anew the threads that claims are of, or were, whose links have changed."""
    wanted = sorted(set(changed))
    held = _threads_of(connection, wanted)
    rows = _members(connection, held) | _rows(connection, claims.c.id, wanted)
    parents = {row.parent for row in rows.values() if row.parent is not None and row.parent not in rows}
    rows |= _members(connection, _threads_of(connection, sorted(parents)))
    places = _placed(rows)
    moved = [
        {"claim": number, "thread": thread, "stand": stand}
        for number, (thread, stand) in places.items()
        if (rows[number].thread, rows[number].stand) != (thread, stand)
    ]
    if moved:
        connection.execute(update(claims).where(claims.c.id == bindparam("claim")), moved)
    gathered: defaultdict[int, list[Any]] = defaultdict(list)
    for number, (thread, stand) in places.items():
        gathered[thread].append((rows[number], stand))
    told = {*held, *gathered}
    _drop(connection, sorted(told))
    summed = [_summed(thread, found) for thread, found in gathered.items() if len(found) > 1]
    if summed:
        connection.execute(insert(threads), summed)


def forget(connection: Connection, article: int) -> None:
    """Take an article's claims out; those that hung on them are loose, until threads are grown again."""
    mine = [row.id for row in connection.execute(select(claims.c.id).where(claims.c.article == article))]
    if not mine:
        return
    hanging = select(claims.c.id).where(claims.c.parent.in_(mine), claims.c.article != article)
    loose = [row.id for row in connection.execute(hanging)]
    held = _threads_of(connection, mine)
    left = [number for number in _members(connection, held) if number not in mine]
    nothing = {"parent": None, "linked_by": None, "sure": None, "standing": None, "why": None, "loose": True}
    for some in in_pieces(loose):
        connection.execute(update(claims).where(claims.c.id.in_(some)).values(**nothing))
    _drop(connection, held)
    connection.execute(delete(claims).where(claims.c.article == article))
    settle(connection, left)


def _threads_of(connection: Connection, numbers: Sequence[int]) -> list[int]:
    found: set[int] = set()
    for some in in_pieces(numbers):
        query = select(claims.c.thread).where(claims.c.id.in_(some))
        found.update(row.thread for row in connection.execute(query) if row.thread is not None)
    return sorted(found)


def _members(connection: Connection, held: Sequence[int]) -> dict[int, Any]:
    return _rows(connection, claims.c.thread, held)


def _rows(connection: Connection, column: Any, numbers: Sequence[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for some in in_pieces(numbers):
        query = (
            select(claims.c.id, claims.c.parent, claims.c.standing, claims.c.thread, claims.c.stand, claims.c.day)
            .add_columns(claims.c.speaker, articles.c.outlet, articles.c.story)
            .join(articles, articles.c.id == claims.c.article)
            .where(column.in_(some))
        )
        found.update((row.id, row) for row in connection.execute(query))
    return found


def _placed(rows: dict[int, Any]) -> dict[int, tuple[int, Standing]]:
    """The thread and the stand of each claim, its parents' first."""
    found: dict[int, tuple[int, Standing]] = {}
    for number in rows:
        way = [number]
        while way[-1] not in found and rows[way[-1]].parent is not None:
            way.append(rows[way[-1]].parent)
        if way[-1] not in found:
            found[way[-1]] = way[-1], "repeats"
        for one in reversed(way[:-1]):
            thread, stand = found[rows[one].parent]
            found[one] = thread, beyond(rows[one].standing, stand)
    return found


def _drop(connection: Connection, numbers: Sequence[int]) -> None:
    for some in in_pieces(numbers):
        connection.execute(delete(threads).where(threads.c.id.in_(some)))


def _summed(thread: int, found: Sequence[tuple[Any, Standing]]) -> dict[str, Any]:
    """A thread's counts; of copies of one story, each counts once."""
    days = [row.day for row, _ in found]

    def stories(stand: Standing) -> int:
        return len({row.story for row, own in found if own == stand})

    return {
        "id": thread,
        "first_day": min(days),
        "last_day": max(days),
        "claims": len(found),
        "stories": len({row.story for row, _ in found}),
        "outlets": len({row.outlet for row, _ in found}),
        "speakers": len({row.speaker for row, _ in found if row.speaker is not None}),
        "disputes": stories("disputes"),
        "supports": stories("supports"),
    }
