"""Whether a text is Persian at all: a reader of Persian makes nonsense of anything else."""

from __future__ import annotations

import re

from goft.errors import InputError

__all__ = ["require_letters", "require_persian"]

_SAMPLE = 20_000  # code points looked at
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_SCRIPT = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]")
# Such a letter as HTML may write it: U+0620 to U+06FF.
_REFERENCE = re.compile(r"&#(?:[xX]0*6[2-9a-fA-F][0-9a-fA-F]|0*1(?:5[6-9]|6[0-9]|7[0-9])[0-9]);?")
_WORD = re.compile(r"[^\W\d_]+")
# Function words of Persian that Arabic, Urdu and Kurdish do not share, in both kinds of ya and kaf.
_PERSIAN = frozenset(
    [
        "که", "كه", "است", "این", "اين", "را", "از", "با", "شد", "کرد", "كرد", "برای", "براي", "آن", "شده", "خود",
        "می", "مي", "بود", "گفت", "دارد", "شود", "هم", "یک", "يك", "های", "هاي", "نیست", "نيست",
    ]
)  # fmt: skip
_ENOUGH_WORDS = 40  # below, a text may well have no function word: a headline, a caption


def require_letters(page: str, where: str) -> None:
    """Raise InputError for the source of a page that has no letter of Persian's script, written or by its number.

    That is most pages of a crawl, and looking costs a hundredth of taking a page apart.
    """
    if not _ARABIC_SCRIPT.search(page) and not _REFERENCE.search(page):
        raise InputError("not Persian: no letter of its script", where=where, hint="Goft reads Persian only")


def require_persian(text: str, where: str) -> None:
    """Raise InputError for a text that is empty, in another script, or in Arabic script but not Persian."""
    sample = text[:_SAMPLE]
    if not sample.strip():
        raise InputError("empty", where=where)
    letters = len(_LETTER.findall(sample))
    arabic = len(_ARABIC_SCRIPT.findall(sample))
    if not arabic or arabic * 2 < letters:
        raise InputError("not Persian: most letters are of another script", where=where, hint="Goft reads Persian only")
    words = _WORD.findall(sample)
    if len(words) >= _ENOUGH_WORDS and not any(word in _PERSIAN for word in words):
        raise InputError("in Arabic script, but not Persian", where=where, hint="Goft reads Persian only")
