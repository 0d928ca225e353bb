"""Records as brat standoff (https://brat.nlplab.org/standoff.html): a `.txt` and an `.ann` an article.

The `.txt` is the article's text, code point for code point: line ends are left as they are, and only halves of
characters, which UTF-8 cannot carry, become U+FFFD. Offsets are code points, end exclusive, as brat counts.

- `T`: whom words name (`Person`, `Office`, `State`, `Organisation`, `Outlet`, `Group`, or `Somebody`), `Content`,
  `About`, `Place`, `Time`, `Figure`, and the triggers of events. A span in several places is `0 5;16 23`. No span of
  brat's goes over a line's end: one that does is cut there, and white space at its edges is left out.
- `E`: a statement, of the type `Statement-` and its act, its cue the trigger; and a political event of PLOVER's type.
- `A`: a statement's `Kind`, an event's `Status` and auxiliary modes, a figure's `Bound` and `FigureKind`.
- `R`: `Answers` and `Inside` between statements, `ToldIn` from an event to its statement, `Counts` from a figure.
- `*  Equiv`: all that names one actor. `#`: the reason, an actor's key, a figure's or time's value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from goft.export.brat_conf import AUXILIARIES, SOMEBODY, actor_type, statement_type
from goft.record import Actor, ActorSpan, Event, Record, Span, Statement

__all__ = ["brat_annotations", "brat_text"]

_LINE_ENDS = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What lies between line ends; brat reads files with Python's `str.splitlines`, which knows all of these."""
_HALF_PAIR = re.compile("[\ud800-\udfff]")

_Fragments = tuple[tuple[int, int], ...]


def brat_text(record: Record) -> str:
    """What is to be in the `.txt`, to be written without any change of line ends."""
    return _HALF_PAIR.sub("\ufffd", record.text)


def brat_annotations(record: Record) -> str:
    """What is to be in the `.ann`: a line an annotation, each with its end."""
    return "".join(f"{line}\n" for line in _Standoff(record).lines())


class _Standoff:
    """Counts the annotations of one article while they are made; a span that is asked for twice is one `T`."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._text = brat_text(record)
        self._actors = {actor.id: actor for actor in record.actors}
        self._spans: dict[tuple[str, _Fragments], str] = {}
        self._of_actor: dict[str, list[str]] = {}
        self._events: dict[str, str] = {}
        self._rest: list[str] = []
        self._counts = dict.fromkeys("EAR#", 0)

    def lines(self) -> Iterator[str]:
        record = self._record
        for actor in record.actors:
            self._actor(actor)
        for statement in record.statements:
            self._statement(statement)
        for event in record.events:
            self._event(event)
        self._figures()
        self._links()
        yield from (
            f"{key}\t{kind} {_places(spans)}\t{self._words(spans)}" for (kind, spans), key in self._spans.items()
        )
        yield from self._rest
        for keys in self._of_actor.values():
            if len(keys) > 1:
                yield "*\tEquiv " + " ".join(keys)

    def _actor(self, actor: Actor) -> None:
        found = [self._span(actor_type(actor.kind), [one]) for one in actor.mentions]
        keys = list(dict.fromkeys(filter(None, found)))
        self._of_actor[actor.id] = keys
        if keys:
            self._note(keys[0], " ".join(filter(None, (actor.key, actor.name, actor.country, actor.wikidata))))

    def _statement(self, one: Statement) -> None:
        kind = statement_type(one.act)
        trigger = self._span(kind, one.cue or one.content)
        roles = [
            ("Speaker", self._named(one.speaker)),
            ("Content", self._span("Content", one.content)),
            ("Addressee", self._named(one.addressee)),
            *(("Via", self._named(link)) for link in one.via),
            ("About", self._span("About", [one.about] if one.about else [])),
            ("Time", self._time(one.time)),
        ]
        key = self._happening(one.id, kind, trigger, roles)
        if key is not None:
            self._attribute("Kind", key, one.kind)
            self._note(key, one.why)

    def _event(self, one: Event) -> None:
        trigger = self._span(one.type, [one.trigger])
        roles = [
            ("Actor", self._named(one.actor)),
            ("Recipient", self._named(one.recipient)),
            ("Place", self._span("Place", [one.place] if one.place else [])),
            ("Time", self._time(one.time)),
        ]
        key = self._happening(one.id, one.type, trigger, roles)
        if key is not None:
            self._attribute("Status", key, one.status)
            for auxiliary in one.auxiliary:
                self._attribute(AUXILIARIES[auxiliary], key)
            self._note(key, f"{one.mode}; {one.why}" if one.mode else one.why)

    def _happening(
        self, number: str, kind: str, trigger: str | None, roles: Iterable[tuple[str, str | None]]
    ) -> str | None:
        """An `E`; a role that comes again is numbered from 2, as brat wants it."""
        if trigger is None:
            return None
        seen: dict[str, int] = {}
        parts = [f"{kind}:{trigger}"]
        for role, span in roles:
            if span is not None:
                seen[role] = seen.get(role, 0) + 1
                parts.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{span}")
        key = self._events[number] = self._next("E")
        self._rest.append(f"{key}\t{' '.join(parts)}")
        return key

    def _figures(self) -> None:
        for one in self._record.figures:
            key = self._span("Figure", [Span(one.start, one.end, one.text)])
            if key is not None:
                self._attribute("Bound", key, one.bound)
                self._attribute("FigureKind", key, one.kind)
                self._note(key, f"{one.value:g} {one.unit or ''}")
                self._relation("Counts", key, self._events.get(one.event or ""))
        for time in self._record.times:
            key = self._time(time.id)
            if key is not None:
                self._note(key, f"{time.type} {time.value or '?'} {time.calendar}")

    def _links(self) -> None:
        for one in self._record.statements:
            for answered in one.answers:
                self._relation("Answers", self._events.get(one.id), self._events.get(answered))
            self._relation("Inside", self._events.get(one.id), self._events.get(one.parent or ""))
        for event in self._record.events:
            self._relation("ToldIn", self._events.get(event.id), self._events.get(event.said_in or ""))

    def _named(self, span: ActorSpan | None) -> str | None:
        if span is None or span.start is None or span.end is None:
            return None
        actor = self._actors.get(span.actor or "")
        key = self._span(actor_type(actor.kind) if actor else SOMEBODY, [Span(span.start, span.end, span.text or "")])
        if actor is not None and key is not None and key not in self._of_actor[actor.id]:
            self._of_actor[actor.id].append(key)
        return key

    def _time(self, number: str | None) -> str | None:
        found = next((one for one in self._record.times if one.id == number), None)
        return self._span("Time", [Span(found.start, found.end, found.text)]) if found is not None else None

    def _span(self, kind: str, spans: Sequence[Span]) -> str | None:
        fragments = _fragments(self._text, spans)
        if not fragments:
            return None
        return self._spans.setdefault((kind, fragments), f"T{len(self._spans) + 1}")

    def _words(self, fragments: _Fragments) -> str:
        return " ".join(self._text[start:end] for start, end in fragments)

    def _attribute(self, name: str, key: str, value: str | None = None) -> None:
        self._rest.append(f"{self._next('A')}\t{name} {key}" + (f" {value}" if value is not None else ""))

    def _relation(self, name: str, first: str | None, second: str | None) -> None:
        if first is not None and second is not None:
            self._rest.append(f"{self._next('R')}\t{name} Arg1:{first} Arg2:{second}")

    def _note(self, key: str, words: str) -> None:
        said = " ".join(_HALF_PAIR.sub("\ufffd", words).split())
        self._rest.append(f"{self._next('#')}\tAnnotatorNotes {key}\t{said}")

    def _next(self, letter: str) -> str:
        self._counts[letter] += 1
        return f"{letter}{self._counts[letter]}"


def _fragments(text: str, spans: Iterable[Span]) -> _Fragments:
    """The pieces of the spans that lie within lines, in order and apart, without white space at their edges."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        first = max(start, found[-1][1] if found else 0)
        for piece in _LINE_ENDS.finditer(text, first, max(first, end)):
            words = piece.group().strip()
            if words:
                begin = piece.start() + piece.group().index(words)
                found.append((begin, begin + len(words)))
    return tuple(found)


def _places(fragments: _Fragments) -> str:
    return ";".join(f"{start} {end}" for start, end in fragments)
