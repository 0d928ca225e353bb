"""A record and its corrections to the corrected record: what people said of its statements holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from goft.corrections.anchor import found
from goft.corrections.chains import Chain, chained
from goft.corrections.making import parts_of
from goft.corrections.model import Anchor, Check, Corrected, Correction, Unplaced, Who
from goft.corrections.order import Item, numbered, ordered, with_parents, without_gone
from goft.corrections.people import People, with_events, with_mentions
from goft.corrections.telling import told
from goft.record import Event, Record, Statement

__all__ = ["applied"]

_SEEN = ("kind", "act", "speaker", "cue", "content", "addressee", "via")
"""The parts that must be as somebody left them for a statement to be checked; what it answers is a matter of others."""


def applied(record: Record, corrections: Iterable[Correction]) -> Corrected:
    """The corrected record, what was checked in it, and what of the corrections found no place.

    Corrections hold in the order of their times (and of those of one time, as they come); of two of the same part of
    one statement the later one does. What nobody corrected is as it was read. Applied to the record that comes of it,
    they change nothing (but where one of two statements of nearly the same cue and content was removed: then the other
    is, which the store never does, since it keeps what was read).
    """
    chains, unplaced = chained(record, corrections)
    if not chains:
        return Corrected(record=record, unplaced=tuple(unplaced))
    return _Applying(record, chains, unplaced).corrected()


_NAMING = frozenset(["speaker", "addressee", "via", "confirm", "add"])
"""Corrections that say whom words name."""


class _Applying:
    def __init__(self, record: Record, chains: Sequence[Chain], unplaced: list[Unplaced]) -> None:
        self._record = record
        self._chains = chains
        self._unplaced = unplaced
        self._people = People(record.actors)
        self._items = [Item(one) for one in record.statements]
        by_id = {item.statement.id: item for item in self._items}
        for item in self._items:
            item.parent = by_id.get(item.statement.parent or "")
            item.answers = tuple(by_id[one] for one in item.statement.answers if one in by_id)
        self._item_of = [self._item(chain) for chain in chains]

    def _item(self, chain: Chain) -> Item:
        if chain.at is not None:
            return self._items[chain.at]
        made = Item(_NOTHING, moved=not chain.removed, added=True)
        self._items.append(made)
        return made

    def corrected(self) -> Corrected:
        whole: list[bool] = []
        for item, chain in zip(self._item_of, self._chains, strict=True):
            item.removed = chain.removed
            whole.append(self._is_seen(item, chain))
            for who in _named(chain):
                self._people.note(who)
        for item, chain in zip(self._item_of, self._chains, strict=True):
            if not chain.removed:
                self._set(item, chain)
        with_parents(self._items)
        kept = ordered(without_gone(self._items))
        statements, events = numbered(kept, self._record.events)
        ids = {id(item): one.id for item, one in zip(kept, statements, strict=True)}
        checks = [
            _check(ids[id(item)], chain, seen)
            for item, chain, seen in zip(self._item_of, self._chains, whole, strict=True)
            if not chain.removed
        ]
        return self._written(statements, events, checks)

    def _is_seen(self, item: Item, chain: Chain) -> bool:
        """Whether what nobody corrected is as whoever looked last left it."""
        left, held = chain.made[-1].left, chain.parts()
        if item.added or left is None:
            return True
        read = parts_of(self._record, item.statement)
        return all(part in held or _seen(getattr(read, part)) == _seen(getattr(left, part)) for part in _SEEN)

    def _set(self, item: Item, chain: Chain) -> None:
        """Give a statement the parts that hold."""
        held = chain.parts()
        before = item.statement
        changes: dict[str, object] = {
            part: held[part] for part in ("kind", "act", "cue", "content", "about") if part in held
        }
        if "speaker" in held:
            changes["speaker"] = self._people.words(held["speaker"])
            changes["speaker_actor"] = self._people.id_of(held["speaker"])
        if "addressee" in held:
            changes["addressee"] = self._people.words(held["addressee"])
        if "via" in held:
            changes["via"] = tuple(link for who in held["via"] if (link := self._people.words(who)) is not None)
        if "answers" in held:
            item.answers = tuple(self._answered(chain, held["answers"]))
        item.statement = msgspec.structs.replace(before, **changes)
        item.moved |= (before.cue, before.content) != (item.statement.cue, item.statement.content)

    def _answered(self, chain: Chain, anchors: Sequence[Anchor]) -> Iterable[Item]:
        for anchor in anchors:
            answered = self._meant(anchor)
            author = chain.author_of("answers")
            if answered is not None:
                yield answered
            elif author is not None:
                self._unplaced.append(Unplaced(author, "the reading has no such statement as is answered"))

    def _meant(self, anchor: Anchor) -> Item | None:
        """The statement that an anchor means, whatever was corrected of it."""
        for chain, item in zip(self._chains, self._item_of, strict=True):
            if chain.means(anchor):
                return item
        at = found(self._record.statements, [anchor])
        return self._items[at] if at is not None else None

    def _written(self, statements: Sequence[Statement], events: Sequence[Event], checks: Sequence[Check]) -> Corrected:
        by_id = {check.statement: check for check in checks}
        marked = tuple(told(one, by_id[one.id]) if one.id in by_id else one for one in statements)
        touched = [one for one in marked if one.id in by_id and _NAMING.intersection(by_id[one.id].what)]
        settled = with_events(events, touched)
        actors = with_mentions(self._people.actors, marked, settled, touched)
        record = msgspec.structs.replace(self._record, statements=marked, events=settled, actors=actors)
        checks = sorted(checks, key=lambda check: int(check.statement[1:]))
        return Corrected(record=record, checks=tuple(checks), unplaced=tuple(dict.fromkeys(self._unplaced)))


_NOTHING = Statement(
    id="", kind="indirect", act="assert", speaker=None, speaker_actor=None, cue=(), content=(), confidence=1.0, why=""
)


def _check(number: str, chain: Chain, whole: bool) -> Check:
    last = chain.given[-1]
    return Check(
        statement=number,
        by=last.by,
        at=last.at,
        what=tuple(one.what for one in chain.given),
        whole=whole,
        corrections=tuple(chain.given),
    )


def _named(chain: Chain) -> Iterator[Who | None]:
    """Everybody whom the corrections of a statement name."""
    held = chain.parts() if not chain.removed else {}
    yield from (held.get("speaker"), held.get("addressee"), *held.get("via", ()))


def _seen(value: object) -> object:
    """What somebody saw of a part; of an actor who it is, and not what else is known of him."""
    if isinstance(value, tuple):
        return tuple(map(_seen, value))
    return (value.span, value.key) if isinstance(value, Who) else value
