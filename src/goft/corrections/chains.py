"""Corrections of one statement taken together, in the order they were made: the later of two of the same part holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from goft.corrections.anchor import found, known_as, moved
from goft.corrections.model import PARTS, Anchor, Correction, Part, Unplaced
from goft.record import Record

__all__ = ["Chain", "chained"]

_WHOLE = (*PARTS, "about")


class Chain(msgspec.Struct):
    """Corrections of one statement, the latest last, with those of them as they were made (`given`).

    `at` is the statement's position in the record; None for one that the record has not.
    """

    made: list[Correction]
    given: list[Correction]
    anchors: list[Anchor]
    at: int | None = None

    @property
    def removed(self) -> bool:
        """Whether the statement is none: nothing was said of it after it was removed."""
        return self.made[-1].what == "remove"

    @property
    def added(self) -> bool:
        """Whether somebody put the statement there."""
        return any(one.what == "add" for one in self.made)

    def means(self, anchor: Anchor) -> bool:
        """Whether the statement was ever known so."""
        return known_as(anchor) in map(known_as, self.anchors)

    def take(self, made: Correction, given: Correction) -> None:
        """Take in the next correction."""
        self.made.append(made)
        self.given.append(given)
        self.anchors.append(made.anchor)
        if made.left is not None:
            self.anchors.append(self._now(made))

    def _now(self, made: Correction) -> Anchor:
        """As what the statement is known now; what another has corrected meanwhile is as that one left it."""
        parts = self.parts()
        return Anchor(
            content=parts.get("content", made.anchor.content),
            cue=parts.get("cue", made.anchor.cue),
            speaker=made.anchor.speaker,
        )

    def parts(self) -> dict[str, Any]:
        """The parts that hold, by their names; of what nobody corrected, none."""
        held: dict[str, Any] = {}
        for one in self.made:
            for part in _WHOLE if one.what in ("confirm", "add") else (one.what,):
                if one.left is not None:
                    held[part] = getattr(one.left, part)
        return held

    def author_of(self, part: Part) -> Correction | None:
        """The correction by which a part holds."""
        return next((one for one in reversed(self.given) if one.what in (part, "confirm", "add")), None)


def chained(record: Record, corrections: Iterable[Correction]) -> tuple[list[Chain], list[Unplaced]]:
    """The chains of some corrections, each once, with their places in the record; and what found no place."""
    chains: list[Chain] = []
    unplaced: list[Unplaced] = []
    for given in sorted(dict.fromkeys(corrections), key=_time):
        made = moved(given, record.text)
        if made is None:
            unplaced.append(Unplaced(given, "the text has its words no more"))
            continue
        chain = next((one for one in reversed(chains) if one.means(made.anchor)), None)
        if chain is None:
            chain = Chain([], [], [])
            chains.append(chain)
        chain.take(made, given)
    return _of_statements(record, chains, unplaced), unplaced


def _of_statements(record: Record, chains: Sequence[Chain], unplaced: list[Unplaced]) -> list[Chain]:
    """One chain for each statement: readings may have told one statement in different words."""
    by_place: dict[int, Chain] = {}
    kept: list[Chain] = []
    for chain in chains:
        chain.at = _placed(record, chain)
        if chain.at is None:
            if chain.added or chain.removed:  # of what is gone already, others may still say that they answer it
                kept.append(chain)
            else:
                unplaced += [Unplaced(one, "the reading has no such statement any more") for one in chain.given]
        elif chain.at in by_place:
            _join(by_place[chain.at], chain)
        else:
            by_place[chain.at] = chain
            kept.append(chain)
    return kept


def _time(one: Correction) -> datetime:
    return datetime.fromisoformat(one.at)


def _placed(record: Record, chain: Chain) -> int | None:
    """The position of a chain's statement. What was added or removed is only a statement with the same cue."""
    return found(record.statements, chain.anchors, same_cue=chain.added or chain.removed)


def _join(chain: Chain, other: Chain) -> None:
    pairs = sorted(
        [*zip(chain.made, chain.given, strict=True), *zip(other.made, other.given, strict=True)],
        key=lambda pair: _time(pair[1]),
    )
    chain.made, chain.given = [made for made, _ in pairs], [given for _, given in pairs]
    chain.anchors += other.anchors
