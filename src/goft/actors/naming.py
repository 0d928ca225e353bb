"""Names that the tagger took for common words: a surname known from the lists, or a name elsewhere in the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from goft.actors.holders import holders_of_surname
from goft.actors.nouns import actor_noun
from goft.actors.spelling import key
from goft.language import Sentence, Token

__all__ = ["with_names"]

_DOUBTFUL = frozenset(["NOUN", "ADJ", "X", "ADV"])


def with_names(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences with PROPN where a word is a name: of an office holder, or more often a name than not here."""
    names: Counter[str] = Counter()
    for sentence in sentences:
        for token in sentence.tokens:
            names[token.norm] += 1 if token.tag == "PROPN" else -1
    return tuple(_renamed(sentence, names) for sentence in sentences)


def _renamed(sentence: Sentence, names: Counter[str]) -> Sentence:
    changed = [i for i, token in enumerate(sentence.tokens) if token.tag in _DOUBTFUL and _is_name(token, names)]
    if not changed:
        return sentence
    tokens = list(sentence.tokens)
    for i in changed:
        tokens[i] = msgspec.structs.replace(tokens[i], tag="PROPN")
    return msgspec.structs.replace(sentence, tokens=tuple(tokens))


def _is_name(token: Token, names: Counter[str]) -> bool:
    if token.verb is not None or len(token.norm) < 3 or actor_noun(token.norm) is not None:
        return False
    return names[token.norm] > 0 or bool(holders_of_surname(key(token.norm)))
