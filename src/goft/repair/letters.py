"""Letters, digits, marks and spaces: one spelling for one sound, before any word is looked at.

The passes stand in a fixed order, each given the text that the one before it left. The order is what makes a second
run find nothing: no pass makes work for an earlier one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

import msgspec

from goft.repair.alignment import Edit, apply

__all__ = ["LETTER", "PASSES", "Pass", "repair_letters", "signs_of"]


class Pass(msgspec.Struct, frozen=True):
    """One pass: what it mends, and the inside of a character class of which something stands wherever it does."""

    signs: str
    find: Callable[[str], list[Edit]]

    def may_find(self, signs: str) -> bool:
        """Whether it may have anything to do in a text with these signs (`signs_of`)."""
        return signs != "" and re.search(f"[{self.signs}]", signs) is not None


_HALF_SPACE = "\u200c"

LETTER = "ء-غف-ي\u0671-\u06d3\u06d5\u06fa-\u06ff"
"""Arabic-script letters, as the inside of a character class."""

_SAME = {
    "ي": "ی",
    "ى": "ی",
    "ے": "ی",
    "ك": "ک",
    "ڪ": "ک",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ٱ": "ا",
}
_DIGITS = {chr(0x0660 + n): chr(0x06F0 + n) for n in range(10)}
_READ_AS = _SAME | _DIGITS

_FORM = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]+")
# Runs, so that a text wholly in Arabic letters gives one edit a run; ة only at the end of a word (دایرةالمعارف stays).
_FOREIGN = re.compile(f"[{''.join(_READ_AS)}]+|ة(?![{LETTER}])")
# Half a pair in UTF-16, which is no character by itself and which UTF-8 cannot carry.
_HALF_PAIR = re.compile("[\ud800-\udfff]+")
# Bidirectional controls, joiners, byte order marks, and the harakat that say nothing a reader of news needs: all but
# fathatan (واقعاً), hamza above (خانهٔ) and kasra, which shows ezafe at the end of a word.
_UNSEEN = "\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc"
_UNSPOKEN = "\u064c-\u064f\u0651\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_NOTHING = re.compile(f"[{_UNSEEN}]+|[{_UNSPOKEN}]+")
_KEPT_MARKS = "\u064b\u0650\u0653-\u0655"
_STRAY = re.compile(
    f"(?<=[{LETTER}])\u0640+"  # A tatweel alone (علمی ـ تخصصی) is a dash and stays.
    f"|\u0650+(?=[{LETTER}])"
    f"|(?<![{LETTER}{_KEPT_MARKS}])[{_KEPT_MARKS}]+"
    "|ا\u0653"
)
# U+00AC, U+00AD and U+200B are what old editors and converters wrote for a half-space.
_WORDLY = rf"\w{_KEPT_MARKS}"
_HALF = f"[\u00ac\u00ad\u200b{_HALF_SPACE}]"
# Several, or one that is no half-space, or one with no word before or behind it: what all begin with comes first, so
# that nothing is tried at other places.
_HALVES = re.compile(f"{_HALF}(?:{_HALF}+|(?<=[\u00ac\u00ad\u200b])|(?<![{_WORDLY}]{_HALF_SPACE})|(?!\\w))")
_INSIDE = re.compile(f"[{_WORDLY}]")
_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_TWO_SPACES = "  "
_SPACES = re.compile(f"[ {_ODD_SPACES}][ \t{_ODD_SPACES}]+|[{_ODD_SPACES}]")


def _half_pairs(text: str) -> list[Edit]:
    """Lone surrogates to the sign for what cannot be read (U+FFFD), one for one."""
    return [Edit(*run.span(), "\ufffd" * len(run.group()), "") for run in _HALF_PAIR.finditer(text)]


def _forms(text: str) -> list[Edit]:
    """Presentation forms to letters (ﻣﯽ → می)."""
    return [
        Edit(place, place + 1, unicodedata.normalize("NFKC", text[place]), "presentation form")
        for run in _FORM.finditer(text)
        for place in range(run.start(), run.end())
        if unicodedata.normalize("NFKC", text[place]) != text[place]
    ]


_TABLE = str.maketrans(_READ_AS | {"ة": "ه"})


def _foreign(text: str) -> list[Edit]:
    """Arabic letters and digits to Persian ones; Latin digits stay."""
    return [Edit(*run.span(), run.group().translate(_TABLE), _name(run.group())) for run in _FOREIGN.finditer(text)]


def _name(run: str) -> str:
    return "Arabic digit" if run[0] in _DIGITS else "Arabic letter"


def _nothing(text: str) -> list[Edit]:
    """What cannot be seen, and marks that are no part of the spelling, go."""
    return [Edit(*run.span(), "", _invisible(run.group())) for run in _NOTHING.finditer(text)]


def _invisible(run: str) -> str:
    return "vowel mark" if "\u0610" <= run[0] <= "\u06ff" else "invisible character"


def _stray(text: str) -> list[Edit]:
    """Tatweel after a letter, kasra inside a word, marks on nothing; alef and madda to one letter."""
    return [_stray_edit(run) for run in _STRAY.finditer(text)]


def _stray_edit(run: re.Match[str]) -> Edit:
    first = run.group()[0]
    if first == "ا":
        return Edit(*run.span(), "آ", "alef and madda apart")
    return Edit(*run.span(), "", "tatweel" if first == "\u0640" else "vowel mark")


def _halves(text: str) -> list[Edit]:
    """One half-space between two parts of a word, none beside a space or a mark."""
    return list(_halves_edits(text))


def _halves_edits(text: str) -> Iterator[Edit]:
    for run in _HALVES.finditer(text):
        start, end = run.span()
        inside = start > 0 and end < len(text) and _INSIDE.match(text[start - 1]) and _INSIDE.match(text[end])
        # A not sign (¬) between spaces is one; only inside a word does it stand for a half-space.
        put = _HALF_SPACE if inside else "¬" * run.group().count("¬")
        if put != run.group():
            yield Edit(start, end, put, "half-space" if inside else "")


def _spaces(text: str) -> list[Edit]:
    """One plain space for several or for an unbreakable one; line breaks and lone tabs stay."""
    return [Edit(*run.span(), " ", "") for run in _SPACES.finditer(text)]


PASSES: tuple[Pass, ...] = (
    # Before all: nothing after it meets a text that cannot be written as UTF-8.
    Pass("\ud800-\udfff", _half_pairs),
    # Forms before letters: what they fold to may be an Arabic letter, a mark or a tatweel.
    Pass("\ufb50-\ufdfb\ufe70-\ufefc", _forms),
    Pass("".join(_READ_AS) + "ة", _foreign),
    # Before everything that asks which letters stand side by side.
    Pass(_UNSEEN + _UNSPOKEN, _nothing),
    Pass(f"\u0640{_KEPT_MARKS}", _stray),
    # After the marks are gone from between a letter and its half-space.
    Pass(f"\u00ac\u00ad\u200b{_HALF_SPACE}", _halves),
    # Last: what went may have left two spaces together.
    Pass(f"\t{_ODD_SPACES}{_TWO_SPACES[0]}", _spaces),
)

_ANY_SIGN = re.compile(f"[{''.join(one.signs for one in PASSES[:-1])}\t{_ODD_SPACES}]")


def signs_of(text: str) -> str:
    """The signs in a text by which passes know that they may have something to do, each once; found in one go."""
    found = "".join(set(_ANY_SIGN.findall(text)))
    return found + " " if _TWO_SPACES in text else found


def repair_letters(text: str) -> str:
    """`text` after every pass over letters, without the steps: the form that words are learned in."""
    for one in PASSES:
        if one.may_find(signs_of(text)):
            text = apply(text, one.find(text))
    return text
