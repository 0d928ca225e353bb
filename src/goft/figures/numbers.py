"""The number that begins at a piece: digits, words and mixtures, fractions, ordinals, plurals (صدها هزار)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from goft.figures.numerals import Atom, load_words_of
from goft.figures.pieces import Piece

__all__ = ["Number", "read_number"]

_HUNDRED = 100
_SHARE_DIGITS = 3


class Number(msgspec.Struct, frozen=True):
    """A number in pieces `start` to `end`, end exclusive.

    `grouped` is its value where a point parts thousands; `is_ordinal` and `is_share` (دو سوم) say what else it is;
    `at_least` that it is a plural or has an odd rest (صدها، بیست و چند); `scaled` that a scale word stands in it.
    """

    start: int
    end: int
    value: Fraction
    grouped: Fraction | None = None
    is_ordinal: bool = False
    is_share: bool = False
    at_least: bool = False
    scaled: bool = False
    worded: bool = False


class _Sum:
    """A number as it is being read: summands in order, each with the size below which another may follow."""

    def __init__(self) -> None:
        self.parts: list[tuple[Fraction, Fraction]] = []
        self.scaled = False

    def fits(self, value: Fraction) -> bool:
        """Whether a smaller number may follow behind و: 300 behind 2 million, 5 behind 20, none behind 5."""
        return not self.parts or value < self.parts[-1][1]

    def add(self, value: Fraction, low: Fraction) -> None:
        self.parts.append((value, low))

    def scale(self, by: Fraction) -> bool:
        """Multiply what stands before a scale word (۲ هزار و ۵۰۰ میلیارد); False where nothing can be."""
        total = Fraction(0)
        while self.parts and self.parts[-1][0] < by:
            total += self.parts.pop()[0]
        if total == 0:
            return False
        self.parts.append((total * by, by))
        self.scaled = True
        return True

    def total(self) -> Fraction:
        return sum((value for value, _ in self.parts), Fraction(0))


def read_number(pieces: Sequence[Piece], start: int) -> Number | None:
    """The longest number that begins at piece `start`, None where none does. Bare scales count one (هزار نفر)."""
    first = pieces[start].atom
    if first is None or first.kind in ("and", "percent"):
        return _some(pieces, start)
    if first.kind == "no":
        return None
    if first.kind == "ordinal":
        return Number(start, start + 1, first.value, is_ordinal=True)
    if first.kind == "share":
        return Number(start, start + 1, first.value, is_share=True, worded=True)
    return _Reading(pieces, start).read()


def _some(pieces: Sequence[Piece], start: int) -> Number | None:
    """«چند هزار»: at least one thousand."""
    if pieces[start].word not in load_words_of("some") or start + 1 >= len(pieces):
        return None
    after = pieces[start + 1].atom
    if after is None or (after.kind != "scale" and after.value not in (10, _HUNDRED)) or after.kind == "digits":
        return None
    number = read_number(pieces, start + 1)
    return msgspec.structs.replace(number, start=start, at_least=True) if number and not number.is_ordinal else None


class _Reading:
    """One reading of a number, piece by piece."""

    def __init__(self, pieces: Sequence[Piece], start: int) -> None:
        self.pieces = pieces
        self.start = start
        self.at = start
        self.sum = _Sum()
        self.at_least = False
        self.is_ordinal = False
        self.worded = False

    def read(self) -> Number:
        grouped = self.pieces[self.start].atom
        while self.at < len(self.pieces) and self._step():
            pass
        if self._is_marked_ordinal():
            return Number(self.start, self.at + 1, self.sum.total(), is_ordinal=True)
        share = self._share()
        if share is not None:
            return Number(self.start, self.at, share, is_share=True, worded=True)
        alone = grouped is not None and self.at == self.start + 1
        return Number(
            start=self.start,
            end=self.at,
            value=self.sum.total(),
            grouped=grouped.grouped if alone and grouped else None,
            is_ordinal=self.is_ordinal,
            at_least=self.at_least,
            scaled=self.sum.scaled,
            worded=self.worded,
        )

    def _step(self) -> bool:
        """Take the next piece, or و and the piece behind it, if it goes on with the number."""
        piece = self.pieces[self.at]
        is_first = self.at == self.start
        if piece.word == "و" and not is_first:
            return self._joined()
        return piece.atom is not None and self._take(piece.atom, is_first)

    def _joined(self) -> bool:
        after = self.pieces[self.at + 1] if self.at + 1 < len(self.pieces) else None
        if after is None:
            return False
        if after.word in load_words_of("odd") and self.sum.parts[-1][1] > 0:
            self.at_least = True
            self.at += 2
            return False
        if after.atom is None:
            return False
        self.at += 1
        if self._take(after.atom, True):
            return not self.is_ordinal
        self.at -= 1
        return False

    def _take(self, atom: Atom, opens: bool) -> bool:
        """Take one numeral; `opens` says that a new summand may begin here (at the start, behind و)."""
        taken = False
        if atom.kind in ("digits", "small", "vague"):
            taken = self._summand(atom, opens)
        elif atom.kind == "scale":
            taken = self._scale(atom.value, opens)
        elif atom.kind == "half" and opens:
            low = self.sum.parts[-1][1] if self.sum.parts else Fraction(1)
            self.sum.add(atom.value * (low if low >= 1000 else 1), Fraction(0))
            taken = True
        elif atom.kind == "ordinal" and opens and self.sum.fits(atom.value):
            self.is_ordinal = taken = True
        if taken:
            self.at += 1
            self.worded = self.worded or atom.kind != "digits"
        return taken

    def _summand(self, atom: Atom, opens: bool) -> bool:
        value, parts = atom.value, self.sum.parts
        if not opens and atom.kind == "small" and value == _HUNDRED and parts and _is_hundredfold(parts[-1][0]):
            parts[-1] = (parts[-1][0] * (_HUNDRED if parts[-1][0] < 10 else 10), Fraction(_HUNDRED))
            return True
        # A number goes on without و only behind a scale (۲ میلیون ۳۰۰ هزار).
        follows = opens or (bool(parts) and parts[-1][1] >= 1000)
        if not follows or not self.sum.fits(value):
            return False
        if atom.kind == "vague":
            self.at_least = True
        self.sum.add(value, _low(atom))
        return True

    def _scale(self, by: Fraction, opens: bool) -> bool:
        """A scale word: behind و or at the start it may count one of itself, unless it multiplies what is before."""
        if opens:
            if not self.sum.fits(by):
                return False
            self.sum.add(by, by)
            self.sum.scaled = True
            return True
        return self.sum.scale(by)

    def _is_marked_ordinal(self) -> bool:
        """«۲۵مین», «۲۵ ام»: a spaced مین is a mine."""
        if self.at >= len(self.pieces) or self.pieces[self.at].word not in load_words_of("ordinal_marks"):
            return False
        last, mark = self.pieces[self.at - 1], self.pieces[self.at]
        is_tight = mark.start - last.end <= 1 and mark.word != "مین"
        return last.atom is not None and (last.end == mark.start or is_tight)

    def _share(self) -> Fraction | None:
        """The value of a fraction whose denominator stands next (دو سوم), to three decimals; None where none does."""
        after = self.pieces[self.at].atom if self.at < len(self.pieces) else None
        total = self.sum.total()
        if after is None or after.kind != "ordinal" or self.is_ordinal:
            return None
        # Behind digits only tenths and the like are denominators: ۳ دهم درصد, not ۵ سوم.
        if not self.worded and after.value not in (10, 100, 1000):
            return None
        if len(self.sum.parts) != 1 or not 0 < total < after.value:
            return None
        self.at += 1
        return round(total / after.value, _SHARE_DIGITS) if after.value < 1000 else total / after.value


def _is_hundredfold(value: Fraction) -> bool:
    """Whether صد behind it makes hundreds: هفت صد, and سی صد, whose half-space was lost."""
    return 1 <= value < 10 or value == 30


def _low(atom: Atom) -> Fraction:
    """The size below which another summand may follow: 10 behind twenty, 100 behind two hundred, none behind digits."""
    if atom.kind == "digits" or atom.value < 20:
        return Fraction(0)
    return Fraction(10 if atom.value < _HUNDRED else _HUNDRED)
