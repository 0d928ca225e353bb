"""The examples of the cue files as tests need them: their marks read, their spellings made, their readings judged."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from goft.record import Span, Statement
from goft.statements.lexicon import CueEntry, load_lexicon

KNOWN_FAILURES = Path(__file__).parent.parent / "statements" / "known_failures.toml"

Spelling = Literal["written", "spaced", "glued", "arabic"]
Miss = Literal["nothing found", "act", "speaker", "content", "speaker and content"]
Key = tuple[str, str, str]
"""Act, kind and cue: what an entry is known by."""

_HALF_SPACE = "\u200c"
_ARABIC = str.maketrans("یک", "يك")
_EDGE = ' \u200c.،؛:؟!?«»"“”…'


class MarkError(ValueError):
    """An example's brackets are not as they should be."""


class Marked(NamedTuple):
    """An example without its marks. Spans are (start, end) in code points, end exclusive."""

    text: str
    speaker: tuple[int, int] | None
    content: tuple[int, int]


def key_of(entry: CueEntry) -> Key:
    return entry.act, entry.kind, entry.cue


def entries() -> tuple[CueEntry, ...]:
    return load_lexicon().entries


def parse(example: str) -> Marked:
    """Read the marks: one `{content}`, at most one `[speaker]`, neither inside the other. Raises MarkError."""
    text: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    opened: tuple[str, int] | None = None
    for char in example:
        if char in "[{":
            if opened is not None or char in spans:
                raise MarkError(f"{char} stands inside another mark or twice: {example}")
            opened = (char, len(text))
        elif char in "]}":
            if opened is None or "[{".index(opened[0]) != "]}".index(char):
                raise MarkError(f"{char} closes nothing: {example}")
            spans[opened[0]] = (opened[1], len(text))
            opened = None
        else:
            text.append(char)
    if opened is not None or "{" not in spans:
        raise MarkError(f"there is no closed {{content}}: {example}")
    for start, end in spans.values():
        inside = "".join(text[start:end])
        if not inside or inside != inside.strip():
            raise MarkError(f"a mark holds nothing or begins or ends with a space: {example}")
    return Marked("".join(text), spans.get("["), spans["{"])


def spell(example: str, spelling: Spelling) -> str:
    """An example, marks kept, in another spelling."""
    if spelling == "spaced":
        return example.replace(_HALF_SPACE, " ")
    if spelling == "glued":
        return example.replace(_HALF_SPACE, "")
    return example.translate(_ARABIC) if spelling == "arabic" else example


def spellings(example: str) -> list[Spelling]:
    """The spellings that differ from each other."""
    every: tuple[Spelling, ...] = get_args(Spelling)
    return [name for name in every if name == "written" or spell(example, name) != example]


def judge(entry: CueEntry, marked: Marked, statements: Iterable[Statement]) -> Miss | None:
    """What the best of the statements lacks; None where one is as the example says. Edges do not count."""
    best: Miss | None = "nothing found"
    order: tuple[Miss | None, ...] = (None, "act", "speaker", "content", "speaker and content", "nothing found")
    for one in statements:
        speaker = _same(marked.text, marked.speaker, one.speaker)
        content = len(one.content) == 1 and _same(marked.text, marked.content, one.content[0])
        overlap = any(c.start < marked.content[1] and marked.content[0] < c.end for c in one.content)
        miss: Miss | None
        if speaker and content:
            miss = None if one.act == entry.act else "act"
        elif content:
            miss = "speaker"
        elif speaker and overlap:
            miss = "content"
        else:
            miss = "speaker and content" if overlap else "nothing found"
        best = min(best, miss, key=order.index)
    return best


def known_failures() -> dict[tuple[Key, Spelling], str]:
    """The failures that are known, with their reason."""
    if not KNOWN_FAILURES.exists():
        return {}
    rows = tomllib.loads(KNOWN_FAILURES.read_text(encoding="utf-8")).get("failure", [])
    return {
        ((row["act"], row["kind"], row["cue"]), spelling): row["why"] for row in rows for spelling in row["spellings"]
    }


def _same(text: str, wanted: tuple[int, int] | None, found: object) -> bool:
    start, end = getattr(found, "start", None), getattr(found, "end", None)
    if wanted is None or start is None or end is None:
        return wanted is None and (found is None or start is None)
    return _trimmed(text, *wanted) == _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end


__all__ = ["Key", "MarkError", "Marked", "Miss", "Span", "Spelling"]
