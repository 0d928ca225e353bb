"""A plain table: `name`, and any of `also` (parted by ;), english, wikidata, kind, state, office, from and to."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from goft.actors.book.model import Imported, ImportedTerm, Refusal, arrange, entity_id, iso_day, state_of
from goft.errors import InputError

__all__ = ["read_table"]

_KNOWN = ("name", "also", "english", "wikidata", "kind", "state", "office", "from", "to")
_PARTS = re.compile("[;؛|]")


def read_table(name: str, lines: Iterable[str]) -> Iterator[Imported | Refusal]:
    """One line a term, or an actor without one. Raises `InputError` where there is no column `name`."""
    table = csv.DictReader(lines)
    columns = [column.strip().casefold() for column in table.fieldnames or ()]
    if "name" not in columns:
        raise InputError(
            f"has the columns {', '.join(columns) or 'none'}, but no `name`",
            where=name,
            hint=f"name the columns in the first line: {','.join(_KNOWN)}",
        )
    table.fieldnames = columns
    for row in table:
        yield _line(f"{name}, line {table.line_num}", {k: (v or "").strip() for k, v in row.items() if k in _KNOWN})


def _line(where: str, row: dict[str, str]) -> Imported | Refusal:
    names = arrange([row["name"], *_PARTS.split(row.get("also", "")), row.get("english", "")])
    if not row["name"] or names is None:
        return Refusal(where, ",".join(row.values())[:60], "has no name")
    state = state_of(row.get("state"))
    if row.get("state") and state is None:
        return Refusal(where, row["name"], f"no state has the code {row['state']!r}; write ISO 3166-1 (IRN or IR)")
    for column in ("from", "to"):
        if row.get(column) and iso_day(row[column]) is None:
            return Refusal(where, row["name"], f"`{column}` is {row[column]!r}, not YYYY, YYYY-MM or YYYY-MM-DD")
    office = row.get("office")
    term = (ImportedTerm(office, state, iso_day(row.get("from")), iso_day(row.get("to"))),) if office else ()
    return Imported(
        kind="body" if row.get("kind") == "body" else "person",
        name=names[0],
        also=names[1],
        english=row.get("english") or names[2],
        wikidata=entity_id(row.get("wikidata")),
        country=state,
        terms=term,
    )
