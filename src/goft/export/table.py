"""Statements as rows: the columns that CSV and Parquet share, and CSV itself (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

import msgspec

from goft.record import Record

__all__ = ["COLUMNS", "Row", "csv_header", "csv_line", "csv_lines", "csv_words", "rows"]

_JOINER = " … "
# What makes a cell a formula to a spreadsheet, in ASCII or full width (OWASP, "CSV Injection").
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One statement with what is needed of its article.

    `start` and `end` are code points of the article's text, from the first to the last of the words of cue and
    content. `speaker_state` is ISO 3166-1 alpha-3, `published` YYYY-MM-DD, `confidence` between 0 and 1.
    """

    article: str
    outlet: str | None
    published: str | None
    url: str | None
    statement: str
    kind: str
    act: str
    speaker: str | None
    speaker_key: str | None
    speaker_state: str | None
    speaker_words: str | None
    addressee: str | None
    via: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]
    start: int
    end: int
    parent: str | None
    confidence: float


COLUMNS = Row.__struct_fields__


def rows(record: Record) -> Iterator[Row]:
    """A row for each statement, in the record's order."""
    known = {actor.id: actor for actor in record.actors}
    for one in record.statements:
        speaker = known.get(one.speaker_actor or "")
        places = [*one.cue, *one.content]
        yield Row(
            article=record.id,
            outlet=record.outlet,
            published=record.published,
            url=record.url,
            statement=one.id,
            kind=one.kind,
            act=one.act,
            speaker=speaker.name if speaker is not None else None,
            speaker_key=speaker.key if speaker is not None else None,
            speaker_state=speaker.country if speaker is not None else None,
            speaker_words=one.speaker.text if one.speaker is not None else None,
            addressee=one.addressee.text if one.addressee is not None else None,
            via=tuple(link.text for link in one.via if link.text),
            cue=tuple(span.text for span in one.cue),
            content=tuple(span.text for span in one.content),
            start=min(span.start for span in places),
            end=max(span.end for span in places),
            parent=one.parent,
            confidence=one.confidence,
        )


def csv_header() -> str:
    """The line of columns, without its end."""
    return ",".join(COLUMNS)


def csv_lines(record: Record) -> Iterator[str]:
    """A line for each statement, without its end; cells may hold line ends, in quotation marks.

    Lists are joined with " … ". A cell that a spreadsheet would take for a formula gets an apostrophe before it;
    `csv_words` takes it off again.
    """
    for row in rows(record):
        yield csv_line(msgspec.structs.astuple(row))


def csv_line(values: Iterable[object]) -> str:
    """A line of a row's values, without its end, with cells as those of `csv_lines`."""
    return _line(_cell(value) for value in values)


def csv_words(cell: str) -> str:
    """What a cell says: the apostrophe that keeps it from being a formula taken off.

    >>> csv_words("'=1+1"), csv_words("'tis"), csv_words("''-")
    ('=1+1', "'tis", "'-")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)  # A number that is negative is no formula.
    text = _JOINER.join(value) if isinstance(value, tuple) else str(value)
    # An apostrophe that was there gets another, so that each can be taken off.
    return f"'{text}" if _FORMULA.match(text) else text


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    # Before Python 3.13 line ends in a cell are quoted only if they are those of a line.
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n")
