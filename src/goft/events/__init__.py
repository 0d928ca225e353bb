"""Who did what to whom: political events in PLOVER's sixteen types."""

from goft.events.model import EventType, FoundEvent, Party, SettledEvent
from goft.events.plover import event_class
from goft.events.settle import settle
from goft.events.station import Events

__all__ = ["EventType", "Events", "FoundEvent", "Party", "SettledEvent", "event_class", "settle"]
