"""The tables that `goft score` prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from goft.score import ERROR_KINDS, Miss, Report, count_misses
from goft.score.errors import MARKS
from goft.score.tallies import ACCURACIES, KINDS, RATES, Tally

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

__all__ = ["print_misses", "print_report"]

_SHORT = ("attribution", "record exact", "cue exact", "speaker exact", "content exact", "addressee", "via")


def print_report(out: Console, report: Report, *, per_document: bool) -> None:
    """All figures, then the sources, the kinds of statement and, if wanted, the documents."""
    _print_figures(out, report)
    _print_sources(out, report)
    _print_kinds(out, report)
    if per_document:
        _print_documents(out, report)


def print_misses(out: Console, misses: Sequence[Miss], kept: Sequence[Miss]) -> None:
    """How many misses there are of each kind, then the wanted ones, each in its sentence."""
    table = _table("error", "count")
    for kind, count in count_misses(misses).items():
        table.add_row(kind, str(count))
    out.print(table)
    legend = "  ".join(f"{opening}{part}{closing}" for part, (opening, closing) in MARKS.items())
    out.print(f"marks: {legend}")
    for kind in ERROR_KINDS:
        mine = [miss for miss in kept if miss.kind == kind]
        if mine:
            out.print(f"\n== {kind}: {len(mine)}")
        for miss in mine:
            _print_miss(out, miss)


def _print_miss(out: Console, miss: Miss) -> None:
    # Each sentence is a line of its own, so that a terminal sets it from right to left by its first letter.
    out.print(f"\n-- {miss.document}:{miss.at}  {miss.detail}", soft_wrap=True)
    for label, sentence in (("gold", miss.gold), ("read", miss.read)):
        if sentence is not None:
            out.print(f"{label}:")
            out.print(sentence, soft_wrap=True)


def _print_figures(out: Console, report: Report) -> None:
    table = _table("figure", "P", "R", "F1", "right", "read", "gold")
    for name in RATES:
        one = report.total[name]
        table.add_row(name, *_rates(one), str(one.hit), str(one.read), str(one.gold))
    out.print(table)
    shares = _table("figure", "%", "right", "of")
    for name in (*KINDS, *ACCURACIES):
        one = report.total[name]
        shares.add_row(f"{name} (recall)" if name in KINDS else name, _percent(one.recall), str(one.hit), str(one.gold))
    out.print(shares)
    statements = report.total["attribution"]
    ratio = statements.read / statements.gold if statements.gold else 0.0
    out.print(f"over-generation {ratio:.2f}   documents {len(report.documents)}\n")


def _print_sources(out: Console, report: Report) -> None:
    table = _table("source (F1)", "documents", *_SHORT, "act %")
    for source, tallies in report.sources.items():
        table.add_row(source, str(report.source_sizes[source]), *_f1s(tallies), _percent(tallies["act"].recall))
    out.print(table)


def _f1s(tallies: Mapping[str, Tally]) -> list[str]:
    return [_percent(tallies[name].f1) for name in _SHORT]


def _print_kinds(out: Console, report: Report) -> None:
    table = _table(
        "kind (recall)", "attribution", "record exact", "cue exact", "speaker exact", "content exact", "act", "gold"
    )
    for kind, row in report.kinds.items():
        parts = (row.attribution, row.record, row.cue, row.speaker, row.content, row.act)
        table.add_row(kind, *(_percent(part.recall) for part in parts), str(row.attribution.gold))
    out.print(table)


def _print_documents(out: Console, report: Report) -> None:
    table = _table("document", "right", "read", "gold")
    rows = [(key, tallies["attribution"]) for key, tallies in report.documents.items()]
    for key, one in sorted(rows, key=lambda row: row[1].hit / max(1, row[1].gold)):
        table.add_row(key, str(one.hit), str(one.read), str(one.gold))
    out.print(table)


def _rates(one: Tally) -> tuple[str, str, str]:
    return _percent(one.precision), _percent(one.recall), _percent(one.f1)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _table(first: str, *numbers: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first, no_wrap=True)
    for name in numbers:
        table.add_column(name, justify="right")
    return table
