"""The statements of a corrected record in their order, each in whose content it lies, numbered anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from goft.corrections.telling import with_numbers
from goft.record import Event, Span, Statement

__all__ = ["Item", "numbered", "ordered", "with_parents", "without_gone"]


class Item(msgspec.Struct, eq=False):
    """A statement on its way into a corrected record: what became of it, and what it hangs on.

    `moved` says that it has another content or cue than it was read with, or was not read at all; `added`, the latter.
    """

    statement: Statement
    parent: Item | None = None
    answers: tuple[Item, ...] = ()
    removed: bool = False
    moved: bool = False
    added: bool = False


def ordered(items: Sequence[Item]) -> list[Item]:
    """Items in their order: as they were read, and each that was added before the first that begins behind it."""
    found = [item for item in items if not item.added]
    for item in (one for one in items if one.added):
        begins = _begin(item)
        at = next((n for n, other in enumerate(found) if _begin(other) > begins), len(found))
        found.insert(at, item)
    return found


def with_parents(items: Sequence[Item]) -> None:
    """Find in whose content each statement lies whose place, or whose parent's place, has changed."""
    for item in items:
        while item.parent is not None and item.parent.removed:
            item.parent = item.parent.parent
    kept = [item for item in items if not item.removed]
    changed = [item for item in kept if item.moved]
    unsure = [item for item in kept if item.moved or (item.parent is not None and item.parent.moved)]
    for item in unsure:
        item.parent = None
    for item in kept:
        if item in unsure:
            item.parent = _around(item, kept)
        elif item.parent is None and changed:
            item.parent = _around(item, changed)


def without_gone(items: Sequence[Item]) -> list[Item]:
    """Those that stay; nobody answers what is gone, nor himself."""
    kept = [item for item in items if not item.removed]
    for item in kept:
        item.answers = tuple(other for other in item.answers if not other.removed and other is not item)
    return kept


def numbered(items: Sequence[Item], events: Iterable[Event]) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    """Statements with ids in their order, s1 first, and everything that names one by its new id."""
    ids = {id(item): f"s{number}" for number, item in enumerate(items, 1)}
    numbers = {item.statement.id: ids[id(item)] for item in items if not item.added}
    statements = tuple(_renamed(item, ids, numbers) for item in items)
    named = (msgspec.structs.replace(one, said_in=numbers.get(one.said_in or "")) for one in events)
    return statements, tuple(named)


def _renamed(item: Item, ids: dict[int, str], numbers: dict[str, str]) -> Statement:
    answers = tuple(ids[id(other)] for other in item.answers)
    return msgspec.structs.replace(
        item.statement,
        id=ids[id(item)],
        parent=ids[id(item.parent)] if item.parent is not None else None,
        answers=answers,
        why=with_numbers(item.statement.why, numbers, answers),
    )


def _begin(item: Item) -> int:
    return min(span.start for span in (*item.statement.cue, *item.statement.content))


def _around(item: Item, others: Iterable[Item]) -> Item | None:
    """The innermost statement in whose content this one's cue stands; never one that lies in this one itself."""
    places = item.statement.cue or item.statement.content
    holding = [other for other in others if other is not item and _holds(other, places) and not _lies_in(other, item)]
    return min(holding, key=_size, default=None)


def _holds(other: Item, places: Sequence[Span]) -> bool:
    return all(
        any(span.start <= place.start and place.end <= span.end for span in other.statement.content) for place in places
    )


def _lies_in(item: Item | None, other: Item) -> bool:
    while item is not None:
        if item is other:
            return True
        item = item.parent
    return False


def _size(item: Item) -> int:
    return sum(span.end - span.start for span in item.statement.content)
