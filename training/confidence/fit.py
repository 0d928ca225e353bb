"""Count how often readings on each kind of evidence are right, for `src/goft/statements/data/confidence.toml`.

    python training/confidence/fit.py ../shared/gold/train

A reading is right if it stands for an annotated statement and has its content and speaker (the condition of the
attribution figure). The counts are smoothed with ten readings of the next wider kind (Lidstone's rule with the back-off
as prior), so that a kind seen twice is not certain.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from goft.actors import with_names
from goft.language import Language
from goft.reader import Reader
from goft.repair import Repairer
from goft.score import load_gold
from goft.score.pairing import attributed, pair_up
from goft.score.views import gold_views, record_views
from goft.statements import Statements, look_at_all

TABLE = Path(__file__).resolve().parents[2] / "src" / "goft" / "statements" / "data" / "confidence.toml"
PRIOR = 10
FEWEST = 5


def main() -> None:
    """Write the table, and print it with its counts."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(f"usage: python {sys.argv[0]} GOLD, a folder of annotated documents")
    right, seen = _count(Path(sys.argv[1]))
    shares: dict[str, float] = {}
    for key in sorted(seen, key=lambda key: (key.count("-"), key)):
        parts = key.split("-")
        wider = parts[-1] if len(parts) < 4 else "-".join((parts[0], *parts[2:]))
        prior = shares.get(wider, shares.get(parts[-1], 0.5))
        if seen[key] >= FEWEST or key in ("top", "nested"):
            shares[key] = round((right[key] + PRIOR * prior) / (seen[key] + PRIOR), 2)
            print(f"{key:36} {right[key]:4} of {seen[key]:4}  {shares[key]:.2f}")
    lines = [f"{key} = {share}" for key, share in shares.items()]
    head = "# How often readings on a kind of evidence are right. Written by training/confidence/fit.py; do not edit.\n"
    TABLE.write_text(head + "[share]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _count(folder: Path) -> tuple[Counter[str], Counter[str]]:
    reader, repairer, language, statements = Reader.load(), Repairer.load(), Language.load(), Statements.load()
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for gold in load_gold(folder):
        repaired = repairer.repair(gold.text)
        found = statements.find(repaired.text, look_at_all(with_names(language.read(repaired.text))))
        wanted, read = gold_views(gold), record_views(reader.read(gold.article()))
        good = {j for i, j in pair_up(wanted, read) if attributed(wanted[i], read[j])}
        for number, statement in enumerate(found):
            for key in statement.evidence.names():
                seen[key] += 1
                right[key] += number in good
    return right, seen


if __name__ == "__main__":
    main()
