"""Train the half-space restorer: `python training/half_space/train.py`.

Reads the plain news text, leaves out every paragraph that stands in the gold documents named, counts, fits two small
logistic models, and writes the package's weights. The same text gives the same file.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from clean import careful
from counts import count, paragraphs
from houses import house_weights, houses_of
from learn import learn

from goft.repair.tables import write_tables

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def main() -> int:
    """Train and write."""
    options = _options()
    if not options.plain.exists():
        sys.stderr.write(f"{options.plain} is not here: nothing to train on\n")
        return 2
    begun = time.perf_counter()
    texts = list(paragraphs(options.plain, options.leave_out))
    kept = careful(texts)
    sys.stdout.write(f"{len(texts)} paragraphs, {len(kept)} carefully spelled\n")
    houses = houses_of(kept, count(kept))
    one, other, rest = (count(text for text, of in zip(kept, houses, strict=True) if of == house) for house in range(3))
    for counts in (one, other):
        rest.add(counts)
    tables = learn(rest, (one, other))
    tables.houses.update(house_weights(kept, houses))
    packed = write_tables(tables)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(packed)
    sizes = ", ".join(f"{len(getattr(tables, name))} {name}" for name in tables.__struct_fields__)
    sys.stdout.write(f"{options.out}: {len(packed):,} bytes; {sizes}; {time.perf_counter() - begun:.0f} s\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", type=Path, default=SHARED / "data/plain_fa.txt.xz", help="paragraphs, one a line")
    parser.add_argument("--leave-out", type=Path, default=SHARED / "gold/train", help="gold documents never trained on")
    parser.add_argument("--out", type=Path, default=ROOT / "src/goft/repair/data/half_space.json.xz")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
