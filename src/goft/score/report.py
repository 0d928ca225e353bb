"""The figures of a corpus: all documents together, and by source and kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from goft.record import Record
from goft.score.document import tally_document
from goft.score.gold import Gold, GoldStatement
from goft.score.pairing import attributed, pair_up
from goft.score.tallies import KINDS, Tallies, Tally, add_up, as_dict
from goft.score.views import Part, gold_views, record_views

__all__ = ["KindRow", "Report", "score"]


class KindRow(msgspec.Struct, frozen=True):
    """How gold's statements of one kind fare: attribution, act and exact parts, each over the kind's statements."""

    attribution: Tally
    act: Tally
    record: Tally
    cue: Tally
    speaker: Tally
    content: Tally

    def as_dict(self) -> dict[str, Any]:
        """Each as a recall in percent, and how many statements the kind has."""
        shares = {name: round(100 * getattr(self, name).recall, 1) for name in self.__struct_fields__}
        return {**shares, "gold": self.attribution.gold}


class Report(msgspec.Struct, frozen=True):
    """Tallies of the whole, of each source, of each kind of statement and of each document."""

    total: Tallies
    documents: Mapping[str, Tallies]
    sources: Mapping[str, Tallies]
    source_sizes: Mapping[str, int]
    kinds: Mapping[str, KindRow]

    def figures(self) -> dict[str, Any]:
        """The whole corpus's figures as numbers."""
        return as_dict(self.total, len(self.documents))

    def as_dict(self) -> dict[str, Any]:
        """Everything as numbers for JSON."""
        return {
            "all": self.figures(),
            "sources": {name: as_dict(one, self.source_sizes[name]) for name, one in self.sources.items()},
            "kinds": {name: row.as_dict() for name, row in self.kinds.items()},
            "per-document": {
                key: dict(
                    zip(("attributed", "predicted", "gold"), msgspec.structs.astuple(one["attribution"]), strict=True)
                )
                for key, one in self.documents.items()
            },
        }


def score(gold: Sequence[Gold], records: Mapping[str, Record]) -> Report:
    """Compare gold with the records of the same ids; a missing record counts as an empty one."""
    documents = {one.id: tally_document(one, records.get(one.id)) for one in gold}
    by_source: dict[str, list[Tallies]] = {}
    for one in gold:
        by_source.setdefault(one.source or "unknown", []).append(documents[one.id])
    return Report(
        total=add_up(documents.values()),
        documents=documents,
        sources={source: add_up(tallies) for source, tallies in sorted(by_source.items())},
        source_sizes={source: len(tallies) for source, tallies in by_source.items()},
        kinds=_by_kind(gold, records),
    )


def _by_kind(gold: Sequence[Gold], records: Mapping[str, Record]) -> dict[str, KindRow]:
    rows = (*KINDS, "nested")
    hits = {row: dict.fromkeys(KindRow.__struct_fields__, 0) for row in rows}
    sizes = dict.fromkeys(rows, 0)
    exact: tuple[Part, ...] = ("cue", "speaker", "content")
    for document in gold:
        wanted = gold_views(document)
        for one in document.statements:
            for row in _rows(one):
                sizes[row] += 1
        record = records.get(document.id)
        found = record_views(record) if record else ()
        for i, j in pair_up(wanted, found):
            same: dict[str, bool] = {part: wanted[i].edges[part] == found[j].edges[part] for part in exact}
            right = attributed(wanted[i], found[j])
            act = right and wanted[i].act == found[j].act
            scores = {"attribution": right, "act": act, "record": all(same.values()), **same}
            for row in _rows(document.statements[i]):
                for name, true in scores.items():
                    hits[row][name] += true
    return {
        row: KindRow(*(Tally(hits[row][name], sizes[row], sizes[row]) for name in KindRow.__struct_fields__))
        for row in rows
    }


def _rows(one: GoldStatement) -> tuple[str, ...]:
    """A statement counts in the row of its kind, and among the nested where it lies inside another."""
    return (one.kind,) if one.parent is None else (one.kind, "nested")
