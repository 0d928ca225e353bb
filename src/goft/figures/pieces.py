"""A sentence as the grammar of numbers looks at it: its tokens, those with a numeral inside cut into parts."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goft.figures.lexicon import load_units
from goft.figures.numerals import Atom, word_parts
from goft.language import Sentence, Tag

__all__ = ["Piece", "has_number", "pieces_of"]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A word or part of one: its `plain` form, its place in the text and its token's number, tag and ezafe.

    `sign` is the currency that the piece is the sign of ($), `root` that of the verb that the word is; else None.
    """

    word: str
    start: int
    end: int
    token: int
    tag: Tag
    ezafe: bool = False
    atom: Atom | None = None
    sign: str | None = None
    root: str | None = None


def has_number(sentence: Sentence) -> bool:
    """Whether any word of the sentence is, or begins with, a numeral."""
    return any(map(word_parts, [token.norm for token in sentence.tokens]))


def pieces_of(sentence: Sentence) -> tuple[Piece, ...]:
    """The pieces of a sentence in order."""
    found: list[Piece] = []
    signs = load_units().signs
    for number, token in enumerate(sentence.tokens):
        norm, text = token.norm, token.text
        if not norm or text == "\u200c":
            continue
        parts = word_parts(norm)
        if not parts:
            word = norm.replace("\u200c", "") if "\u200c" in norm else norm
            root = token.verb.root if token.verb is not None else None
            piece = Piece(word, token.start, token.end, number, token.tag, token.ezafe, None, signs.get(text), root)
            found.append(piece)
            continue
        is_same_length = len(norm) == len(text)
        for part in parts:
            start, end = (part.start, part.end) if is_same_length else (0, len(text))
            tag = "NOUN" if part.atom is None else token.tag
            found.append(Piece(part.word, token.start + start, token.start + end, number, tag, token.ezafe, part.atom))
    return tuple(_join_thousands(found))


def _join_thousands(pieces: list[Piece]) -> list[Piece]:
    """Digits in groups of three parted by a Persian comma (۲۵۰،۰۰۰): the tokens part them, the number is one."""
    commas = [place for place, piece in enumerate(pieces) if piece.word == "،"]
    if not any(place and pieces[place - 1].atom for place in commas):
        return pieces
    found: list[Piece] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        while _goes_on(pieces, i, piece):
            value = piece.atom.value * 1000 + int(pieces[i + 2].word) if piece.atom else Fraction(0)
            end, word = pieces[i + 2].end, piece.word + pieces[i + 2].word
            piece = msgspec.structs.replace(piece, word=word, end=end, atom=Atom("digits", value))
            i += 2
        found.append(piece)
        i += 1
    return found


def _goes_on(pieces: list[Piece], i: int, piece: Piece) -> bool:
    if piece.atom is None or piece.atom.kind != "digits" or i + 2 >= len(pieces) or not piece.word.isdecimal():
        return False
    comma, group = pieces[i + 1], pieces[i + 2]
    is_tight = piece.end == comma.start and comma.end == group.start
    is_group = len(group.word) == 3 and group.word.isdecimal()
    return comma.word == "،" and is_tight and is_group and (len(piece.word) <= 3 or i > 1) and piece.word != "0"
