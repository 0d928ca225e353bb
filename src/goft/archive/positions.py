"""A speaker's statements on a topic, fetched for `goft.timelines`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, or_, select, tuple_

from goft.archive.engine import in_pieces
from goft.archive.fetching import all_rows
from goft.archive.proving import Range, Read, Whom, carriers, proof_of, read_articles, whom
from goft.archive.schema import actors, articles, events, statements, told
from goft.archive.search import Groups, has_words, keys_of
from goft.archive.telling import Told, kept_told, told_of
from goft.errors import ArchiveError
from goft.record import Act, Statement
from goft.timelines.changes import SaidRow
from goft.timelines.positions import Position, Positions, positions_of
from goft.timelines.stances import load_stances
from goft.words import WordMaker

__all__ = ["PositionQuery", "find_positions"]

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
    """The positions that are asked for; `groups` are the words of `about`, made by `goft.archive.search.groups_of`.

    Records are read only of the statements that are shown, and of articles beside which no `told` is kept.
    """
    target = whom(connection, query.towards) if query.towards is not None else None
    found = _found(connection, query, groups, target) if groups or target is not None else []
    return positions_of(
        _rows(connection, found, target, words),
        lambda rows: _shown(connection, rows),
        speaker=query.speaker,
        topic=" · ".join(part for part in (query.about, query.towards or "") if part),
        limit=query.limit,
    )


class _Found(NamedTuple):
    """A statement of the speaker as the store has it."""

    id: int
    article: int
    number: str
    act: Act
    day: str
    story: int | None


def _found(connection: Connection, query: PositionQuery, groups: Groups, target: Whom | None) -> list[_Found]:
    shown = (statements.c[name] for name in ("id", "article", "number", "act", "day"))
    chosen = select(*shown, articles.c.story).join(articles, articles.c.id == statements.c.article)
    chosen = chosen.where(statements.c.speaker.in_(keys_of(query.speaker)), *query.within(statements.c.day))
    if groups:
        chosen = chosen.where(has_words(connection, groups))
    if target is not None:
        aimed = events.c.recipient_country == target.state if target.state else events.c.recipient.in_(target.keys)
        hit = select(events.c.article, events.c.statement).where(aimed)
        named = select(actors.c.article).where(actors.c.key.in_(_named(target)))
        chosen = chosen.where(or_(_ITSELF.in_(hit), statements.c.article.in_(named)))
    return [_Found(*row) for row in all_rows(connection, chosen)]


def _named(target: Whom) -> frozenset[str]:
    return frozenset([f"state/{target.state}"]) if target.state else target.keys


def _rows(connection: Connection, found: Sequence[_Found], target: Whom | None, words: WordMaker) -> Iterator[SaidRow]:
    kept = _told(connection, {row.article for row in found}, words)
    for row in found:
        one = next((one for one in kept.get(row.article, ()) if one.number == row.number), None)
        if one is not None and (target is None or _is_towards(one, target)):
            yield SaidRow(
                article=row.article,
                number=row.number,
                day=row.day,
                act=row.act,
                confidence=one.confidence,
                towards=frozenset(one.towards),
                words=one.words,
                verbs=one.verbs,
                negated=one.negated,
                open=one.open,
                wording=one.wording,
                story=row.story or row.article,
                place=row.id,
            )


def _told(connection: Connection, numbers: set[int], words: WordMaker) -> dict[int, tuple[Told, ...]]:
    """What articles tell, as it is kept, or else made of their records."""
    found = {
        article: kept_told(data)
        for some in in_pieces(sorted(numbers))
        for article, data in all_rows(connection, select(told).where(told.c.article.in_(some)))
    }
    missing = (number for number in numbers if number not in found)
    return found | {read.number: told_of(read.record, words) for read in read_articles(connection, missing)}


def _is_towards(one: Told, target: Whom) -> bool:
    """Whether a statement is aimed at somebody, tells an event that they suffer, or names them in its content."""
    meant = frozenset([target.state]) if target.state else target.keys
    return bool(one.suffering & meant or one.named & _named(target))


def _shown(connection: Connection, rows: Sequence[SaidRow]) -> dict[int, Position]:
    """Positions by place, with their proof."""
    read = {one.number: one for one in read_articles(connection, (row.article for row in rows))}
    outlets = carriers(connection, (one.story for one in read.values()))
    return {row.place: _position(row, read[row.article], outlets[read[row.article].story]) for row in rows}


def _position(row: SaidRow, read: Read, outlets: tuple[str, ...]) -> Position:
    one = next(one for one in read.record.statements if one.id == row.number)
    speaker = next((actor for actor in read.record.actors if actor.id == one.speaker_actor), None)
    return Position(
        speaker=speaker.name if speaker is not None else "",
        act=one.act,
        stance=load_stances()[one.act].stance,
        towards=tuple(sorted(row.towards)),
        kind=one.kind,
        confidence=one.confidence,
        wording=" … ".join(" ".join(span.text.split()) for span in one.content),
        about=one.about.text if one.about is not None else None,
        proof=proof_of(read.record, one.id, _spans(one), outlets),
    )


def _spans(one: Statement) -> list[tuple[int, int]]:
    spans = [(span.start, span.end) for span in (*one.cue, *one.content)]
    if one.speaker is not None and one.speaker.start is not None and one.speaker.end is not None:
        spans.append((one.speaker.start, one.speaker.end))
    return spans
