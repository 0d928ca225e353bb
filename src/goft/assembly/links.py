"""What belongs together: the time of a statement or an event, the event that a figure counts.

Times are linked inside one sentence only: the nearest one that says when, and that lies in the same statement's content
as what it dates, or in none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from goft.events import FoundEvent, SettledEvent
from goft.figures import FoundFigure
from goft.statements import FoundStatement, Place
from goft.times import FoundTime

__all__ = ["Links"]

_WHEN = frozenset(["DATE", "TIME"])
_STRETCH = 512
"""Code points of a stretch of text whose places are kept together, so that nobody looks through a whole document."""


class Links:
    """The links of one document; each answer is a number in the sequences given, None where nothing is linked."""

    def __init__(
        self, statements: Sequence[FoundStatement], events: Sequence[SettledEvent], times: Sequence[FoundTime]
    ) -> None:
        self._times = times
        self._of_sentence: defaultdict[int, list[int]] = defaultdict(list)
        for number, time in enumerate(times):
            if time.type in _WHEN:
                self._of_sentence[time.sentence].append(number)
        self._contents = _Places(
            (n, content) for n, statement in enumerate(statements) for content in statement.content
        )
        self._triggers = _Places((n, settled.event.trigger) for n, settled in enumerate(events))

    def time_of_statement(self, statement: FoundStatement) -> int | None:
        """The time at which a statement was made: وزیر خارجه [روز سه‌شنبه] گفت …."""
        return self._time(statement.cue[0], statement.sentence)

    def time_of_event(self, event: FoundEvent) -> int | None:
        """The time at which an event happened, or is to happen."""
        return self._time(event.trigger, event.sentence)

    def event_of_figure(self, figure: FoundFigure) -> int | None:
        """The event whose trigger says what happened to those a figure counts."""
        if figure.trigger is None:
            return None
        return min((number for number, _ in self._triggers.touching(figure.trigger)), default=None)

    def _time(self, place: Place, sentence: int) -> int | None:
        numbers = self._of_sentence.get(sentence)
        if not numbers:
            return None
        where = self._around(place)
        near = [n for n in numbers if self._around((self._times[n].start, self._times[n].end)) == where]
        return min(near, key=lambda n: _distance(place, self._times[n]), default=None)

    def _around(self, place: Place) -> int | None:
        """The innermost statement in whose content a place lies."""
        holding = [
            (content[1] - content[0], number)
            for number, content in self._contents.touching(place)
            if content[0] <= place[0] and place[1] <= content[1]
        ]
        return min(holding)[1] if holding else None


class _Places:
    """Numbered places of a text, asked by place."""

    def __init__(self, places: Iterable[tuple[int, Place]]) -> None:
        self._by_stretch: defaultdict[int, list[tuple[int, Place]]] = defaultdict(list)
        for number, place in places:
            for stretch in _stretches(place):
                self._by_stretch[stretch].append((number, place))

    def touching(self, place: Place) -> list[tuple[int, Place]]:
        """All that share a code point with a place."""
        return [
            one
            for stretch in _stretches(place)
            for one in self._by_stretch.get(stretch, ())
            if one[1][0] < place[1] and place[0] < one[1][1]
        ]


def _stretches(place: Place) -> range:
    return range(place[0] // _STRETCH, place[1] // _STRETCH + 1)


def _distance(place: Place, time: FoundTime) -> int:
    return max(time.start - place[1], place[0] - time.end)
