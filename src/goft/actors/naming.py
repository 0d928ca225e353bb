"""Names that the tagger took for common words: known from the lists, whole or as a surname, or a name elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from goft.actors.holders import first_words, load_holders, load_surnames
from goft.actors.listed import Listed, listed_in
from goft.actors.nouns import actor_noun
from goft.actors.spelling import key
from goft.language import Sentence, Token

__all__ = ["with_names"]

_DOUBTFUL = frozenset(["NOUN", "ADJ", "X", "ADV"])
_LONGEST = 4
"""Words of the longest name that is looked for whole."""


def with_names(sentences: Sequence[Sentence], listed: Listed | None = None) -> tuple[Sentence, ...]:
    """The sentences with PROPN where a word is a name: of an office holder, or more often a name than not here.

    `listed` is what the lists know of the sentences' words, for whoever has asked already.
    """
    seen = Counter([token.norm for sentence in sentences for token in sentence.tokens])
    called = Counter([token.norm for sentence in sentences for token in sentence.tokens if token.tag == "PROPN"])
    names = frozenset([word for word, count in called.items() if 2 * count > seen[word]])
    keys = (listed or listed_in(sentences)).keys
    called_here = frozenset(map(key, names))
    return tuple([_renamed(one, words, names, called_here) for one, words in zip(sentences, keys, strict=True)])


def _renamed(sentence: Sentence, words: Sequence[str], names: frozenset[str], called_here: frozenset[str]) -> Sentence:
    listed = _listed_words()
    # Nearly every word ends here: it is no name anywhere.
    places = [place for place, word in enumerate(words) if word in listed or word in called_here]
    if not places:
        return sentence
    surnames = load_surnames()
    changed = []
    for i in places:
        token = sentence.tokens[i]
        if token.tag in _DOUBTFUL and (token.norm in names or words[i] in surnames) and _is_name(token):
            changed.append(i)
    whole = list(_whole_names(sentence.tokens, words, places))
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


@cache
def _listed_words() -> frozenset[str]:
    """The words that a listed name may begin with, or be."""
    return frozenset(load_surnames()) | first_words()


def _whole_names(tokens: Sequence[Token], words: Sequence[str], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where known persons are named in full, by words that are not all names to the tagger: بان کی مون."""
    begins = first_words()
    for first in places:
        if words[first] not in begins or tokens[first].tag == "PUNCT":
            continue
        joined = words[first]
        for last in range(first + 1, min(len(tokens), first + _LONGEST)):
            if tokens[last].tag == "PUNCT":
                break
            joined += words[last]
            named = all(one.tag == "PROPN" for one in tokens[first : last + 1])
            if joined in load_holders() and not named:
                yield first, last + 1


def _is_name(token: Token) -> bool:
    return token.verb is None and len(token.norm) >= 3 and actor_noun(token.norm) is None
