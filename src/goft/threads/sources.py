"""The weakest link of the chain by which a statement came: nobody, then somebody unnamed, then an outlet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import msgspec

from goft.actors.spelling import key, words
from goft.record import Actor, ActorSpan, Statement

__all__ = ["Source", "SourceKind", "weakest_of"]

SourceKind = Literal["nobody", "unnamed", "outlet", "body", "person"]
_ORDER: Final[tuple[SourceKind, ...]] = ("nobody", "unnamed", "outlet", "body", "person")
_KINDS: Final[dict[str, SourceKind]] = {
    "group": "unnamed",
    "outlet": "outlet",
    "state": "body",
    "organisation": "body",
    "office": "person",
    "person": "person",
}
_WORDS = 2
"""Words of a phrase, the first ones, that may say that it names nobody: «یک فرد آگاه»."""


class Source(msgspec.Struct, frozen=True):
    """A link of a chain: what it is, and the words that name it; None where no words do."""

    kind: SourceKind
    name: str | None


def weakest_of(statement: Statement, actors: Mapping[str, Actor]) -> Source:
    """The weakest of a statement's speaker and the links that it came by; of equals the outermost.

    `actors` are the record's, by id. A speaker whom no words name, but whom the text makes clear, is who it is.
    """
    speaker = statement.speaker or ActorSpan(None, None, None, statement.speaker_actor)
    links = [_source(link, actors) for link in (*statement.via, speaker)]
    return min(links, key=lambda source: _ORDER.index(source.kind))


def _source(link: ActorSpan, actors: Mapping[str, Actor]) -> Source:
    actor = actors.get(link.actor or "")
    name = actor.name if actor is not None else link.text
    if name is None:
        return Source("nobody", None)
    if actor is None or _is_unnamed(name):
        return Source("unnamed", name)
    return Source(_KINDS[actor.kind], name)


def _is_unnamed(name: str) -> bool:
    first = words(name)
    first = first[1:] if first[:1] == (key("یک"),) else first
    return any("".join(first[:count]) in _unnamed() for count in range(1, _WORDS + 1) if first[:count])


@cache
def _unnamed() -> frozenset[str]:
    raw = msgspec.toml.decode(
        (files("goft.threads") / "data" / "sources.toml").read_bytes(), type=dict[str, tuple[str, ...]]
    )
    return frozenset(key(word) for word in raw["unnamed"])
