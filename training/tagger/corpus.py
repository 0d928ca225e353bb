"""The Universal Dependencies treebanks as the tagger sees text: surface words, each with a part of speech and ezafe.

Clitics that the treebanks split off (کتاب + ش) are put back into their word, which keeps its first part's tag. Ezafe is
read off the tree: a word is bound to the next one when the next one opens a phrase that depends, without a
preposition, on this word or on a word whose phrase this word ends.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import msgspec

from goft.language.tokens import fold

__all__ = ["Item", "read_treebank"]

# Relations that Persian marks by ezafe or by plain juxtaposition inside a noun phrase.
_BOUND = frozenset({"nmod", "nmod:poss", "amod", "flat", "flat:name", "appos", "flat:foreign"})
_HEADS = frozenset({"NOUN", "PROPN", "ADJ"})
_AUXILIARY = frozenset({"بود#باش", "بایست#باید"})


class Item(msgspec.Struct, frozen=True):
    """One surface word: its form, its tag and whether the noun phrase goes on with the next word."""

    form: str
    tag: str
    ezafe: bool


def read_treebank(path: Path) -> list[list[Item]]:
    """All sentences of one `.conllu.xz` file."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        return [_surface(rows, ranges) for rows, ranges in _sentences(stream)]


def _sentences(stream: Iterator[str]) -> Iterator[tuple[list[list[str]], list[tuple[int, int, str]]]]:
    rows: list[list[str]] = []
    ranges: list[tuple[int, int, str]] = []
    for line in stream:
        columns = line.rstrip("\n").split("\t")
        if len(columns) < 10:
            if not line.strip() and rows:
                yield rows, ranges
                rows, ranges = [], []
            continue
        if "-" in columns[0]:
            first, last = columns[0].split("-")
            ranges.append((int(first) - 1, int(last) - 1, columns[1]))
        elif columns[0].isdecimal():
            rows.append(columns)
    if rows:
        yield rows, ranges


def _surface(rows: list[list[str]], ranges: list[tuple[int, int, str]]) -> list[Item]:
    merged = {first: (last, form) for first, last, form in ranges}
    items: list[Item] = []
    index = 0
    while index < len(rows):
        last, form = merged.get(index, (index, rows[index][1]))
        while last > index and rows[last][3] == "PUNCT":  # a mark glued to its word is a token of its own for us
            last -= 1
            form = form[:-1]
        clitic = any(rows[place][3] in ("PRON", "AUX", "VERB") for place in range(index + 1, last + 1))
        bound = not clitic and _is_bound(rows, last)
        items.append(Item(form.strip("\u200c"), _tag(rows[index]), bound))
        index = last + 1
    return items


def _tag(row: list[str]) -> str:
    """One tag set for both treebanks: را is a particle; every verb is VERB, auxiliaries are told by their form."""
    if fold(row[1]) == "را":
        return "PART"
    return "VERB" if row[3] == "AUX" else row[3]


def _is_bound(rows: list[list[str]], index: int) -> bool:
    """Whether the word at `index` is bound to the one after it."""
    following = index + 1
    if following >= len(rows) or rows[index][3] not in _HEADS:
        return False
    top = following
    while (head := int(rows[top][6]) - 1) > top:
        if _first(rows, head) != following:
            break
        top = head
    head = int(rows[top][6]) - 1
    if head < 0 or head > index or rows[following][3] in ("ADP", "SCONJ", "CCONJ", "PUNCT", "ADV"):
        return False
    return rows[top][7] in _BOUND and not _has_preposition(rows, top) and _closes(rows, index, head)


def _closes(rows: list[list[str]], index: int, head: int) -> bool:
    """Whether `index` is `head` or lies in its phrase."""
    while index > head:
        index = int(rows[index][6]) - 1
    return index == head


def _first(rows: list[list[str]], head: int) -> int:
    """The first word of the phrase under `head`, looking at its own dependents."""
    found = head
    for index in range(head - 1, -1, -1):
        if int(rows[index][6]) - 1 == head or (int(rows[index][6]) - 1 == found):
            found = index
    return found


def _has_preposition(rows: list[list[str]], top: int) -> bool:
    return any(row[7] == "case" and int(row[6]) - 1 == top and fold(row[1]) != "را" for row in rows)
