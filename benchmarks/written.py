"""Puts what a benchmark prints on a page of the docs: `python benchmarks/x.py | python benchmarks/written.py NAME`.

The lines go on to standard output, and to `docs/archive.md` between the marks `<!-- NAME -->` and `<!-- /NAME -->`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "archive.md"


def main(name: str) -> None:
    """Read, pass on, write."""
    block = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    text = PAGE.read_text(encoding="utf-8")
    if not block.search(text):
        raise SystemExit(f"{PAGE}: has no place for the figures of {name!r}")
    lines = sys.stdin.read()
    sys.stdout.write(lines)
    if lines.strip():
        shown = f"```text\n{lines.strip()}\n```\n"
        PAGE.write_text(block.sub(lambda match: match[1] + shown + match[2], text), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
