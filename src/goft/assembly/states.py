"""Which states a text is about: how often it names each, and where it first does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from goft.actors import Listed, Mention
from goft.language import Sentence

__all__ = ["NamedStates", "states_named"]

_NAMES = frozenset(["state", "seat", "city"])
_ABOUT = 2
"""A text is about two states at most; the others only come up."""


class NamedStates(msgspec.Struct, frozen=True):
    """How often a text names each state (ISO 3166-1 alpha-3), its adjectives, bodies and outlets' places left out, and
    mentions of the two it names most."""

    counts: Counter[str] = msgspec.field(default_factory=Counter)
    mentions: tuple[Mention, ...] = ()


def states_named(text: str, sentences: Sequence[Sentence], listed: Listed) -> NamedStates:
    """Count the names of states and their capitals in the sentences of a repaired text."""
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for number, (sentence, names) in enumerate(zip(sentences, listed.names, strict=True)):
        tokens = sentence.tokens
        for match in names:
            country = match.entry.country
            if country is None or match.entry.kind not in _NAMES:
                continue
            counts[country] += 1
            if match.entry.kind == "state" and country not in first:
                start, end = tokens[match.first].start, tokens[match.last - 1].end
                words = text[start:end]
                first[country] = Mention(start=start, end=end, text=words, role="about", sentence=number)
    about = [country for country, _ in counts.most_common(_ABOUT) if country in first]
    return NamedStates(counts, tuple(first[country] for country in about))
