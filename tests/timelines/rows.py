"""Rows made by hand for the tests of timelines."""

from __future__ import annotations

from typing import Any

from goft.record import Span
from goft.timelines import CountRow, EventRow, Proof, SaidRow

__all__ = ["count", "event", "proof", "said"]


def proof(day: str | None, article: str = "a1", number: str = "s1", **more: Any) -> Proof:
    """A proof of an article of a day."""
    words = {"outlet": "پیک", "start": 0, "end": 3, "text": "متن", "sentence": Span(0, 3, "متن")}
    return Proof(article=article, day=day, id=number, **{**words, **more})


def said(place: int, day: str | None, act: str, words: str = "", **more: Any) -> SaidRow:
    """A statement; `words` are its content's."""
    given = {"proof": proof(day, f"a{place}"), "story": place, "kind": "indirect", "confidence": 0.9, "about": None}
    content = (Span(0, len(words), words),)
    row = {**given, "speaker": "رادمان کوهزاد", "act": act, "content": content, "words": tuple(words.split())}
    return SaidRow(place=place, **{**row, **more})


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
