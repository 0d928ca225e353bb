"""Rows made by hand for the tests of timelines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goft.record import Span
from goft.timelines import CountRow, EventRow, Position, Proof, SaidRow

__all__ = ["count", "event", "proof", "said", "shown"]


def proof(day: str | None, article: str = "a1", number: str = "s1", **more: Any) -> Proof:
    """A proof of an article of a day."""
    words = {"outlet": "پیک", "start": 0, "end": 3, "text": "متن", "sentence": Span(0, 3, "متن")}
    return Proof(article=article, day=day, id=number, **{**words, **more})


def said(place: int, day: str | None, act: str, words: str = "", **more: Any) -> SaidRow:
    """A statement of the article of the same number; `words` are its content's."""
    given = {"article": place, "number": "s1", "day": day or "", "story": place, "confidence": 0.9}
    return SaidRow(place=place, **{**given, "act": act, "words": tuple(words.split()), **more})


def shown(rows: Sequence[SaidRow]) -> dict[int, Position]:
    """Positions of rows, as an archive makes them of its records."""
    return {row.place: _position(row) for row in rows}


def _position(row: SaidRow) -> Position:
    return Position(
        speaker="رادمان کوهزاد",
        act=row.act,
        stance="none",
        towards=tuple(row.towards),
        kind="indirect",
        confidence=row.confidence,
        wording=" ".join(row.words),
        about=None,
        proof=proof(row.day or None, f"a{row.article}", row.number),
    )


def event(article: int, day: str, kind: str, **more: Any) -> EventRow:
    """An event that LAZ does to ARN."""
    given = {"story": article, "number": "e1", "mode": None, "status": "fact", "actor": "XLA", "recipient": "XAR"}
    return EventRow(article=article, day=day, type=kind, **{**given, **more})  # type: ignore[arg-type]


def count(article: int, day: str | None, value: float, kind: str, **more: Any) -> CountRow:
    """A count of persons of XAR, announced by an outlet of the article's number."""
    outlet = more.pop("outlet", f"outlet {article}")
    given = {
        "proof": proof(day, f"a{article}", "f1", outlet=outlet),
        "unit": "person",
        "bound": "exact",
        "announcer": None,
        "announcer_name": None,
        "side": outlet,
        "target": "XAR",
        "story": article,
    }
    return CountRow(article=article, value=value, kind=kind, **{**given, **more})  # type: ignore[arg-type]
