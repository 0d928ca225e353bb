"""The figures of a category, fetched for `goft.timelines`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from goft.actors.spelling import spaced
from goft.archive.engine import in_pieces
from goft.archive.proving import Range, Read, Whom, carriers, proof_of, read_articles, whom
from goft.archive.schema import articles, figures
from goft.errors import ArchiveError
from goft.record import Actor, Figure, Record, Statement
from goft.timelines.categories import Category, load_categories, load_lexicon, stems_of
from goft.timelines.counting import Place, counted
from goft.timelines.ledger import Ledger, ledger_of
from goft.timelines.ledger_model import CountRow
from goft.timelines.phrases import words_of
from goft.timelines.proof import sentence_around
from goft.timelines.targets import parties_of, target_of

__all__ = ["LedgerQuery", "find_counts", "find_ledger"]

_LONGEST = 1000
_NUMBER = re.compile(r"\d")


class LedgerQuery(Range, frozen=True, kw_only=True):
    """What is counted (a name of `timelines/data/ledgers.toml`), of whom, by whom, in which unit.

    `target` and `announcer` are states (code or name) or actors (key or name); an outlet that counts by itself is its
    own announcer, under its name. `limit` is how many entries are shown, the last ones.
    """

    category: str
    target: str | None = None
    announcer: str | None = None
    unit: str | None = None
    limit: int = 100

    def __post_init__(self) -> None:
        """Refuse what no ledger counts. Raises `ArchiveError`."""
        known = load_categories()
        if self.category not in known:
            raise ArchiveError(f"there is no ledger {self.category!r}", hint=f"one of {', '.join(known)}")
        units = dict.fromkeys(unit for one in known.values() for unit in one.units)
        if self.unit is not None and self.unit not in units:
            raise ArchiveError(f"nothing is counted in {self.unit!r}", hint=f"one of {', '.join(units)}")
        if not 1 <= self.limit <= _LONGEST:
            raise ArchiveError(f"a ledger shows 1 to {_LONGEST} entries, not {self.limit}")
        super().__post_init__()


def find_counts(connection: Connection, name: str) -> tuple[CountRow, ...]:
    """Every figure of a category, by its name, in the order of their articles. Records are read only of articles with a
    figure that is counted."""
    category = load_categories()[name]
    places = _counted(connection, name, category)
    read = list(read_articles(connection, places))
    outlets = carriers(connection, (one.story for one in read))
    return tuple(row for one in read for row in _rows(one, places[one.number], category, outlets[one.story]))


def find_ledger(connection: Connection, query: LedgerQuery, counts: Sequence[CountRow]) -> Ledger:
    """The ledger that is asked for, of its category's `counts`."""
    target = whom(connection, query.target) if query.target else None
    announcer = whom(connection, query.announcer) if query.announcer else None
    rows = [
        row
        for row in counts
        if query.has(row.proof)
        and query.unit in (None, row.unit)
        and (target is None or _is(row.target, target))
        and (announcer is None or _announces(row, announcer, query.announcer or ""))
    ]
    category = load_categories()[query.category]
    return ledger_of(rows, category=query.category, sums=category.sums, target=query.target, limit=query.limit)


def _counted(connection: Connection, name: str, category: Category) -> dict[int, set[Place]]:
    """The figures of a category by article's number: first by unit in the store, then by the words around them."""
    of_unit = select(figures.c.article).where(figures.c.unit.in_(category.units))
    fields = (figures.c.article, figures.c.start, figures.c.end, figures.c.unit)
    chosen = select(*fields).where(figures.c.article.in_(of_unit)).order_by(figures.c.article, figures.c.start)
    by_article: defaultdict[int, list[tuple[Place, bool]]] = defaultdict(list)
    for row in connection.execute(chosen):
        by_article[row.article].append((Place(row.start, row.end), row.unit in category.units))
    found: dict[int, set[Place]] = {}
    for number, text in _texts(connection, sorted(by_article)):
        its = set(_of_text(text, by_article[number], name))
        if its:
            found[number] = its
    return found


def _texts(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    for some in in_pieces(numbers):
        query = select(articles.c.id, articles.c.text).where(articles.c.id.in_(some))
        yield from ((row.id, row.text) for row in connection.execute(query))


def _of_text(text: str, places: Sequence[tuple[Place, bool]], category: str) -> Iterator[Place]:
    every = [place for place, _ in places]
    wanted = {place for place, is_of_unit in places if is_of_unit}
    stems, done = stems_of(category), -1
    for place in every:
        if place not in wanted or place.start < done:
            continue
        sentence = sentence_around(text, place.start, place.end)
        bounds = Place(sentence.start, sentence.end)
        inside = [one for one in every if bounds.start <= one.start and one.end <= bounds.end]
        done = bounds.end
        pressed = spaced(sentence.text).replace(" ", "")
        if not any(stem in pressed for stem in stems):
            continue
        for figure, name in counted(text, bounds, inside, load_lexicon()):
            if name == category and figure in wanted:
                yield figure


def _rows(read: Read, places: set[Place], category: Category, outlets: tuple[str, ...]) -> Iterator[CountRow]:
    record = read.record
    known = {actor.id: actor for actor in record.actors}
    parties = parties_of(record, category)
    for figure in record.figures:
        if Place(figure.start, figure.end) not in places or figure.unit not in category.units:
            continue
        said = _said_in(record, figure)
        speaker = known.get(said.speaker_actor or "") if said is not None else None
        proof = proof_of(record, figure.id, [(figure.start, figure.end)], outlets)
        target = target_of(record, figure, category, speaker, proof.sentence) or parties.recipient
        yield CountRow(
            proof=proof,
            value=figure.value,
            unit=figure.unit,
            bound=figure.bound,
            kind=figure.kind,
            announcer=speaker.key if speaker is not None else None,
            announcer_name=speaker.name if speaker is not None else None,
            side=parties.actor or _speaks_for(speaker) or record.outlet or "",
            target=target,
            words=_words(proof.sentence.text),
            story=read.story,
            article=read.number,
        )


def _speaks_for(speaker: Actor | None) -> str | None:
    return (speaker.country or speaker.key) if speaker is not None else None


def _said_in(record: Record, figure: Figure) -> Statement | None:
    """The statement with the shortest content that holds a figure."""
    found = [
        (span.end - span.start, number)
        for number, one in enumerate(record.statements)
        for span in one.content
        if span.start <= figure.start and figure.end <= span.end
    ]
    return record.statements[min(found)[1]] if found else None


def _words(sentence: str) -> frozenset[str]:
    return frozenset(word.key for word in words_of(sentence, 0, len(sentence)) if not _NUMBER.search(word.key))


def _is(target: str | None, wanted: Whom) -> bool:
    return target is not None and (target == wanted.state or target in wanted.keys)


def _announces(row: CountRow, wanted: Whom, text: str) -> bool:
    if wanted.state:
        return row.side == wanted.state
    return row.announcer in wanted.keys or (row.announcer is None and row.proof.outlet == text)
