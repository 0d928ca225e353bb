"""What a speaker said of one topic, in the order of time, and where that turned round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

from goft.record import Act, StatementKind
from goft.timelines.changes import SaidRow, changes_of, days_between
from goft.timelines.proof import Proof
from goft.timelines.stances import Stance

__all__ = ["Change", "Position", "Positions", "SaidRow", "positions_of"]


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """A dated statement: its stance, towards whom if it says so, and its wording."""

    speaker: str
    act: Act
    stance: Stance
    towards: tuple[str, ...]
    kind: StatementKind
    confidence: float
    wording: str
    about: str | None
    proof: Proof


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Two statements that do not go together, the earlier first; `days` lie between, and `why` says what turned."""

    before: Position
    after: Position
    days: int
    why: str


class Positions(msgspec.Struct, frozen=True, kw_only=True):
    """The last statements of a topic, oldest first; `count` is how many there are in all, `undated` without a day.

    Changes are looked for in all of them, not only in those that are shown.
    """

    speaker: str
    topic: str
    count: int
    undated: int
    positions: tuple[Position, ...]
    changes: tuple[Change, ...]


def positions_of(
    rows: Iterable[SaidRow],
    show: Callable[[Sequence[SaidRow]], Mapping[int, Position]],
    *,
    speaker: str,
    topic: str,
    limit: int,
) -> Positions:
    """The timeline of statements: each story once, each wording of an article once, oldest first.

    `show` makes positions, by place, of those rows that are shown.
    """
    every = _once(rows)
    dated = [row for row in every if row.day]
    last = dated[max(0, len(dated) - limit) :]
    changes = changes_of(dated)
    shown = show([*last, *(row for before, after, _ in changes for row in (before, after))])
    return Positions(
        speaker=speaker,
        topic=topic,
        count=len(dated),
        undated=len(every) - len(dated),
        positions=tuple(shown[row.place] for row in last),
        changes=tuple(
            Change(before=shown[before.place], after=shown[after.place], days=days_between(before, after), why=why)
            for before, after, why in changes
        ),
    )


def _once(rows: Iterable[SaidRow]) -> list[SaidRow]:
    """Rows in order of time: of a story those of one article only, and what its title and its text say both once."""
    ordered = sorted(rows, key=attrgetter("day", "place"))
    several = {article for article, count in Counter(row.article for row in ordered).items() if count > 1}
    told: dict[int, int] = {}
    seen: set[tuple[int, str, tuple[str, ...], str]] = set()
    kept: list[SaidRow] = []
    for row in ordered:
        if told.setdefault(row.story, row.article) != row.article:
            continue
        if row.article in several:
            said = (row.article, row.act, row.words, row.wording)
            if said in seen:
                continue
            seen.add(said)
        kept.append(row)
    return kept
