"""What goes from station to station of the threads."""

from __future__ import annotations

import msgspec

from goft.record import Act

__all__ = ["Claim", "Happening", "Number"]

Number = tuple[float, str | None]
"""A figure's value and unit."""
Happening = tuple[str, str | None, str | None]
"""An event's type, and the states (ISO 3166-1 alpha-3) of its actor and recipient."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as something that can be claimed again, or denied.

    `article` and `number` are the article's id and the statement's; `day` is "YYYY-MM-DD", "" where the day is not
    known. `words` are its content's, in order, without those that tell nothing; `negated` are those of them that the
    content negates, `recurring` those that tell of what happens again and again; `states` are those that it names, or
    whose places or people (ISO 3166-1 alpha-3); `hours` and `dates` are the moments that it names, as ISO 8601 begins
    ("2026-07-13T01", "2026-07-13"). `answers` are the numbers of statements of the same article; `cue` are the words of
    the cue.
    """

    article: str
    number: str
    day: str
    act: Act
    speaker: str | None
    words: tuple[str, ...]
    negated: frozenset[str] = frozenset()
    recurring: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    numbers: tuple[Number, ...] = ()
    happenings: tuple[Happening, ...] = ()
    untrue: bool = False
    answers: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
