"""What the page's template needs of a record: words and class names, nothing to work out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from goft.record import Record, Statement
from goft.render.labels import ACTS, KINDS, persian_day, persian_number
from goft.render.segments import Segment, paragraphs
from goft.render.speakers import colours_of, name_of, speaker_key, speaker_name

__all__ = ["ArticleView", "CardView", "PageView", "SpeakerView", "page_view"]

NOBODY = "نامشخص"
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_LONGEST_TITLE = 120  # code points; what is longer is an article without a title of its own


class PieceView(msgspec.Struct, frozen=True):
    """A segment: `classes` of its elements from the outside in, and the statements that it belongs to."""

    text: str
    classes: tuple[str, ...]
    statements: str
    badges: tuple[tuple[str, str], ...]
    focus: str | None


class CardView(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in the list beside the article; `by` is the same in all of a speaker's."""

    number: str
    key: str
    colour: str
    speaker: str
    by: str | None
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
    """An article of the page."""

    anchor: str
    title: str
    outlet: str | None
    day: str | None
    iso_day: str | None
    headline: tuple[PieceView, ...] | None
    body: tuple[tuple[PieceView, ...], ...]
    cards: tuple[CardView, ...]
    speakers: tuple[SpeakerView, ...]
    answers: tuple[AnswerView, ...]
    count: str


class PageView(msgspec.Struct, frozen=True):
    """The page."""

    articles: tuple[ArticleView, ...]


def page_view(records: Sequence[Record]) -> PageView:
    """The view of some records; a speaker has one colour in all of them."""
    colours = colours_of(records)
    return PageView(tuple(_article(n, record, colours) for n, record in enumerate(records, 1)))


def _article(number: int, record: Record, colours: Mapping[str, int]) -> ArticleView:
    classes = [_colour(record, one, colours) for one in record.statements]
    cards = tuple(_card(record, n, classes[n]) for n in range(len(record.statements)))
    lines = tuple(tuple(_piece(segment, classes) for segment in line) for line in paragraphs(record))
    headed = bool(record.title and lines and _text(lines[0]) == _words(record.title))
    return ArticleView(
        anchor=f"a{number}",
        title=_shortened(_words(record.title or record.text[: 2 * _LONGEST_TITLE])) or _shown(record.id),
        outlet=_words(record.outlet) if record.outlet else None,
        day=persian_day(record.published) if record.published else None,
        iso_day=record.published,
        headline=lines[0] if headed else None,
        body=lines[1:] if headed else lines,
        cards=cards,
        speakers=_speakers(cards),
        answers=_answers(record, cards),
        count=persian_number(len(cards)),
    )


def _colour(record: Record, statement: Statement, colours: Mapping[str, int]) -> str:
    key = speaker_key(record, statement)
    return "cx" if key is None else f"c{colours[key]}"


def _piece(segment: Segment, colours: Sequence[str]) -> PieceView:
    inside_out = dict.fromkeys(str(layer.statement + 1) for layer in reversed(segment.layers))
    return PieceView(
        text=_shown(segment.text),
        classes=tuple(f"{layer.part} {colours[layer.statement]}" for layer in segment.layers),
        statements=" ".join(inside_out),
        badges=tuple((persian_number(n + 1), colours[n]) for n in segment.opens),
        focus=str(segment.cues[0] + 1) if segment.cues else None,
    )


def _card(record: Record, index: int, colour: str) -> CardView:
    one = record.statements[index]
    name, key = speaker_name(record, one), speaker_key(record, one)
    return CardView(
        number=persian_number(index + 1),
        key=str(index + 1),
        colour=colour,
        speaker=_words(name) if name else NOBODY,
        by=None if key is None else _shown(key),
        act=one.act,
        act_name=ACTS[one.act],
        kind=KINDS[one.kind],
        content=" … ".join(_words(span.text) for span in one.content),
        cue=" … ".join(_words(span.text) for span in one.cue),
        via=tuple(_words(name_of(record, span)) for span in one.via),
        addressee=_words(name_of(record, one.addressee)) if one.addressee else None,
        about=_words(one.about.text) if one.about else None,
        depth=_depth(record, one),
        answers=one.answers,
        confidence=persian_number(round(100 * one.confidence)) + "٪",
        why=_words(one.why),
    )


def _depth(record: Record, statement: Statement) -> int:
    """How many statements hold this one, up to 3."""
    parents = {one.id: one.parent for one in record.statements}
    depth, parent = 0, statement.parent
    while parent is not None and depth < 3:
        depth, parent = depth + 1, parents.get(parent)
    return depth


def _speakers(cards: Sequence[CardView]) -> tuple[SpeakerView, ...]:
    """The speakers in the order in which they first speak, each under the name of that first time."""
    own: dict[str, list[CardView]] = {}
    for card in cards:
        if card.by is not None:
            own.setdefault(card.by, []).append(card)
    return tuple(
        SpeakerView(all_of[0].speaker, all_of[0].colour, key, persian_number(len(all_of)))
        for key, all_of in own.items()
    )


def _answers(record: Record, cards: Sequence[CardView]) -> tuple[AnswerView, ...]:
    by_id = {one.id: card for one, card in zip(record.statements, cards, strict=True)}
    return tuple(
        AnswerView(by_id[claim], by_id[one.id]) for one in record.statements for claim in one.answers if claim in by_id
    )


def _text(pieces: Sequence[PieceView]) -> str:
    return _words("".join(piece.text for piece in pieces))


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _words(text: str) -> str:
    return " ".join(_shown(text).split())


def _shown(text: str) -> str:
    # A lone surrogate cannot stand in a page; the replacement mark is as long.
    return _SURROGATES.sub("\ufffd", text)
