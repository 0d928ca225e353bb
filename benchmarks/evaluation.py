"""Measure the reader and write down what it is good and bad at: `docs/evaluation.md`, and the block in README.md.

    python benchmarks/evaluation.py [--gold ../shared/gold] [--write]

Without `--write` the page is printed. Every number in both files comes from here, and every table names the command
that prints it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from goft.reader import Reader
from goft.record import Record
from goft.score import Damage, Gold, KindRow, Miss, Report, Tally, count_misses, damaged, list_misses, load_gold, score
from goft.score.tallies import ACCURACIES, KINDS, RATES

ROOT = Path(__file__).parents[1]
KEPT = "<!-- written by hand, kept when the page is written again -->"
BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)


def main() -> None:
    """Read the gold texts in all their states and print or write what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--write", action="store_true", help="write docs/evaluation.md and README.md's block")
    options = parser.parse_args()
    reader = Reader.load()
    parts = {part: load_gold(options.gold / part) for part in ("dev", "train")}
    reports = {part: score(gold, _read(reader, gold)) for part, gold in parts.items()}
    damages: tuple[Damage, ...] = ("drop", "space")
    for damage in damages:
        reports[f"dev, {damage}"] = _damaged_report(reader, parts["dev"], damage)
    misses = list_misses(parts["dev"], _read(reader, parts["dev"]))
    page = _page(reports, misses)
    if not options.write:
        print(page)
        return
    path = ROOT / "docs" / "evaluation.md"
    path.write_text(page + _kept(path), encoding="utf-8")
    readme = ROOT / "README.md"
    block = BLOCK.sub(lambda match: match[1] + _summary(reports) + match[2], readme.read_text(encoding="utf-8"))
    readme.write_text(block, encoding="utf-8")


def _kept(path: Path) -> str:
    """What somebody wrote on the page, from its mark on."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return f"\n{KEPT}{text.partition(KEPT)[2]}" if KEPT in text else ""


def _read(reader: Reader, gold: Sequence[Gold]) -> Mapping[str, Record]:
    return {one.id: reader.read(one.article()) for one in gold}


def _damaged_report(reader: Reader, gold: Sequence[Gold], damage: Damage) -> Report:
    worse = [damaged(one, damage) for one in gold]
    return score(worse, _read(reader, worse))


def _page(reports: Mapping[str, Report], misses: Sequence[Miss]) -> str:
    return "\n".join(
        [
            "# How well Goft reads",
            "",
            "Written by `python benchmarks/evaluation.py --write`, all but the findings at the end. `dev` and `train`",
            "are the annotated sets, `dev, drop` is `dev` with every half-space dropped, `dev, space` with each turned",
            "into a space. F1 in percent, or the share that is right where the figure says so.",
            "",
            "## Figures",
            "",
            "`goft score ../shared/gold/dev`, `goft score ../shared/gold/train`, and the first with `--damage drop` or",
            "`--damage space`:",
            "",
            *_figures(reports),
            "",
            "## By source (`dev`)",
            "",
            *_sources(reports["dev"]),
            "",
            "## By kind of statement (`dev`, recall; nested is inside another, of any kind)",
            "",
            *_kinds(reports["dev"]),
            "",
            "## What goes wrong (`dev`)",
            "",
            "`goft score ../shared/gold/dev --errors` shows each in its sentence. A statement can have several.",
            "",
            *_errors(misses),
            "",
        ]
    )


def _figures(reports: Mapping[str, Report]) -> list[str]:
    rows = [(name, [f"{100 * one.total[name].f1:.1f}" for one in reports.values()]) for name in RATES]
    rows += [
        (f"{name} (share)", [f"{100 * one.total[name].recall:.1f}" for one in reports.values()])
        for name in (*ACCURACIES, *KINDS)
    ]
    rows.append(("over-generation", [f"{one.figures()['over-generation']:.2f}" for one in reports.values()]))
    rows.append(("documents", [str(len(one.documents)) for one in reports.values()]))
    return _table(("figure", *reports), [(name, *cells) for name, cells in rows])


def _sources(report: Report) -> list[str]:
    rows = [
        (source, str(report.source_sizes[source]), *(f"{100 * tallies[name].f1:.1f}" for name in RATES[:5]))
        for source, tallies in report.sources.items()
    ]
    return _table(("source", "documents", *RATES[:5]), rows)


def _kinds(report: Report) -> list[str]:
    rows = [
        (kind, str(row.attribution.gold), *(f"{100 * tally.recall:.1f}" for tally in _parts(row)))
        for kind, row in report.kinds.items()
    ]
    return _table(("kind", "gold", "attribution", "record exact", "cue", "speaker", "content", "act"), rows)


def _parts(row: KindRow) -> tuple[Tally, ...]:
    return row.attribution, row.record, row.cue, row.speaker, row.content, row.act


def _errors(misses: Sequence[Miss]) -> list[str]:
    rows = [(kind, str(count)) for kind, count in count_misses(misses).items()]
    missed = Counter(miss.detail for miss in misses if miss.kind == "missed")
    acts = Counter(miss.detail.partition(";")[0] for miss in misses if miss.kind == "act")
    return [
        *_table(("error", "count"), rows),
        "",
        "Statements that are missed, by kind and act:",
        "",
        *_table(("missed", "count"), [(what, str(count)) for what, count in missed.most_common(12)]),
        "",
        "Acts that are taken for others:",
        "",
        *_table(("read for gold", "count"), [(what, str(count)) for what, count in acts.most_common(12)]),
    ]


def _summary(reports: Mapping[str, Report]) -> str:
    shown = ("figure", "---", *RATES, "act", "over-generation")
    return "\n".join(row for row in _figures(reports) if row.strip("| ").startswith(shown)) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


if __name__ == "__main__":
    main()
