"""Sentences of annotated news: what the annotation of who speaks tells about where noun phrases go on and end.

    python training/tagger/news.py ../shared/gold/dev       # counts the tagger's wrong bonds there

An annotated speaker, source, addressee or actor is a whole noun phrase: its words are bound to each other and its last
word is bound to nothing after it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from goft.language.model import Sentence, Token
from goft.language.station import Language
from goft.repair import Repairer

__all__ = ["Bond", "bonds", "documents", "read_news"]

_BOUND = frozenset({"NOUN", "PROPN", "ADJ"})
# These stand before their noun without ezafe: آخرین گزارش, مهم‌ترین خبر.
_BEFORE = re.compile("(ترین|مین|آخرین|نخستین|اولین|واپسین)$")
_AFTER = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})


class Bond(msgspec.Struct, frozen=True):
    """That the token at `index` of a sentence is bound to the next, or is not."""

    index: int
    ezafe: bool


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """The annotated documents of a folder, in order."""
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def read_news(folder: Path, language: Language) -> Iterator[tuple[Sentence, list[Bond]]]:
    """Every sentence of the folder's documents with what the annotation says of its words."""
    repairer = Repairer.load()
    for document in documents(folder):
        repaired = repairer.repair(document["text"])
        phrases = {repaired.repaired_span(start, end) for start, end in _phrases(document)}
        for sentence in language.read(repaired.text):
            yield sentence, bonds(sentence, phrases)


def bonds(sentence: Sentence, phrases: set[tuple[int, int]]) -> list[Bond]:
    """What the annotated phrases (offsets) say of a sentence's words, one bond a word at most.

    Phrases that stand inside each other are read from the longest to the shortest: the longer one says that the
    shorter goes on.
    """
    tokens = sentence.tokens
    found: dict[int, bool] = {}
    for start, end in sorted(phrases, key=lambda phrase: phrase[0] - phrase[1]):
        inside = [place for place, token in enumerate(tokens) if token.start >= start and token.end <= end]
        if not inside or tokens[inside[0]].start > start + 1:
            continue
        found.setdefault(inside[-1], False)
        for place in inside[:-1]:
            if _is_link(tokens, place):
                found.setdefault(place, True)
    return [Bond(place, ezafe) for place, ezafe in sorted(found.items())]


def _is_link(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether two words inside a noun phrase are bound; numbers, particles and marks between words are no bond."""
    token, following = tokens[place], tokens[place + 1]
    if token.tag not in _BOUND or following.tag not in _AFTER:
        return False
    return not (token.tag == "ADJ" and _BEFORE.search(token.norm))


def _phrases(document: dict[str, Any]) -> Iterator[tuple[int, int]]:
    for statement in document["statements"]:
        for phrase in (statement["speaker"], statement["addressee"], *(statement["via"] or [])):
            if phrase:
                yield phrase[0], phrase[1]
    for event in document["events"]:
        for phrase in (event["actor"], event["recipient"]):
            if phrase:
                yield phrase[0], phrase[1]


def main(folder: Path) -> None:
    """Print how many bonds that the annotation tells the tagger gets wrong."""
    inside, ends = [0, 0], [0, 0]
    for sentence, told in read_news(folder, Language.load()):
        for bond in told:
            counts = inside if bond.ezafe else ends
            counts[0] += 1
            counts[1] += sentence.tokens[bond.index].ezafe != bond.ezafe
    sys.stdout.write(f"inside phrases {inside[1]} of {inside[0]} wrong, at their ends {ends[1]} of {ends[0]}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
