"""What the tagger costs and gives: speed with and without it, and where annotated noun phrases end.

    python benchmarks/tagger.py [--gold ../shared/gold/dev] [--repeat 5]

The figures by part of speech come from `training/tagger/train.py --folds 5`, which trains anew for each fold. Reading
is timed twice: by a new reader, which meets every word for the first time, and by one that has read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from goft.language import Language, Sentence
from goft.repair import Repairer
from goft.statements import look_at
from goft.statements.names import actor_phrase
from goft.statements.phrases import base_end

Document = tuple[str, frozenset[tuple[int, int]]]


def documents(folder: Path) -> list[Document]:
    """Repaired text and annotated speakers, sources and addressees of every document of gold."""
    repairer = Repairer.load()
    found = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        repaired = repairer.repair(gold["text"])
        phrases = set()
        for statement in gold["statements"]:
            for span in (statement["speaker"], statement["addressee"], *(statement["via"] or [])):
                if span:
                    phrases.add(repaired.repaired_span(*span))
        found.append((repaired.text, frozenset(phrases)))
    return found


def timed(language: Language, texts: list[str]) -> tuple[float, int]:
    """Seconds for all texts, and their tokens."""
    begin = time.perf_counter()
    count = sum(len(sentence.tokens) for text in texts for sentence in language.read(text))
    return time.perf_counter() - begin, count


def ends(sentences: tuple[Sentence, ...], phrases: frozenset[tuple[int, int]]) -> tuple[int, int, int]:
    """Annotated phrases, those that their base ends right, and those that it or the name's own end does."""
    chain = either = 0
    for sentence in sentences:
        view = look_at(sentence)
        for start, end in phrases:
            at = next((place for place, token in enumerate(sentence.tokens) if token.start == start), None)
            if at is None:
                continue
            limit = len(sentence.tokens)
            found = [
                sentence.tokens[each - 1].end
                for each in (base_end(view, at, limit, name=True), actor_phrase(view, at, limit))
            ]
            chain += found[0] == end
            either += end in found
    return len(phrases), chain, either


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold/dev"), help="folder of annotated documents")
    parser.add_argument("--repeat", type=int, default=5, help="how often to read; the best time counts")
    options = parser.parse_args()
    if not options.gold.is_dir():
        sys.exit(f"{options.gold} is not there: nothing measured. Give a folder of annotated documents with --gold.")
    found = documents(options.gold)
    texts = [text for text, _ in found]
    sys.stdout.write(f"{len(texts)} documents of {options.gold}, repaired; one core\n")
    for name, tagged in (("with the tagger", True), ("without", False)):
        begin = time.perf_counter()
        language = Language.load(tagged=tagged)
        loaded = time.perf_counter() - begin
        first, count = timed(language, texts)
        best = min(timed(language, texts)[0] for _ in range(options.repeat))
        totals = [sum(each) for each in zip(*(ends(language.read(text), spans) for text, spans in found), strict=True)]
        chain, either = (100 * part / totals[0] for part in totals[1:])
        sys.stdout.write(
            f"{name:16} load {loaded:.3f} s, first reading {1000 * first / len(texts):.2f} ms a document, then "
            f"{1000 * best / len(texts):.2f} ms, {count / best:,.0f} tokens/s; of {totals[0]} annotated noun phrases "
            f"the base ends {chain:.1f} % right, an end is right in {either:.1f} %\n"
        )


if __name__ == "__main__":
    main()
