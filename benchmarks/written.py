"""Puts what a benchmark prints on a page of the docs: `python benchmarks/x.py | python benchmarks/written.py NAME`.

The lines go on to standard output, and to the page of `docs`, or README.md, that has the marks `<!-- NAME -->` and
`<!-- /NAME -->`, between these.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(name: str) -> None:
    """Read, pass on, write."""
    block = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    every = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    pages = [page for page in every if block.search(page.read_text(encoding="utf-8"))]
    if len(pages) != 1:
        raise SystemExit(f"{ROOT}: {len(pages)} pages have a place for the figures of {name!r}")
    lines = sys.stdin.read()
    sys.stdout.write(lines)
    if lines.strip():
        shown = f"```text\n{lines.strip()}\n```\n"
        text = pages[0].read_text(encoding="utf-8")
        pages[0].write_text(block.sub(lambda match: match[1] + shown + match[2], text), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
