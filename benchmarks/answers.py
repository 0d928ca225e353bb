"""Answers inside an article, against labels of our own on the gold sets: F1 over answering statements.

    python benchmarks/answers.py [dev|train] [--errors]

Labels are `judged/answers_*.tsv`; `judged/answers.md` says how they were made and what counts as right. Reads
`../shared/gold`, which is not part of the project; without it there is nothing to measure.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from goft.reader import Reader
from goft.record import Record
from goft.score.gold import Gold, load_gold
from goft.score.pairing import pair_up
from goft.score.views import gold_views, record_views

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
JUDGED = Path(__file__).with_name("judged")


class Labels(NamedTuple):
    """Of one document: the answering statements with what they answer, and those that two readers could judge apart."""

    sure: dict[int, frozenset[int]]
    maybe: frozenset[int]


def main() -> None:
    """Print the figures, with `--errors` each miss and each answer too many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "train"])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is not here: the gold set comes apart from the project; nothing measured")
    labels = read_labels(JUDGED / f"answers_{options.part}.tsv")
    reader, counts = Reader.load(), Counter[str]()
    for gold in load_gold(GOLD / options.part):
        told = labels.get(gold.id, Labels({}, frozenset()))
        for kind, line in judge(gold, reader.read(gold.article()), told):
            counts[kind] += 1
            if options.errors and kind != "right":
                print(kind, gold.id, line)
    right, wrong, missed = counts["right"], counts["wrong"], counts["missed"]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    print(f"answers on {options.part}: P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}", end="")
    print(f"   ({right} of {right + wrong} right, {right + missed} answering statements)")


def read_labels(path: Path) -> dict[str, Labels]:
    """The labels by document."""
    sure: defaultdict[str, dict[int, frozenset[int]]] = defaultdict(dict)
    maybe: defaultdict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["sure"] == "yes":
                sure[row["document"]][int(row["statement"])] = frozenset(map(int, row["answers"].split()))
            else:
                maybe[row["document"]].add(int(row["statement"]))
    return {document: Labels(sure[document], frozenset(maybe[document])) for document in {*sure, *maybe}}


def judge(gold: Gold, record: Record, labels: Labels) -> list[tuple[str, str]]:
    """What is right, wrong or missed, each with a line that says where."""
    gold_of = {read: wanted for wanted, read in pair_up(gold_views(gold), record_views(record))}
    number = {one.id: n for n, one in enumerate(record.statements)}
    found: list[tuple[str, str]] = []
    got: set[int] = set()
    for n, one in enumerate(record.statements):
        wanted = gold_of.get(n)
        if not one.answers or wanted in labels.maybe:
            continue
        first = gold_of.get(number[one.answers[0]])
        right = wanted is not None and first in labels.sure.get(wanted, ())
        got |= {wanted} if right and wanted is not None else set()
        said = " … ".join(span.text for span in one.content)[:80]
        found.append(("right" if right else "wrong", f"{one.id} ({wanted}) -> {one.answers[0]} ({first}): {said}"))
    for wanted in labels.sure.keys() - got:
        cue = gold.statements[wanted].cue[0]
        found.append(("missed", f"({wanted}) -> {sorted(labels.sure[wanted])}: {gold.text[slice(*cue)]}"))
    return found


if __name__ == "__main__":
    main()
