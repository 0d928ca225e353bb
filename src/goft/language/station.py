"""The language station: repaired text to sentences of tokens."""

from __future__ import annotations

from goft.language.model import Sentence, Tag, Token, Verb
from goft.language.sentences import split
from goft.language.tokens import tokenize
from goft.language.words import Word, Words

__all__ = ["Language"]


class Language:
    """Reads repaired text. Load once, read many; safe to share between readers of one thread."""

    def __init__(self, words: Words) -> None:
        self._words = words

    @classmethod
    def load(cls) -> Language:
        """Load the station's word lists and weights (well under half a second)."""
        return cls(Words.load())

    def read(self, text: str) -> tuple[Sentence, ...]:
        """Sentences of `text` in order; offsets are code points of `text`.

        Every character that is not white space belongs to exactly one token, every token to one sentence.
        """
        spans = tokenize(text)
        return tuple(self._sentence(text, spans[first:last]) for first, last in split(text, spans))

    def _sentence(self, text: str, spans: list[tuple[int, int]]) -> Sentence:
        words = self._words.look_up_all([text[start:end] for start, end in spans])
        tokens = tuple(_token(word, start, end) for word, (start, end) in zip(words, spans, strict=True))
        return Sentence(tokens, spans[0][0], spans[-1][1])


def _token(word: Word, start: int, end: int) -> Token:
    tag: Tag = word.guess
    verb: Verb | None = word.verb if tag in ("VERB", "AUX") or word.certain else None
    return Token(word.text, word.norm, start, end, tag, False, _lemma(word, verb), verb)


def _lemma(word: Word, verb: Verb | None) -> str:
    return verb.root if verb else word.lemma
