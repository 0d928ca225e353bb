"""Keys under which names are kept and asked for, whatever spelling a text has.

A key drops what newsrooms disagree on (half-spaces, spaces, hyphens, dots, vowel marks, tatweel) and folds the letters
that stand for one another, so that «وزارت‌خارجه», «وزارت خارجه» and «وزارتخارجه» meet under one key.
"""

from __future__ import annotations

from functools import lru_cache

from goft.remembered import Remembered

__all__ = ["key", "spaced", "words"]

_LETTERS = {
    "ي": "ی",
    "ى": "ی",
    "ئ": "ی",
    "ك": "ک",
    "ة": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
    "آ": "ا",
    "ؤ": "و",
}
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_MARKS = {chr(code): "" for code in (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, 0x0640, 0x0621)}
_INVISIBLE = dict.fromkeys("\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff", "")
_QUOTES = dict.fromkeys("«»\"'“”‘’()[]{}", " ")
_JOINERS = dict.fromkeys("\u200c\u00ac-ـ–.·", "")

_TO_KEY = str.maketrans({**_LETTERS, **_DIGITS, **_MARKS, **_INVISIBLE, **_QUOTES, **_JOINERS, " ": "", "\u00a0": ""})
_TO_SPACED = str.maketrans(
    {**_LETTERS, **_DIGITS, **_MARKS, **_INVISIBLE, **_QUOTES, **dict.fromkeys("\u200c\u00ac-–.·", " "), "\u00a0": " "}
)


def _key(text: str) -> str:
    """The key of a word or phrase: folded letters, nothing between them.

    >>> key("رئیس‌جمهوری") == key("رییس جمهوری") == key("رئيسجمهوري")
    True
    """
    return text.translate(_TO_KEY).replace(" ", "").casefold()


# The store itself is asked, without a function of ours between: every list of names asks for keys.
key = Remembered(_key, most=65536).__getitem__
"""The key of a word or phrase, kept."""


def spaced(text: str) -> str:
    """Folded letters with one space wherever a space, half-space or hyphen stood."""
    return " ".join(text.translate(_TO_SPACED).casefold().split())


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The keys of the space-separated words of a text, marks left out."""
    return tuple([found for word in text.split() if (found := key(word.strip("،؛:!؟?,;")))])
