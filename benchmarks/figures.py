"""Figures against gold: `python benchmarks/figures.py ../shared/gold/dev [--misses]`.

Prints precision, recall and F1 as the shared scorer counts them (overlapping span, equal value), how often bound and
unit are gold's, too, and how long finding takes a document (milliseconds, sentences already read).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

import msgspec

from goft.figures import Figures, FoundFigure
from goft.language import Language, Sentence
from goft.repair import Repaired, Repairer

ROUNDS = 20


class Read(msgspec.Struct, frozen=True):
    """A gold document with what was found in it."""

    gold: dict[str, Any]
    repaired: Repaired
    sentences: tuple[Sentence, ...]
    found: tuple[FoundFigure, ...]


def main() -> None:
    """Read the gold folder, print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was found too much")
    arguments = parser.parse_args()
    if not arguments.gold.is_dir():
        sys.exit(f"{arguments.gold} is no folder: give gold's folder, such as ../shared/gold/dev")
    station, documents = Figures.load(), []
    repairer, language = Repairer.load(), Language.load()
    for path in sorted(arguments.gold.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        repaired = repairer.repair(gold["text"])
        sentences = language.read(repaired.text)
        documents.append(Read(gold, repaired, sentences, station.find(repaired.text, sentences)))
    _report(documents, arguments.misses)
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for one in documents:
            station.find(one.repaired.text, one.sentences)
    spent = (time.perf_counter() - started) / ROUNDS / len(documents)
    print(f"{1000 * spent:.3f} ms a document")


def _report(documents: list[Read], misses: bool) -> None:
    hits = gold_count = found_count = bounds = units = 0
    for one in documents:
        free = [(figure, one.repaired.original_span(figure.start, figure.end)) for figure in one.found]
        found_count += len(free)
        for want in one.gold["figures"]:
            gold_count += 1
            pair = next((p for p in free if p[0].value == want["value"] and _overlaps(p[1], want["span"])), None)
            if pair is None:
                _show(one, "missed", want["span"], f"{want['value']} {want['unit']}", misses)
                continue
            free.remove(pair)
            hits += 1
            bounds += pair[0].bound == want["bound"]
            units += pair[0].unit == want["unit"]
        for figure, span in free:
            _show(one, "too much", span, f"{figure.value} {figure.unit}", misses)
    precision, recall = hits / max(1, found_count), hits / max(1, gold_count)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    scores = f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}"
    print(f"figures  {scores}  ({hits} of {found_count}, {gold_count} gold)")
    print(f"of the right ones: bound {100 * bounds / max(1, hits):.1f}, unit {100 * units / max(1, hits):.1f}")


def _overlaps(one: tuple[int, int], other: list[int] | tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _show(one: Read, what: str, span: list[int] | tuple[int, int], value: str, wanted: bool) -> None:
    if wanted:
        text, (start, end) = one.gold["text"], span
        around = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", " ")
        print(f"{what:9}{one.gold['id']}: {value}: {around}")


if __name__ == "__main__":
    main()
