"""What a speaker said of one topic, in the order of time, and where that turned round."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from goft.record import Act, StatementKind
from goft.timelines.changes import SaidRow, changes_of, days_between
from goft.timelines.proof import Proof
from goft.timelines.stances import Stance, load_stances

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


def positions_of(rows: Iterable[SaidRow], *, speaker: str, topic: str, limit: int) -> Positions:
    """The timeline of statements: each story once, each wording of an article once, oldest first."""
    every = _once(rows)
    dated = [row for row in every if row.proof.day]
    return Positions(
        speaker=speaker,
        topic=topic,
        count=len(dated),
        undated=len(every) - len(dated),
        positions=tuple(_position(row) for row in dated[max(0, len(dated) - limit) :]),
        changes=tuple(_change(*one) for one in changes_of(dated)),
    )


def _once(rows: Iterable[SaidRow]) -> list[SaidRow]:
    """Rows in order of time: of a story those of one article only, and what its title and its text say both once."""
    ordered = sorted(rows, key=lambda row: (row.proof.day or "", row.place))
    told: dict[int, str] = {}
    seen: set[tuple[str, str, str]] = set()
    kept: list[SaidRow] = []
    for row in ordered:
        said = (row.proof.article, row.act, " ".join(row.words) or _wording(row))
        if told.setdefault(row.story, row.proof.article) == row.proof.article and said not in seen:
            seen.add(said)
            kept.append(row)
    return kept


def _position(row: SaidRow) -> Position:
    return Position(
        speaker=row.speaker,
        act=row.act,
        stance=load_stances()[row.act].stance,
        towards=tuple(sorted(row.towards)),
        kind=row.kind,
        confidence=row.confidence,
        wording=_wording(row),
        about=row.about.text if row.about is not None else None,
        proof=row.proof,
    )


def _wording(row: SaidRow) -> str:
    return " … ".join(" ".join(span.text.split()) for span in row.content)


def _change(before: SaidRow, after: SaidRow, why: str) -> Change:
    return Change(before=_position(before), after=_position(after), days=days_between(before, after), why=why)
