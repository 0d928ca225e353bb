"""A sentence as the grammar of time reads it: words of time put together, whatever their spelling."""

from __future__ import annotations

import msgspec

from goft.language import Sentence, Token
from goft.language.tokens import fold
from goft.times.lexicon import NOTHING, Entry, Lexicon

__all__ = ["END", "Item", "Items", "items_of"]

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫٬", "01234567890123456789.,")
_LONGEST = 6  # atoms of the longest entry (گذشته نه چندان دور has four, its half-spaces may make more)


class Item(msgspec.Struct, frozen=True, gc=False):
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


def items_of(sentence: Sentence, lexicon: Lexicon) -> Items:
    """The items of a sentence, longest words first: سه شنبه is a weekday before it is a number."""
    atoms = _atoms(sentence)
    items: list[Item] = []
    behind, beginnings = 0, lexicon.beginnings
    for at, atom in enumerate(atoms):
        if at < behind:
            continue
        if atom.text in beginnings:
            behind = at + _word(atoms, at, lexicon, items)
        else:
            items.append(_digits(atom) if atom.text[:1].isdigit() else atom)
    return Items(tuple(items), sentence.tokens)


def _word(atoms: list[Item], at: int, lexicon: Lexicon, items: list[Item]) -> int:
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
    items.append(Item(first.start, end, first.first, last.last, text, entry))
    return length


def _glued(atom: Item, lexicon: Lexicon) -> tuple[Item, ...]:
    cut = lexicon.glued.get(atom.text)
    if cut is None or len(atom.text) != atom.end - atom.start:
        return (atom,)
    middle = atom.start + cut
    first, second = atom.text[:cut], atom.text[cut:]
    return (
        Item(atom.start, middle, atom.first, atom.last, first, lexicon.entries[first]),
        Item(middle, atom.end, atom.first, atom.last, second, lexicon.entries[second]),
    )


def _digits(atom: Item) -> Item:
    text = atom.text.translate(_DIGITS)
    bare = text.replace(",", "")
    return Item(atom.start, atom.end, atom.first, atom.last, text, NOTHING, int(bare) if bare.isdecimal() else None)


def _atoms(sentence: Sentence) -> list[Item]:
    """The tokens, parted at their half-spaces: what the words of time are put together of."""
    atoms: list[Item] = []
    for number, token in enumerate(sentence.tokens):
        text, start = token.text, token.start
        if "\u200c" in text:
            for piece in text.split("\u200c"):
                if piece:
                    atoms.append(Item(start, start + len(piece), number, number, fold(piece), NOTHING))
                start += len(piece) + 1
        elif text[0] == "و" and text[1:].isdecimal():
            # ساعت 23 و30 دقیقه: the space behind و is often lost before digits.
            atoms.append(Item(start, start + 1, number, number, "و", NOTHING))
            atoms.append(Item(start + 1, token.end, number, number, text[1:], NOTHING))
        else:
            atoms.append(Item(start, token.end, number, number, token.norm, NOTHING))
    return atoms
