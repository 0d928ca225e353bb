"""What a template needs of a record: words and class names, nothing to work out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from goft.record import Record, Statement
from goft.render.labels import Labels
from goft.render.notes import note_of
from goft.render.segments import Segment, paragraphs
from goft.render.speakers import colours_of, name_of, speaker_key, speaker_name

__all__ = [
    "ArticleView",
    "CardView",
    "PageView",
    "PieceView",
    "SpeakerView",
    "article_view",
    "page_view",
    "shown",
    "title_of",
]

_SURROGATES = re.compile(r"[\ud800-\udfff]")
_LONGEST_TITLE = 120  # code points; what is longer is an article without a title of its own


class PieceView(msgspec.Struct, frozen=True):
    """A segment: `classes` of its elements from the outside in, and the statements that it belongs to. `marks` are the
    kinds of what else it is a word of, and `note` says what of these there is to say."""

    text: str
    classes: tuple[str, ...]
    statements: str
    badges: tuple[tuple[str, str], ...]
    focus: str | None
    marks: str
    note: str


class LineView(msgspec.Struct, frozen=True):
    """A line, and where it starts in the text, in code points."""

    start: int
    pieces: tuple[PieceView, ...]


class CardView(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in the list beside the article; `by` is the same in all of a speaker's, `actor` its key where it is
    known. `copied` is the statement with its source, as one hands it on."""

    number: str
    key: str
    colour: str
    speaker: str
    by: str | None
    actor: str | None
    act: str
    act_name: str
    kind: str
    content: str
    cue: str
    via: tuple[str, ...]
    addressee: str | None
    about: str | None
    depth: int
    answers: tuple[str, ...]
    confidence: str
    why: str
    copied: str


class AnswerView(msgspec.Struct, frozen=True):
    """A claim and what answers it."""

    claim: CardView
    answer: CardView


class SpeakerView(msgspec.Struct, frozen=True):
    """A speaker of an article, with how many statements are theirs."""

    name: str
    colour: str
    key: str
    count: str


class ArticleView(msgspec.Struct, frozen=True, kw_only=True):
    """An article of the page; `layers` are the kinds of marks that it has."""

    anchor: str
    id: str
    title: str
    outlet: str | None
    day: str | None
    other_day: str | None
    iso_day: str | None
    url: str | None
    headline: LineView | None
    body: tuple[LineView, ...]
    cards: tuple[CardView, ...]
    speakers: tuple[SpeakerView, ...]
    answers: tuple[AnswerView, ...]
    layers: tuple[str, ...]
    count: str


class PageView(msgspec.Struct, frozen=True):
    """The page."""

    articles: tuple[ArticleView, ...]


def page_view(records: Sequence[Record], labels: Labels) -> PageView:
    """The view of some records; a speaker has one colour in all of them."""
    colours = colours_of(records)
    return PageView(tuple(article_view(record, labels, colours, f"a{n}") for n, record in enumerate(records, 1)))


def article_view(record: Record, labels: Labels, colours: Mapping[str, int], anchor: str) -> ArticleView:
    """The view of one record; `colours` are made by `colours_of`, and `anchor` begins its elements' ids."""
    classes = [_colour(record, one, colours) for one in record.statements]
    cards = tuple(_card(record, n, classes[n], labels) for n in range(len(record.statements)))
    lines = tuple(
        LineView(line.start, tuple(_piece(record, segment, classes, labels) for segment in line.segments))
        for line in paragraphs(record)
    )
    headed = bool(record.title and lines and _text(lines[0].pieces) == _words(record.title))
    return ArticleView(
        anchor=anchor,
        id=record.id,
        title=title_of(record),
        outlet=_words(record.outlet) if record.outlet else None,
        day=labels.day(record.published) if record.published else None,
        other_day=labels.other_day(record.published) if record.published else None,
        iso_day=record.published,
        url=record.url if record.url and record.url.startswith(("https://", "http://")) else None,
        headline=lines[0] if headed else None,
        body=lines[1:] if headed else lines,
        cards=cards,
        speakers=_speakers(cards, labels),
        answers=_answers(record, cards),
        layers=tuple(
            kind
            for kind, found in (
                ("event", record.events),
                ("figure", record.figures),
                ("time", record.times),
                ("repair", record.repairs),
            )
            if found
        ),
        count=labels.text("statements", number=labels.number(len(cards))),
    )


def title_of(record: Record) -> str:
    """An article's title, else what it begins with, else its id."""
    title = _words(record.title or record.text[: 2 * _LONGEST_TITLE])
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return title or shown(record.id)


def shown(text: str) -> str:
    """A text as a page can carry it: the replacement mark for a lone surrogate, which is as long."""
    return _SURROGATES.sub("\ufffd", text)


def _colour(record: Record, statement: Statement, colours: Mapping[str, int]) -> str:
    key = speaker_key(record, statement)
    return "cx" if key is None else f"c{colours[key]}"


def _piece(record: Record, segment: Segment, colours: Sequence[str], labels: Labels) -> PieceView:
    inside_out = dict.fromkeys(str(layer.statement + 1) for layer in reversed(segment.layers))
    return PieceView(
        text=shown(segment.text),
        classes=tuple(f"{layer.part} {colours[layer.statement]}" for layer in segment.layers),
        statements=" ".join(inside_out),
        badges=tuple((labels.number(n + 1), colours[n]) for n in segment.opens),
        focus=str(segment.cues[0] + 1) if segment.cues else None,
        marks=" ".join(dict.fromkeys(mark.kind for mark in segment.marks)),
        note=shown("\n".join(note_of(record, mark, labels) for mark in segment.marks)),
    )


def _card(record: Record, index: int, colour: str, labels: Labels) -> CardView:
    one = record.statements[index]
    name, key = speaker_name(record, one), speaker_key(record, one)
    speaker = _words(name) if name else labels.text("nobody")
    content = " … ".join(_words(span.text) for span in one.content)
    return CardView(
        number=labels.number(index + 1),
        key=str(index + 1),
        colour=colour,
        speaker=speaker,
        by=None if key is None else shown(key),
        actor=shown(key) if key is not None and any(actor.key == key for actor in record.actors) else None,
        act=one.act,
        act_name=labels.acts[one.act],
        kind=labels.kinds[one.kind],
        content=content,
        cue=" … ".join(_words(span.text) for span in one.cue),
        via=tuple(_words(name_of(record, span)) for span in one.via),
        addressee=_words(name_of(record, one.addressee)) if one.addressee else None,
        about=_words(one.about.text) if one.about else None,
        depth=_depth(record, one),
        answers=one.answers,
        confidence=labels.text("percent", number=labels.number(round(100 * one.confidence))),
        why=_words(one.why),
        copied=_copied(record, content, speaker, labels),
    )


def _copied(record: Record, content: str, speaker: str, labels: Labels) -> str:
    day = labels.day(record.published) if record.published else None
    source = (speaker, _words(record.outlet) if record.outlet else None, day, record.url)
    return f"«{content.strip('«»')}»\n— " + labels.comma.join(shown(part) for part in source if part)


def _depth(record: Record, statement: Statement) -> int:
    """How many statements hold this one, up to 3."""
    parents = {one.id: one.parent for one in record.statements}
    depth, parent = 0, statement.parent
    while parent is not None and depth < 3:
        depth, parent = depth + 1, parents.get(parent)
    return depth


def _speakers(cards: Sequence[CardView], labels: Labels) -> tuple[SpeakerView, ...]:
    """The speakers in the order in which they first speak, each under the name of that first time."""
    own: dict[str, list[CardView]] = {}
    for card in cards:
        if card.by is not None:
            own.setdefault(card.by, []).append(card)
    return tuple(
        SpeakerView(all_of[0].speaker, all_of[0].colour, key, labels.number(len(all_of))) for key, all_of in own.items()
    )


def _answers(record: Record, cards: Sequence[CardView]) -> tuple[AnswerView, ...]:
    by_id = {one.id: card for one, card in zip(record.statements, cards, strict=True)}
    return tuple(
        AnswerView(by_id[claim], by_id[one.id]) for one in record.statements for claim in one.answers if claim in by_id
    )


def _text(pieces: Sequence[PieceView]) -> str:
    return _words("".join(piece.text for piece in pieces))


def _words(text: str) -> str:
    return " ".join(shown(text).split())
