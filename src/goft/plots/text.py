"""Text that fits: cleaned of what a picture cannot carry, measured, cut and wrapped, and kept in its own direction.

Widths are estimates, on the wide side: which font the reader has is not known when a picture is made. Persian is
some 10 to 20 % narrower in Vazirmatn and in Noto Naskh Arabic.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["BOLD", "clean", "cut", "isolated", "width", "wrapped"]

BOLD = 1.2
"""How much wider bold letters are, in the widest of the fonts."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_HALF_PAIR = re.compile("[\ud800-\udfff\ufffe\uffff]")
# Marks that turn the direction of what follows: one left open in a title would turn the whole line.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RTL_ISOLATE, _LTR_ISOLATE, _END, _LTR_MARK = "\u2067", "\u2066", "\u2069", "\u200e"
# A sign before a number would go to the number's right in a line that runs from right to left.
_SIGN = re.compile(r"(?<!\w)(?=[-+−]\d)")
_NARROW = frozenset(" .,:;!|'«»()[]،؛ـiIjlt٬٫")


def clean(text: str) -> str:
    """The text in one line, without control characters, halves of characters and turning marks.

    >>> clean("یک\\n\\tدو\\x00")
    'یک دو'
    """
    plain = _TURNING.sub("", _HALF_PAIR.sub("\ufffd", text))
    return " ".join(_CONTROL.sub(" ", plain).split())


def isolated(text: str) -> str:
    """The text as an island with the direction of its letters: right to left where it has any of such a script.

    A number or Latin name then keeps its signs on the right side within Persian, and Persian its full stop in English.
    """
    if not text:
        return text
    turned = any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
    return f"{_RTL_ISOLATE}{_SIGN.sub(_LTR_MARK, text)}{_END}" if turned else f"{_LTR_ISOLATE}{text}{_END}"


def width(text: str, size: float) -> float:
    """About how many pixels the text is wide at a font size in pixels."""
    return size * sum(map(_share, text))


@lru_cache(4096)
def _share(char: str) -> float:
    """A character's width as a share of the font size."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if char in _NARROW:
        return 0.36
    if unicodedata.east_asian_width(char) in ("W", "F"):
        return 1.1
    if unicodedata.bidirectional(char) == "AL":
        return 0.52
    return 0.74 if char.isupper() else 0.58


def cut(text: str, size: float, room: float) -> str:
    """The text, or what of it fits with … behind, if possible to the end of a word."""
    if width(text, size) <= room:
        return text
    left, kept = room / size - _share("…"), ""
    for char in text:
        left -= _share(char)
        if left < 0:
            break
        kept += char
    whole_words = kept.rpartition(" ")[0]
    return (whole_words if len(whole_words) * 2 > len(kept) else kept).rstrip(" ،؛,.:\u200c") + "…"


def wrapped(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines, the last one cut where it does not fit.

    >>> wrapped("یک دو سه چهار پنج", 10, 40, 2)
    ('یک دو سه', 'چهار پنج')
    """
    words, made = text.split(), list[str]()
    while words and len(made) < lines - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line += " " + words.pop(0)
        made.append(cut(line, size, room))
    rest = " ".join(words)
    return (*made, cut(rest, size, room)) if rest else tuple(made)
