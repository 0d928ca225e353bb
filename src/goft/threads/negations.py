"""Where a text negates: its words that a negated verb, «عدم», «بدون» or «غیر» turns around."""

from __future__ import annotations

from collections.abc import Iterator

from goft.language import Sentence, Token
from goft.language.groups import VerbGroup, verb_groups
from goft.language.verbs import BE
from goft.preparing import Prepared
from goft.repair.words import HALF_SPACE
from goft.threads.opposites import Lists, load_lists

__all__ = ["negated_at"]

_MEANS = frozenset(["NOUN", "ADJ", "VERB", "PROPN", "X"])
_LIGHT = frozenset(
    [BE, "داشت#دار", "کرد#کن", "شد#شو", "داد#ده", "گرفت#گیر", "زد#زن", "خورد#خور", "یافت#یاب", "هست#هست"]
)
"""Verbs that mean little without the noun or adjective before them: «قصد … ندارد», «درست نیست»."""
_FAR = 6
"""Words between a helping verb and the one that it helps: «نمی‌تواند از این پیمان خارج شود»."""


def negated_at(prepared: Prepared) -> frozenset[int]:
    """Where the negated words of a text begin, in code points of the text as it came.

    These are a negated verb, the noun or adjective that makes one verb with it (حمله نکرد) or stands right before
    it where it means little alone (درست نیست, مسلح نبود), and the verb it helps (نمی‌تواند برود); what «عدم» and
    «بدون» stand before; and words that «غیر» begins. «نباید» is left out: what must not be may well be so.
    """
    lists = load_lists()
    return frozenset(
        prepared.repaired.original_span(token.start, token.end)[0]
        for sentence in prepared.sentences
        for token in _negated(sentence, lists)
    )


def _negated(sentence: Sentence, lists: Lists) -> Iterator[Token]:
    tokens = sentence.tokens
    groups = verb_groups(sentence)
    for number, group in enumerate(groups):
        if group.negative and group.root != "بایست#باید":
            yield from _of_verb(tokens, group)
            following = groups[number + 1 : number + 2] if group.root in lists.helping else ()
            yield from (
                token for other in following if other.start - group.end <= _FAR for token in _of_verb(tokens, other)
            )
    for at, token in enumerate(tokens):
        if token.norm in lists.negating and at + 1 < len(tokens):
            yield tokens[at + 1]
        if token.norm.split(HALF_SPACE)[0] in lists.prefixes:
            yield token if HALF_SPACE in token.norm or at + 1 == len(tokens) else tokens[at + 1]


def _of_verb(tokens: tuple[Token, ...], group: VerbGroup) -> Iterator[Token]:
    yield tokens[group.head]
    yield from (tokens[at] for at in group.light)
    if not group.light and group.root in _LIGHT and group.start and tokens[group.start - 1].tag in _MEANS:
        yield tokens[group.start - 1]
