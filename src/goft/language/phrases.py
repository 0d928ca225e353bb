"""Noun phrases: from the first word to where ezafe, titles, numbers and short quoted names end them."""

from __future__ import annotations

from functools import cache

import msgspec

from goft.language.model import Sentence, Token
from goft.language.resources import lines
from goft.language.tokens import fold

__all__ = ["Phrase", "noun_phrase_at", "noun_phrase_ending"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "NUM", "X"})
_CLOSING = {"«": "»", "“": "”", '"': '"', "'": "'", "‘": "’"}
_COMMA = frozenset({"،", ","})
# A quoted name is short: a longer quotation is what somebody says.
_LONGEST_NAME = 7
_LONGEST_PHRASE = 40
_KINDS = frozenset({"partitive", "title", "linker", "numbered", "named", "posted", "alone"})


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase, in token indexes of its sentence, end exclusive.

    `end` closes the phrase by itself; `joined_end` takes in what و and commas coordinate with it (بریتانیا، رومانی و
    لیبریا); `extended_end` takes in an apposition after a comma, a bracket or a quoted name (بلینکن، وزیر خارجه
    آمریکا). Both equal `end` where there is nothing of the kind.
    """

    start: int
    end: int
    joined_end: int
    extended_end: int

    @property
    def longest_end(self) -> int:
        """The furthest of the three ends."""
        return max(self.end, self.joined_end, self.extended_end)


@cache
def _words(kind: str) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for number, line in lines("phrases.tsv"):
        columns = line.split("\t")
        if len(columns) != 2 or columns[0] not in _KINDS:
            raise ValueError(f"phrases.tsv line {number}: want one of {sorted(_KINDS)}, a tab and words: {line!r}")
        if columns[0] == kind:
            found |= frozenset(fold(word) for word in columns[1].split())
    return found


def noun_phrase_at(sentence: Sentence, start: int) -> Phrase | None:
    """The longest noun phrase that begins with token `start`, None where none does."""
    tokens = sentence.tokens
    end = _base(tokens, start)
    if end is None:
        return None
    return Phrase(start, end, _joined(tokens, start, end), _extended(tokens, start, end))


def noun_phrase_ending(sentence: Sentence, end: int) -> Phrase | None:
    """The longest noun phrase whose last token is the one before `end`, None where none ends there.

    The phrase's `end`, `joined_end` or `extended_end` is `end`.
    """
    tokens = sentence.tokens
    found: Phrase | None = None
    for start in range(end - 1, max(-1, end - _LONGEST_PHRASE), -1):
        if tokens[start].tag in ("VERB", "AUX", "SCONJ", "PART"):
            break
        if start and (tokens[start - 1].ezafe or _opens(tokens, start - 1)):
            continue
        phrase = noun_phrase_at(sentence, start)
        if phrase is None:
            continue
        governed = start > 0 and tokens[start - 1].tag == "ADP"
        if phrase.end == end or (not governed and end in (phrase.joined_end, phrase.extended_end)):
            found = phrase
    return found


def _opens(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the token at `index` stands before its noun: a determiner, a number, a title."""
    token = tokens[index]
    return token.tag in ("DET", "NUM") or token.norm in _words("title") or _superlative(token)


def _superlative(token: Token) -> bool:
    return token.tag == "ADJ" and token.norm.endswith("ترین")


def _base(tokens: tuple[Token, ...], start: int) -> int | None:
    """End of the phrase that begins at `start`, by ezafe and what stands before nouns."""
    index = start
    last = min(len(tokens), start + _LONGEST_PHRASE)
    while index < last:
        token = tokens[index]
        quoted = _quoted(tokens, index)
        if quoted is not None and index == start:
            return quoted
        if token.tag == "DET" or _superlative(token):
            of = index + 1 < last and tokens[index + 1].norm == "از" and token.norm in _words("partitive")
            if index + 1 + of >= last or tokens[index + 1 + of].tag not in _NOMINAL | {"DET"}:
                return index + 1 if token.norm in _words("alone") else None
            index += 1 + of
            continue
        if token.tag not in _NOMINAL:
            break
        step = _after(tokens, start, index)
        if step is None:
            return index + 1
        index = step
    return index if index > start and tokens[index - 1].tag in _NOMINAL | {"PUNCT"} else None


def _after(tokens: tuple[Token, ...], start: int, index: int) -> int | None:
    """Where the phrase goes on after the nominal token at `index`; None where it ends with it."""
    token = tokens[index]
    if index + 1 >= len(tokens):
        return None
    following = tokens[index + 1]
    if token.norm in _words("partitive") and following.norm == "از":
        return index + 2
    if token.norm in _words("linker") and index and tokens[index - 1].ezafe and following.norm in ("به", "در", "با"):
        return index + 2
    if following.norm == "در" and index + 2 < len(tokens) and tokens[index + 2].norm == "امور":
        return index + 2
    if token.ezafe or token.norm in _words("title"):
        quoted = _quoted(tokens, index + 1)
        return quoted if quoted is not None else index + 1
    if token.tag == "NUM":
        return index + 1 if following.tag in ("NOUN", "NUM", "ADJ") else None
    if token.norm in _words("numbered") and following.tag == "NUM":
        return index + 1
    if token.tag == "NOUN" or tokens[start].norm in _words("named"):
        quoted = _quoted(tokens, index + 1)
        if quoted is not None or token.tag == "NOUN":
            return quoted
    return index + 1 if token.tag == following.tag == "PROPN" else None


def _quoted(tokens: tuple[Token, ...], index: int) -> int | None:
    """End of the quoted name that opens at `index`: short, with no verb in it."""
    if index >= len(tokens) or (closing := _CLOSING.get(tokens[index].text)) is None:
        return None
    for place in range(index + 1, min(len(tokens), index + 2 + _LONGEST_NAME)):
        if tokens[place].text == closing:
            return place + 1 if place > index + 1 else None
        if tokens[place].verb is not None or tokens[place].text in (".", "!", "؟", ":"):
            return None
    return None


def _joined(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """End with what is coordinated: A و B; A، B و C."""
    reached = end
    pending = end
    while pending + 1 < len(tokens):
        mark = tokens[pending].text
        if mark not in _COMMA and mark != "و":
            break
        following = _base(tokens, pending + 1)
        if following is None or tokens[pending + 1].tag == "PUNCT":
            break
        pending = following
        if mark == "و":
            reached = pending
    return reached


def _extended(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """End with an apposition after a comma, with a bracket, or with a noun phrase right after a quoted name."""
    if end >= len(tokens):
        return end
    mark = tokens[end].text
    if mark == "(":
        for place in range(end + 1, min(len(tokens), end + 2 + _LONGEST_NAME)):
            if tokens[place].text == ")":
                return place + 1
        return end
    if tokens[end - 1].text in _CLOSING.values() and tokens[end].tag == "NOUN":
        return _base(tokens, end) or end
    if start and _CLOSING.get(tokens[start - 1].text) == mark and end + 1 < len(tokens):
        return _unquoted(tokens, start, end)
    if mark == "در" and any(token.norm in _words("posted") for token in tokens[start:end]):
        last = _base(tokens, end + 1) if end + 1 < len(tokens) else None
        return last if last and any(token.tag == "PROPN" for token in tokens[end + 1 : last]) else end
    if mark not in _COMMA:
        return end
    following = _base(tokens, end + 1)
    if following is None or not _apposed(tokens, start, end, following):
        return end
    return following


def _unquoted(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """The phrase is a name in quotation marks and the marks close at `end`: «پسکوف» سخنگوی کرملین."""
    after = end + 1
    if tokens[after].text in _COMMA and after + 1 < len(tokens):
        after += 1
    if tokens[after].tag != "NOUN" or not tokens[after].ezafe:
        return end
    return _base(tokens, after) or end


def _apposed(tokens: tuple[Token, ...], start: int, end: int, last: int) -> bool:
    """Whether the phrase `end + 1`..`last` names the phrase `start`..`end` again: a name and an office, either way."""
    if last < len(tokens) and tokens[last].text == "و" and tokens[last - 1].tag == "PROPN" and last - end == 2:
        return False
    name, other = tokens[start], tokens[end + 1]
    if _is_name(tokens, start, end):
        return other.tag == "NOUN" and other.ezafe
    return name.tag == "NOUN" and name.ezafe and _is_name(tokens, end + 1, last)


def _is_name(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    return all(token.tag == "PROPN" or token.norm in _words("title") for token in tokens[start:end])
