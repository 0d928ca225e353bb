"""What belongs together: the time of a statement or an event, the event that a figure counts.

Times are linked inside one sentence only: the nearest one that says when, and that lies in the same statement's content
as what it dates, or in none.
"""

from __future__ import annotations

from collections.abc import Sequence

from goft.events import FoundEvent, SettledEvent
from goft.figures import FoundFigure
from goft.statements import FoundStatement, Place
from goft.times import FoundTime

__all__ = ["event_of_figure", "time_of_event", "time_of_statement"]

_WHEN = frozenset(["DATE", "TIME"])


def time_of_statement(
    statement: FoundStatement, statements: Sequence[FoundStatement], times: Sequence[FoundTime]
) -> int | None:
    """The number of the time at which a statement was made: وزیر خارجه [روز سه‌شنبه] گفت …."""
    where = _around(statement.cue[0], statements)
    near = [n for n in _of_sentence(times, statement.sentence) if _around(_place(times[n]), statements) == where]
    return _nearest(statement.cue[0], near, times)


def time_of_event(event: FoundEvent, statements: Sequence[FoundStatement], times: Sequence[FoundTime]) -> int | None:
    """The number of the time at which an event happened, or is to happen."""
    where = _around(event.trigger, statements)
    near = [n for n in _of_sentence(times, event.sentence) if _around(_place(times[n]), statements) == where]
    return _nearest(event.trigger, near, times)


def event_of_figure(figure: FoundFigure, events: Sequence[SettledEvent]) -> int | None:
    """The number of the event whose trigger says what happened to those a figure counts."""
    if figure.trigger is None:
        return None
    start, end = figure.trigger
    for number, settled in enumerate(events):
        trigger = settled.event.trigger
        if trigger[0] < end and start < trigger[1]:
            return number
    return None


def _of_sentence(times: Sequence[FoundTime], sentence: int) -> list[int]:
    return [n for n, time in enumerate(times) if time.sentence == sentence and time.type in _WHEN]


def _place(time: FoundTime) -> Place:
    return time.start, time.end


def _around(place: Place, statements: Sequence[FoundStatement]) -> int | None:
    """The number of the innermost statement in whose content a place lies."""
    holding = [
        (content[1] - content[0], number)
        for number, statement in enumerate(statements)
        for content in statement.content
        if content[0] <= place[0] and place[1] <= content[1]
    ]
    return min(holding)[1] if holding else None


def _nearest(place: Place, numbers: Sequence[int], times: Sequence[FoundTime]) -> int | None:
    return min(numbers, key=lambda n: max(times[n].start - place[1], place[0] - times[n].end), default=None)
