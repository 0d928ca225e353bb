"""A sentence as the grammar of time reads it: words of time put together, whatever their spelling."""

from __future__ import annotations

import msgspec

from goft.language import Sentence, Token
from goft.language.tokens import fold
from goft.times.lexicon import NOTHING, Entry, Lexicon

__all__ = ["END", "Item", "Items", "items_of"]

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫٬", "01234567890123456789.,")
_LONGEST = 6  # atoms of the longest entry (گذشته نه چندان دور has four, its half-spaces may make more)


class Item(msgspec.Struct, frozen=True):
    """A word of time, a number in digits, or anything else.

    `start` and `end` are code points, `first` and `last` the sentence's tokens it begins and ends in. `text` is the
    plain spelling; for digits it is in ASCII, and `number` their value where it is a whole number.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    entry: Entry
    number: int | None = None


END = Item(0, 0, -1, -1, "", NOTHING)
"""What stands before the first and behind the last item."""


class Items(msgspec.Struct, frozen=True):
    """A sentence's items; asking beyond them gives `END`."""

    items: tuple[Item, ...]
    tokens: tuple[Token, ...]

    def __getitem__(self, at: int) -> Item:
        if at < 0:
            return END
        try:
            return self.items[at]
        except IndexError:
            return END

    def marked(self, at: int, mark: str) -> bool:
        """Whether the word at a place is in one of the closed lists."""
        return mark in self[at].entry.marks

    def is_ezafe(self, at: int) -> bool:
        """Whether the word at a place is bound to the one after it."""
        item = self[at]
        return item.last >= 0 and self.tokens[item.last].ezafe

    def tag(self, at: int) -> str:
        """The part of speech of the last token of the item at a place; empty where there is none."""
        item = self[at]
        return self.tokens[item.last].tag if item.last >= 0 else ""


class _Atom(msgspec.Struct, frozen=True):
    text: str
    start: int
    end: int
    token: int


def items_of(sentence: Sentence, lexicon: Lexicon) -> Items:
    """The items of a sentence, longest words first: سه شنبه is a weekday before it is a number."""
    atoms = _atoms(sentence)
    items: list[Item] = []
    at, beginnings = 0, lexicon.beginnings
    while at < len(atoms):
        atom = atoms[at]
        if atom.text in beginnings:
            at += _word(atoms, at, lexicon, items)
            continue
        items.append(_digits(atom) if atom.text[:1].isdigit() else _other(atom))
        at += 1
    return Items(tuple(items), sentence.tokens)


def _other(atom: _Atom) -> Item:
    return Item(atom.start, atom.end, atom.token, atom.token, atom.text, NOTHING)


def _word(atoms: list[_Atom], at: int, lexicon: Lexicon, items: list[Item]) -> int:
    """Add the longest word of time that begins at an atom, or two that are glued; gives the number of atoms used."""
    joined = atoms[at].text
    entry, text, length = lexicon.entries.get(joined), joined, 1
    for more in range(1, min(_LONGEST, len(atoms) - at)):
        joined += atoms[at + more].text
        if joined not in lexicon.beginnings:
            break
        found = lexicon.entries.get(joined)
        if found:
            entry, text, length = found, joined, more + 1
    first, last = atoms[at], atoms[at + length - 1]
    if entry is None:
        items.extend(_glued(first, lexicon))
        return 1
    # مدت‌هاست: the copula is no part of it.
    end = last.end - 2 if "length" in entry.marks and text.endswith("ست") else last.end
    items.append(Item(first.start, end, first.token, last.token, text, entry))
    return length


def _glued(atom: _Atom, lexicon: Lexicon) -> tuple[Item, ...]:
    cut = lexicon.glued.get(atom.text)
    if cut is None or len(atom.text) != atom.end - atom.start:
        return (_other(atom),)
    middle = atom.start + cut
    first, second = atom.text[:cut], atom.text[cut:]
    return (
        Item(atom.start, middle, atom.token, atom.token, first, lexicon.entries[first]),
        Item(middle, atom.end, atom.token, atom.token, second, lexicon.entries[second]),
    )


def _digits(atom: _Atom) -> Item:
    text = atom.text.translate(_DIGITS)
    bare = text.replace(",", "")
    return Item(atom.start, atom.end, atom.token, atom.token, text, NOTHING, int(bare) if bare.isdecimal() else None)


def _atoms(sentence: Sentence) -> list[_Atom]:
    """The tokens, parted at their half-spaces."""
    atoms: list[_Atom] = []
    for number, token in enumerate(sentence.tokens):
        if token.text[0] == "و" and token.text[1:].isdecimal():
            # ساعت 23 و30 دقیقه: the space behind و is often lost before digits.
            atoms.append(_Atom("و", token.start, token.start + 1, number))
            atoms.append(_Atom(token.text[1:], token.start + 1, token.end, number))
            continue
        if "\u200c" not in token.text:
            atoms.append(_Atom(token.norm, token.start, token.end, number))
            continue
        start = token.start
        for piece in token.text.split("\u200c"):
            if piece:
                atoms.append(_Atom(fold(piece), start, start + len(piece), number))
            start += len(piece) + 1
    return atoms
