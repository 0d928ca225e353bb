"""The numeral inside one word, however it is glued: سیصدوپنجاه, ۳/۶۷, پنج‌نفر, صدهاهزار."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Literal

import msgspec

from goft.figures.lexicon import FigureFileError, load_table, load_units, plain
from goft.remembered import Remembered

__all__ = ["Atom", "AtomKind", "Part", "to_number", "word_parts"]

AtomKind = Literal["digits", "small", "scale", "vague", "ordinal", "half", "share", "and", "percent", "no"]
_KEPT = 50_000
# What may hold the numerals of one word together: سی‌وپنج, دو-سوم.
_JOINERS = "\u200c-"
_LISTS = ("some", "half", "ordinal_marks", "no_numbers")


class Atom(msgspec.Struct, frozen=True):
    """One word of a number. `grouped` is the value of digits whose point may part thousands (۲.۵۰۰), else None.

    `no` is a number that is none of these: a clock time, a date, a code.
    """

    kind: AtomKind
    value: Fraction = Fraction(0)
    grouped: Fraction | None = None


class Part(msgspec.Struct, frozen=True):
    """A stretch of a word: its `plain` form, its place in the word (code points), and its numeral, if it has one."""

    word: str
    start: int
    end: int
    atom: Atom | None


_DIGITS = re.compile(r"([%٪]?)(\d+(?:[.,/٫٬:]\d+)*)\s?([%٪]?)$")
# A word that digits are glued to, and what is glued to them: حضور140نماینده, از200. Latin letters make names (F35).
_MIXED = re.compile(r"([آ-ی\u200c]+)(\d+(?:[.,/٫٬]\d+)*)([آ-ی\u200c]*)$")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,٬٫])\d{3})(?:\1\d{3})*(?:[.٫/]\d+)?$")
_WESTERN = {ord(c): str(i % 10) for i, c in enumerate("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")}


def _parts(text: str) -> tuple[Part, ...]:
    if not text:
        return ()
    if text[0].isdecimal() or (text[0] in "%٪" and len(text) > 1):
        return _digit_parts(text)
    if len(text) == 1:
        return (Part(text, 0, 1, Atom("percent")),) if text in "%٪" else ()
    mixed = _MIXED.match(text)
    return _mixed_parts(mixed) if mixed else _worded(text)


# The store itself is asked, without a function of ours between: it is asked of every word.
word_parts = Remembered(_parts, most=_KEPT).__getitem__
"""The parts of a word that is a number or begins with one, in order; empty for every other word."""


def to_number(value: Fraction) -> int | float:
    """The value as a whole number where it is one."""
    return value.numerator if value.denominator == 1 else float(value)


def _digit_parts(text: str) -> tuple[Part, ...]:
    match = _DIGITS.match(text)
    if match is None:
        return (Part(plain(text), 0, len(text), Atom("no")),)
    parts = [Part(match[2].translate(_WESTERN), match.start(2), match.end(2), _digits(match[2].translate(_WESTERN)))]
    if match[1]:
        parts.insert(0, Part("٪", 0, 1, Atom("percent")))
    if match[3]:
        parts.append(Part("٪", match.start(3), match.end(3), Atom("percent")))
    return tuple(parts)


def _mixed_parts(match: re.Match[str]) -> tuple[Part, ...]:
    before, digits, behind = (match[1], match[2].translate(_WESTERN), match[3])
    parts = list(word_parts(before)) or [Part(plain(before), 0, len(before), None)]
    parts.append(Part(digits, match.start(2), match.end(2), _digits(digits)))
    rest = word_parts(behind) if behind else ()
    if behind and not rest:
        parts.append(Part(plain(behind), match.start(3), match.end(3), None))
    at = match.start(3)
    return (*parts, *(Part(part.word, at + part.start, at + part.end, part.atom) for part in rest))


def _digits(text: str) -> Atom:
    """Digits with their separators. A slash is the Persian decimal mark (۳/۶۷), unless a year or a day stands there."""
    if text.isdecimal():
        is_code = len(text) > 1 and text[0] == "0"
        return Atom("no" if is_code else "digits", Fraction(text))
    marks = [c for c in text if not c.isdecimal()]
    if ":" in marks:
        return Atom("no")
    if _THOUSANDS.match(text) and text[0] != "0":
        return _grouped(text, marks)
    if len(marks) > 1:
        return Atom("no")
    whole, _, rest = text.replace(marks[0], ".").partition(".")
    if marks[0] == "/" and (len(whole) > 3 or (len(rest) == 4 and int(rest) > 1300)):
        return Atom("no")
    return Atom("digits", Fraction(f"{whole}.{rest}"))


def _grouped(text: str, marks: list[str]) -> Atom:
    """Digits in groups of three: 12,500 and ۱٬۲۳۴٬۵۶۷ are sure, ۲.۵۰۰ is so only before a counted noun."""
    first = marks[0]
    head, _, tail = text.rpartition(marks[-1])
    has_decimals = len(marks) > 1 and marks[-1] != first
    whole = Fraction((head if has_decimals else text).replace(first, ""))
    if has_decimals:
        return Atom("digits", whole + Fraction(int(tail), 10 ** len(tail)))
    if first in ".٫" and len(marks) == 1:
        return Atom("digits", Fraction(f"{head}.{tail}"), whole)
    return Atom("digits", whole)


def _worded(text: str) -> tuple[Part, ...]:
    """A word cut into numerals; a rest must be a unit or an ordinal's ending. Longer numerals are tried first."""
    if not _pattern()[0].match(text) or plain(text) in load_words_of("no_numbers"):
        return ()
    parts = _cut(text, 0)
    return tuple(parts) if parts and any(part.atom is not _AND for part in parts) else ()


_AND = Atom("and")


def _cut(text: str, at: int) -> list[Part] | None:
    """`text` from `at` on as numerals, going back where a longer numeral leads nowhere (دوم in دومیلیون)."""
    if at == len(text):
        return []
    for pattern in _pattern()[1]:
        match = pattern.match(text, at)
        if match is None:
            continue
        word = plain(match[0])
        part = Part(word, match.start(), match.end(), _atoms().get(word, _AND))
        after = match.end()
        while after < len(text) and text[after] in _JOINERS:
            after += 1
        rest = _cut(text, after)
        if rest is None and part.atom is not _AND:
            ending = _ending(text, after, part)
            if ending is not None:
                return ending
        if rest is not None:
            return [part, *rest]
    return None


def _ending(text: str, at: int, last: Part) -> list[Part] | None:
    """The last numeral of a word with what is left of the word behind it, None where that is no number's ending."""
    rest = plain(text[at:])
    is_joined = text[at - 1] in _JOINERS
    if is_joined and rest in load_words_of("ordinal_marks"):
        return [Part(last.word + rest, last.start, len(text), Atom("ordinal", _value(last)))]
    if rest == "ی" and last.atom is not None and last.atom.kind == "scale":
        return [Part(last.word, last.start, len(text), last.atom)]
    if rest in load_units().words and (len(rest) > 2 or is_joined or rest == "تن"):
        return [last, Part(rest, at, len(text), None)]
    return None


def _value(part: Part) -> Fraction:
    return part.atom.value if part.atom else Fraction(0)


def load_words_of(table: str) -> frozenset[str]:
    """The `words` list of a table of numerals.toml, in `plain` forms."""
    return _lists()[table]


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = load_table("numerals")
    return {name: frozenset(map(plain, table[name]["words"])) for name in _LISTS} | {
        "odd": frozenset(map(plain, table["some"]["odd"])),
        "shares": frozenset(map(plain, table["half"]["shares"])),
    }


@cache
def _atoms() -> dict[str, Atom]:
    """Every numeral word, in `plain` form. Raises FigureFileError where a word stands in two tables."""
    table = load_table("numerals")
    kinds: dict[str, AtomKind] = {"small": "small", "scales": "scale", "vague": "vague", "ordinals": "ordinal"}
    found: dict[str, Atom] = {}
    for name, kind in kinds.items():
        for word, value in table[name].items():
            atom = Atom(kind, Fraction(value))
            if found.setdefault(plain(word), atom) != atom:
                raise FigureFileError(f"numerals.toml: {word!r} stands in two tables; leave it in one")
            if kind == "ordinal":
                found[plain(word) + "ین"] = atom
    found |= {word: Atom("half", Fraction(1, 2)) for word in _lists()["half"]}
    found |= {word: Atom("share", Fraction(1, 2)) for word in _lists()["shares"]}
    return found


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """What a word with a numeral begins with, and the numerals by length, longest first, joiners between letters."""
    by_length: dict[int, list[str]] = {}
    for word in [*_atoms(), "و"]:
        by_length.setdefault(len(word), []).append("\u200c?".join(re.escape(letter) for letter in word))
    patterns = tuple(re.compile("|".join(by_length[n])) for n in sorted(by_length, reverse=True))
    begin = re.compile("و?\u200c?(?:" + "|".join(pattern.pattern for pattern in patterns[:-1]) + ")")
    return begin, patterns
