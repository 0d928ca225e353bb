"""Names that the tagger took for common words: known from the lists, whole or as a surname, or a name elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from goft.actors.holders import first_words, holders_of_surname, load_holders
from goft.actors.nouns import actor_noun
from goft.actors.spelling import key
from goft.language import Sentence, Token

__all__ = ["with_names"]

_DOUBTFUL = frozenset(["NOUN", "ADJ", "X", "ADV"])
_LONGEST = 4
"""Words of the longest name that is looked for whole."""


def with_names(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences with PROPN where a word is a name: of an office holder, or more often a name than not here."""
    names: Counter[str] = Counter()
    for sentence in sentences:
        for token in sentence.tokens:
            names[token.norm] += 1 if token.tag == "PROPN" else -1
    return tuple(_renamed(sentence, names) for sentence in sentences)


def _renamed(sentence: Sentence, names: Counter[str]) -> Sentence:
    changed = [i for i, token in enumerate(sentence.tokens) if token.tag in _DOUBTFUL and _is_name(token, names)]
    whole = list(_whole_names(sentence.tokens))
    if not changed and not whole:
        return sentence
    tokens = list(sentence.tokens)
    for i in changed:
        tokens[i] = msgspec.structs.replace(tokens[i], tag="PROPN")
    for first, last in whole:
        for i in range(first, last):
            bound = tokens[i].ezafe if i == last - 1 else True
            tokens[i] = msgspec.structs.replace(tokens[i], tag="PROPN", ezafe=bound)
    return msgspec.structs.replace(sentence, tokens=tuple(tokens))


def _whole_names(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where known persons are named in full, by words that are not all names to the tagger: بان کی مون."""
    for first, token in enumerate(tokens):
        if token.tag == "PUNCT" or key(token.norm) not in first_words():
            continue
        joined = key(token.norm)
        for last in range(first + 1, min(len(tokens), first + _LONGEST)):
            if tokens[last].tag == "PUNCT":
                break
            joined += key(tokens[last].norm)
            named = all(one.tag == "PROPN" for one in tokens[first : last + 1])
            if joined in load_holders() and not named:
                yield first, last + 1


def _is_name(token: Token, names: Counter[str]) -> bool:
    if token.verb is not None or len(token.norm) < 3 or actor_noun(token.norm) is not None:
        return False
    return names[token.norm] > 0 or bool(holders_of_surname(key(token.norm)))
