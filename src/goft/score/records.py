"""Records to score, read from a folder of `.json` files or one `.jsonl` file."""

from __future__ import annotations

from pathlib import Path

import msgspec

from goft.errors import ScoreError
from goft.record import Record

__all__ = ["load_records"]


def load_records(path: Path) -> dict[str, Record]:
    """The records by id. Raises ScoreError, naming the file, for what is not a record."""
    if not path.exists():
        raise ScoreError("there is no such file or folder", where=str(path))
    if path.is_dir():
        pieces = [(str(file), file.read_bytes()) for file in sorted(path.glob("*.json"))]
    elif path.suffix == ".json":
        pieces = [(str(path), path.read_bytes())]
    else:
        pieces = [(f"{path}:{n}", line) for n, line in enumerate(path.read_bytes().splitlines(), 1) if line.strip()]
    records = [_decode(where, raw) for where, raw in pieces]
    return {record.id: record for record in records}


def _decode(where: str, raw: bytes) -> Record:
    try:
        return Record.from_json(raw)
    except (msgspec.ValidationError, ValueError) as error:
        raise ScoreError(
            f"not a record: {error}", where=where, hint="make records with goft read --format jsonl"
        ) from error
