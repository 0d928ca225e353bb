"""Statements as rows of CSV (RFC 4180), for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from goft.record import Record

__all__ = ["COLUMNS", "csv_header", "csv_lines"]

COLUMNS = (
    *("article", "outlet", "published", "url", "statement", "kind", "act", "speaker", "speaker_key", "speaker_state"),
    *("speaker_words", "addressee", "via", "cue", "content", "start", "end", "parent", "confidence"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a cell a formula to a spreadsheet; an apostrophe before it makes it words again (OWASP, CSV injection)."""


def csv_header() -> str:
    """The line of columns, without its end."""
    return ",".join(COLUMNS)


def csv_lines(record: Record) -> Iterator[str]:
    """A line for each statement, without its end; cells may hold line ends, in quotation marks."""
    names = {actor.id: actor for actor in record.actors}
    for statement in record.statements:
        speaker = names.get(statement.speaker_actor or "")
        places = [*statement.cue, *statement.content]
        yield _line(
            record.id,
            record.outlet,
            record.published,
            record.url,
            statement.id,
            statement.kind,
            statement.act,
            speaker.name if speaker is not None else None,
            speaker.key if speaker is not None else None,
            speaker.country if speaker is not None else None,
            statement.speaker.text if statement.speaker is not None else None,
            statement.addressee.text if statement.addressee is not None else None,
            _joined(link.text for link in statement.via),
            _joined(span.text for span in statement.cue),
            _joined(span.text for span in statement.content),
            min(span.start for span in places),
            max(span.end for span in places),
            statement.parent,
            statement.confidence,
        )


def _joined(texts: Iterator[str | None]) -> str:
    return " … ".join(text for text in texts if text)


def _line(*cells: str | int | float | None) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: str | int | float | None) -> str | int | float:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell if cell is not None else ""
