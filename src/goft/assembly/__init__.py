"""From what the stations found in the repaired text to a record whose spans point into the original."""

from goft.assembly.mentions import EventMentions, event_mentions, mentions_of, speakers_of
from goft.assembly.parties import settled_events
from goft.assembly.states import NamedStates, states_named
from goft.assembly.writer import Found, assemble

__all__ = [
    "EventMentions",
    "Found",
    "NamedStates",
    "assemble",
    "event_mentions",
    "mentions_of",
    "settled_events",
    "speakers_of",
    "states_named",
]
