"""Gold documents: what an annotator says a text holds, read from a folder of `.json` files or one `.jsonl` file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec

from goft.article import Article
from goft.errors import GoldError
from goft.record import Act, StatementKind

__all__ = ["Gold", "GoldEvent", "GoldFigure", "GoldStatement", "GoldTime", "load_gold"]

Range = tuple[int, int]


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated statement. Ranges are code points of the document's text, end exclusive."""

    kind: StatementKind
    act: Act
    speaker: Range | None = None
    speaker_is: str | None = None
    speaker_country: str | None = None
    cue: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()
    addressee: Range | None = None
    via: tuple[Range, ...] = ()
    about: Range | None = None
    parent: int | None = None


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated event; the countries are ISO 3166-1 alpha-3."""

    type: str
    status: str
    trigger: Range
    actor: Range | None = None
    recipient: Range | None = None
    actor_country: str | None = None
    recipient_country: str | None = None


class GoldFigure(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated figure."""

    span: Range
    value: float
    unit: str | None = None
    bound: str = "exact"


class GoldTime(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated time; `value` is None where the document does not fix it."""

    span: Range
    type: str
    value: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated document."""

    id: str
    text: str
    source: str | None = None
    outlet: str | None = None
    published: str | None = None
    statements: tuple[GoldStatement, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    times: tuple[GoldTime, ...] = ()

    def article(self) -> Article:
        """What a reader may see of the document: its id, text, outlet and date, nothing that was annotated."""
        published = date.fromisoformat(self.published) if self.published else None
        return Article(id=self.id, text=self.text, outlet=self.outlet, published=published)


def load_gold(path: Path) -> tuple[Gold, ...]:
    """The documents of a folder (its `.json` files by name) or of one `.jsonl` or `.json` file.

    Raises GoldError, naming the file and the field, for what is not a gold document.
    """
    if not path.exists():
        raise GoldError("there is no such file or folder", where=str(path))
    documents = tuple(_decode(where, raw) for where, raw in _pieces(path))
    if not documents:
        raise GoldError("no gold documents here", where=str(path), hint="a folder of .json files, or a .jsonl file")
    return documents


def _pieces(path: Path) -> list[tuple[str, bytes]]:
    if path.is_dir():
        return [(str(file), file.read_bytes()) for file in sorted(path.glob("*.json"))]
    if path.suffix == ".json":
        return [(str(path), path.read_bytes())]
    lines = path.read_bytes().splitlines()
    return [(f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip()]


def _decode(where: str, raw: bytes) -> Gold:
    try:
        return msgspec.json.decode(raw, type=Gold)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        found = _with_halves(raw)
        if found is None:
            raise GoldError(f"not a gold document: {error}", where=where) from error
        return found


def _with_halves(raw: bytes) -> Gold | None:
    """A document with the escape of a lone surrogate, which only Python's own reader takes; None for what is none."""
    try:
        return msgspec.convert(json.loads(raw), Gold)
    except ValueError:
        return None
