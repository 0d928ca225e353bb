"""A speaker's statements on a topic, fetched for `goft.timelines`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, or_, select, tuple_

from goft.actors.spelling import key
from goft.archive.proving import Range, Read, Whom, carriers, proof_of, read_articles, whom
from goft.archive.schema import actors, articles, events, statements
from goft.archive.search import Groups, has_words, keys_of
from goft.errors import ArchiveError
from goft.record import Actor, Span, Statement
from goft.timelines.changes import SaidRow
from goft.timelines.positions import Positions, positions_of
from goft.timelines.stances import load_open_words
from goft.words import Said, WordMaker

__all__ = ["PositionQuery", "find_positions"]

_ROOM = 3
"""Code points that a span may have beside the name of whom it is («از»)."""
_ITSELF = tuple_(statements.c.article, statements.c.number)
_LONGEST = 1000


class PositionQuery(Range, frozen=True, kw_only=True):
    """Whose positions, and on what: `about` are words as in a search, `towards` an actor or a state; one must be given.

    `limit` is how many statements are shown, the last ones; changes are looked for in all.
    """

    speaker: str
    about: str = ""
    towards: str | None = None
    limit: int = 100

    def __post_init__(self) -> None:
        """Refuse what has no topic or no sense. Raises `ArchiveError`."""
        if not self.about and self.towards is None:
            raise ArchiveError("positions are on something", hint="give words (about), or an actor or state (towards)")
        if not 1 <= self.limit <= _LONGEST:
            raise ArchiveError(f"a timeline shows 1 to {_LONGEST} statements, not {self.limit}")
        super().__post_init__()


def find_positions(connection: Connection, query: PositionQuery, groups: Groups, words: WordMaker) -> Positions:
    """The positions that are asked for; `groups` are the words of `about`, made by `goft.archive.search.groups_of`."""
    target = whom(connection, query.towards) if query.towards is not None else None
    found = _found(connection, query, groups, target) if groups or target is not None else []
    places = {(row.article, row.number): row.id for row in found}
    read = list(read_articles(connection, (row.article for row in found)))
    outlets = carriers(connection, (one.story for one in read))
    rows = [row for one in read for row in _rows(one, places, outlets[one.story], target, words)]
    topic = " · ".join(part for part in (query.about, query.towards or "") if part)
    return positions_of(rows, speaker=query.speaker, topic=topic, limit=query.limit)


def _found(connection: Connection, query: PositionQuery, groups: Groups, target: Whom | None) -> Sequence[Any]:
    chosen = select(statements.c.id, statements.c.article, statements.c.number).join(
        articles, articles.c.id == statements.c.article
    )
    chosen = chosen.where(statements.c.speaker.in_(keys_of(query.speaker)), *query.within(statements.c.day))
    if groups:
        chosen = chosen.where(has_words(connection, groups))
    if target is not None:
        aimed = events.c.recipient_country == target.state if target.state else events.c.recipient.in_(target.keys)
        told = select(events.c.article, events.c.statement).where(aimed)
        named = select(actors.c.article).where(actors.c.key.in_(_named(target)))
        chosen = chosen.where(or_(_ITSELF.in_(told), statements.c.article.in_(named)))
    return connection.execute(chosen).all()


def _named(target: Whom) -> list[str]:
    return [f"state/{target.state}"] if target.state else sorted(target.keys)


def _rows(
    read: Read,
    places: dict[tuple[int, str], int],
    outlets: tuple[str, ...],
    target: Whom | None,
    words: WordMaker,
) -> Iterator[SaidRow]:
    known = {actor.id: actor for actor in read.record.actors}
    for one in read.record.statements:
        place = places.get((read.number, one.id))
        if place is None or not one.content:
            continue
        aims = _aims(read, one)
        if target is not None and not _is_towards(read, one, known, aims, target):
            continue
        speaker = known.get(one.speaker_actor or "")
        said, named = _said(read, one, words)
        yield SaidRow(
            proof=proof_of(read.record, one.id, _spans(one), outlets),
            speaker=speaker.name if speaker is not None else "",
            act=one.act,
            kind=one.kind,
            confidence=one.confidence,
            content=one.content,
            about=one.about,
            towards=frozenset(_label(actor) for actor in aims),
            words=(*said.words, *named),
            verbs=said.verbs,
            negated=said.negated,
            open=any(key(word) in load_open_words() for span in one.content for word in span.text.split()),
            story=read.story,
            place=place,
        )


def _said(read: Read, one: Statement, words: WordMaker) -> tuple[Said, list[str]]:
    """What a content says, and the keys of those whom it names; their names are no words of it («جمهوری اسلامی»)."""
    pieces: list[str] = []
    named: list[str] = []
    for span in one.content:
        at = span.start
        mentions = [
            (mention.start, mention.end, actor.key)
            for actor in read.record.actors
            for mention in actor.mentions
            if span.start <= mention.start and mention.end <= span.end
        ]
        for start, end, key_ in sorted(mentions):
            named.append(key_)
            if start >= at:
                pieces.append(read.record.text[at:start])
                at = end
        pieces.append(read.record.text[at : span.end])
    return words.said(" ".join(pieces)), named


def _spans(one: Statement) -> list[tuple[int, int]]:
    spans = [(span.start, span.end) for span in (*one.cue, *one.content)]
    if one.speaker is not None and one.speaker.start is not None and one.speaker.end is not None:
        spans.append((one.speaker.start, one.speaker.end))
    return spans


def _aims(read: Read, one: Statement) -> list[Actor]:
    """Those whom a statement supports, blames or threatens as such: what it is about, or its whole content, is they.

    «حمایت از ایران» is aimed at Iran, «حمایت از رفع تحریم ایران» is not.
    """
    found: list[Actor] = []
    for span in (one.content[0] if len(one.content) == 1 else None, one.about):
        if span is not None:
            room = len(span.text) - _ROOM
            found += [
                actor
                for actor in read.record.actors
                if any(
                    span.start <= mention.start and mention.end <= span.end and mention.end - mention.start >= room
                    for mention in actor.mentions
                )
            ]
    return [actor for actor in found if actor.id != one.speaker_actor]


def _mentioned(actors_: Sequence[Actor], spans: Sequence[Span]) -> list[Actor]:
    """Those of some actors whom some spans name."""
    return [
        actor
        for actor in actors_
        if any(span.start <= mention.start and mention.end <= span.end for span in spans for mention in actor.mentions)
    ]


def _is_towards(read: Read, one: Statement, known: dict[str, Actor], aims: list[Actor], target: Whom) -> bool:
    """Whether a statement is aimed at somebody, tells an event that they suffer, or names them in its content."""
    told = [event.recipient.actor for event in read.record.events if event.said_in == one.id and event.recipient]
    suffering = [*aims, *(known[actor] for actor in told if actor in known)]
    if any(actor.country == target.state if target.state else actor.key in target.keys for actor in suffering):
        return True
    keys = _named(target)
    meant = [actor for actor in known.values() if actor.key in keys]
    return bool(_mentioned(meant, [*one.content, *([one.about] if one.about is not None else [])]))


def _label(actor: Actor) -> str:
    """A state's code, another actor's key."""
    return actor.country if actor.kind == "state" and actor.country else actor.key
