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
_EDGE = [END] * 16
"""More of it than any rule looks beyond the last item that it takes."""


class Items(tuple[Item, ...]):
    """A sentence's items. Asking a few places beyond them gives `END`: rules look around themselves, not far away.

    `tokens` are the sentence's; `places` say where the words of time and the numbers in digits stand, in order.
    """

    tokens: tuple[Token, ...]
    places: tuple[int, ...]

    @classmethod
    def of(cls, items: list[Item], tokens: tuple[Token, ...], places: list[int]) -> Items:
        """The items with what lies beyond them: Python counts a negative place from the end, so one edge is both."""
        found = cls(items + _EDGE)
        found.tokens, found.places = tokens, tuple(places)
        return found

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
    atoms, marked = _atoms(sentence, lexicon)
    items: list[Item] = []
    places: list[int] = []
    behind, beginnings = 0, lexicon.beginnings
    for at in marked:
        if at < behind:
            continue
        items += atoms[behind:at]
        first = len(items)
        if atoms[at].text in beginnings:
            behind = at + _word(atoms, at, lexicon, items)
        else:
            items.append(_digits(atoms[at]))
            behind = at + 1
        places += range(first, len(items))
    return Items.of(items + atoms[behind:], sentence.tokens, places)


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


def _atoms(sentence: Sentence, lexicon: Lexicon) -> tuple[list[Item], list[int]]:
    """The tokens, parted at their half-spaces: what the words of time are put together of; and which may begin one."""
    tokens, beginnings, stands_out = sentence.tokens, lexicon.beginnings, lexicon.stands_out
    whole = [Item(token.start, token.end, n, n, token.norm, NOTHING) for n, token in enumerate(tokens)]
    atoms: list[Item] = []
    marked: list[int] = []
    behind = 0
    # Nearly every word is an atom that begins no time; only the others are looked at.
    for number in [n for n, token in enumerate(tokens) if stands_out[token.text]]:
        atoms += whole[behind:number]
        behind = number + 1
        for atom in _parted(tokens[number], number) or (whole[number],):
            if atom.text in beginnings or atom.text[:1].isdigit():
                marked.append(len(atoms))
            atoms.append(atom)
    return atoms + whole[behind:], marked


def _parted(token: Token, number: int) -> list[Item]:
    """The atoms of a token with half-spaces, or of digits with و before them; none where it is one."""
    text, start = token.text, token.start
    if "\u200c" in text:
        atoms = []
        for piece in text.split("\u200c"):
            if piece:
                atoms.append(Item(start, start + len(piece), number, number, fold(piece), NOTHING))
            start += len(piece) + 1
        return atoms
    if text[0] == "و" and text[1:].isdecimal():
        # ساعت 23 و30 دقیقه: the space behind و is often lost before digits.
        and_, digits = Item(start, start + 1, number, number, "و", NOTHING), text[1:]
        return [and_, Item(start + 1, token.end, number, number, digits, NOTHING)]
    return []
