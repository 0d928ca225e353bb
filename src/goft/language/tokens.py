"""Where words, numbers and marks lie in a text.

`tokenize` gives offsets in code points, end exclusive, in order and without overlap; every character that is not
white space lies in exactly one of them. Attached clitics stay in their word (کتابش is one token).
"""

from __future__ import annotations

import re

__all__ = ["fold", "key", "tokenize"]

_MARK = "\u064b-\u065f\u0670\u06d6-\u06ed\u0610-\u061a"
_LETTER = rf"[^\W\d_{_MARK}]"
_CHAR = rf"(?:[^\W_]|[{_MARK}])"
_PERSIAN = "ء-غف-يٱ-ۓۺ-ۼۿ"
# A half-space or a joiner holds two parts together; bidirectional marks are invisible and travel with the word.
_JOIN = "[\u200c\u200d\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_CHARS = rf"(?:[^\W_]++|[{_MARK}]++)*+"
# The rest of a word behind its first letter.
_REST = rf"{_CHARS}(?:(?:_(?=\w)|{_JOIN}++(?={_CHAR})|[-‐‑](?={_LETTER})){_CHARS})*+{_JOIN}*+"

_TOKEN = re.compile(
    rf"""
      (?=\S)(?:                                                      # no way is tried between words
      [{_PERSIAN}]++(?=[ \n،»])                                      # nearly every word, before all that it is not
    | [{_PERSIAN}](?!\.){_REST}
    | (?:https?://|www\.)[^\s«»()\[\]،؛<>"“”]*[^\s«»()\[\]،؛<>"“”.,!؟?:…]
    | [A-Za-z0-9._%+-]{{1,64}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,8}}
    | (?<!\w)[@\#](?:[\w{_MARK}]|{_JOIN}+(?=\w))+
    | (?<!\w)(?:[A-Za-z]\.){{2,}}                                   # U.S.
    | (?<![\w.])(?:{_LETTER}\.){{1,3}}{_LETTER}{{1,2}}(?![\w\u200c])  # ه.ش
    | [%٪]?\d+(?:[.,/٫٬:]\d+)*(?:[ ]?[%٪])?(?![A-Za-z])
    | {_CHAR}{_REST}
    | \.{{2,}}
    | \S
    )
    """,
    re.VERBOSE,
)

_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ۀ": "ه", "ة": "ه", "ي": "ی", "ى": "ی", "ك": "ک", "ـ": None}
)
_DROP = re.compile(f"[{_MARK}\u200d-\u200f\u202a-\u202e\u2066-\u2069]|\u200c+$|^\u200c+")


def tokenize(text: str) -> list[tuple[int, int]]:
    """Start and end of every token of `text`."""
    return list(map(re.Match.span, _TOKEN.finditer(text)))


def fold(word: str) -> str:
    """The form that word lists are asked for: تأکید, تاکید and تأكيد give تاکید. Half-spaces inside are kept.

    >>> fold("تأكيد")
    'تاکید'
    """
    return _DROP.sub("", word.translate(_FOLD))


def key(word: str) -> str:
    """The folded form without half-spaces, for lists that hold for every spelling (گفت‌وگو, گفتوگو)."""
    return fold(word).replace("\u200c", "")
