"""What the pointer is told of a marked word: an event's parties, a figure's value, a time's date, what was repaired."""

from __future__ import annotations

from collections.abc import Callable

from goft.record import ActorSpan, Event, Figure, Record, Repair, Time
from goft.render.labels import Labels
from goft.render.segments import Mark, MarkKind
from goft.render.speakers import name_of

__all__ = ["note_of"]

_SOMEBODY = "؟"


def note_of(record: Record, mark: Mark, labels: Labels) -> str:
    """One line on what a mark stands for."""
    notes: dict[MarkKind, Callable[[], str]] = {
        "event": lambda: _event(record, record.events[mark.index], labels),
        "figure": lambda: _figure(record.figures[mark.index], labels),
        "time": lambda: _time(record.times[mark.index], labels),
        "repair": lambda: _repair(record.repairs[mark.index], labels),
    }
    return notes[mark.kind]()


def _event(record: Record, one: Event, labels: Labels) -> str:
    def name(party: ActorSpan | None) -> str:
        return name_of(record, party) if party else _SOMEBODY

    arrow = "←" if labels.direction == "rtl" else "→"
    kind = labels.events[one.type] + (f" / {one.mode}" if one.mode else "")
    parties = f"{name(one.actor)} {arrow} {name(one.recipient)}"
    return labels.text("mark_event", type=kind, status=labels.statuses[one.status], parties=parties)


def _figure(one: Figure, labels: Labels) -> str:
    told = (labels.bounds[one.bound], labels.number(one.value), labels.unit(one.unit))
    return " ".join(part for part in told if part) + f" ({labels.figures[one.kind]})"


def _time(one: Time, labels: Labels) -> str:
    value = one.value or _SOMEBODY
    day = labels.day(value[:10])
    return labels.text("mark_time", value=f"{value} ({day})" if day != value[:10] else value)


def _repair(one: Repair, labels: Labels) -> str:
    return labels.text("mark_repair", read=one.read_as, why=one.why)
