"""Sentences that run together («گفت.وی»): a space after the mark, so that the next word is seen.

Numbers (۱۴:۳۰، ۱،۲۰۰), addresses, and letters with points between (بی.بی.سی، ه.ش) stay as they are.
"""

from __future__ import annotations

import re

from goft.repair.alignment import Edit
from goft.repair.letter_names import both_names
from goft.repair.letters import LETTER

__all__ = ["RUN_TOGETHER", "part_sentences"]

RUN_TOGETHER = re.compile(f"[.!؟?؛:،,](?=[{LETTER}0-9۰-۹])")
"""A mark with no space after it."""

# بی.بی.سی, and also اف.بی.آی: two points and more between short groups make an abbreviation.
_POINTED = re.compile(f"(?<![{LETTER}.])[{LETTER}]{{1,4}}(?:\\.[{LETTER}]{{1,4}}){{2,8}}(?![{LETTER}.])")
_BEFORE, _AFTER = re.compile(f"[{LETTER}]*$"), re.compile(f"[{LETTER}]*")
_NAME = 8  # letters: longer than any name of a letter
_IS_LETTER = re.compile(f"[{LETTER}]")
_CLOSING = frozenset('»”")]')
# How far to the left of a mark a sign of an address is looked for, in code points.
_ADDRESS = 60
_ADDRESS_SIGN = re.compile(r"://|www\.|@|/")


def part_sentences(text: str) -> list[Edit]:
    """A space after each mark that runs two sentences, or two clauses, together."""
    places = [
        run.start()
        for run in RUN_TOGETHER.finditer(text)
        if _parts(text, run.start()) and not _in_address(text, run.start())
    ]
    if any(text[place] == "." for place in places):
        pointed = {place for run in _POINTED.finditer(text) for place in range(*run.span())}
        places = [place for place in places if place not in pointed]
    return [Edit(place + 1, place + 1, " ", "no space after a mark") for place in places]


def _parts(text: str, place: int) -> bool:
    """Whether the mark at `place` ends what stands before it."""
    before = text[place - 1] if place else " "
    if before in _CLOSING:
        return not text[place + 1].isdecimal()
    if text[place + 1].isdecimal():
        return bool(_IS_LETTER.match(before)) and text[place] != ":" and _two_letters(text, place - 2)
    if text[place] != ".":
        return before.isalnum()
    if before.isdecimal():
        return _two_letters(text, place + 2)
    if _names_of_letters(text, place):
        return False
    # One letter on either side of a point is an abbreviation (ه.ش), but for the word «و».
    follows = _two_letters(text, place + 2) or (text[place + 1] == "و" and text[place + 2 : place + 3] == " ")
    return bool(_IS_LETTER.match(before)) and _two_letters(text, place - 2) and follows


def _names_of_letters(text: str, place: int) -> bool:
    """Whether names of Latin letters stand on both sides of a point (یو.اس)."""
    before, after = _BEFORE.search(text, max(0, place - _NAME), place), _AFTER.match(text, place + 1, place + 1 + _NAME)
    return before is not None and after is not None and both_names(before.group(), after.group())


def _two_letters(text: str, place: int) -> bool:
    """Whether there is a letter at `place`, which is beside one."""
    return 0 <= place < len(text) and bool(_IS_LETTER.match(text[place]))


def _in_address(text: str, place: int) -> bool:
    word = text[max(0, place - _ADDRESS) : place].split()
    ends_in_space = place > 0 and text[place - 1].isspace()
    return bool(word) and not ends_in_space and bool(_ADDRESS_SIGN.search(word[-1]))
