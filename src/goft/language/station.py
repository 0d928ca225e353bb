"""The language station: repaired text to sentences of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goft.language.model import Sentence, Tag, Token, Verb
from goft.language.sentences import split
from goft.language.tagger import Choice, Tagger, load_tagger
from goft.language.tokens import tokenize
from goft.language.verbs import BE
from goft.language.words import Word, Words

__all__ = ["Language"]

_AUXILIARIES = frozenset({BE, "بایست#باید"})
_TOGETHER = 2_000
"""Words from which on no more sentences are tagged at a time, so that a book takes no more memory than an article."""
_NO_EZAFE = frozenset({"PUNCT", "PART", "CCONJ", "SCONJ", "VERB", "AUX"})


class Language:
    """Reads repaired text. Load once, read many; it remembers words it has met, so give each thread its own.

    `tagged=False` leaves the trained tagger out: parts of speech are then guesses by form and no word has ezafe. That
    is several times as fast; `benchmarks/tagger.py` prints by how much, and what it costs.
    """

    def __init__(self, words: Words, tagger: Tagger | None) -> None:
        self._words = words
        self._tagger = tagger

    @classmethod
    def load(cls, *, tagged: bool = True) -> Language:
        """Load the station's word lists and weights (well under half a second)."""
        return cls(Words.load(), load_tagger() if tagged else None)

    def read(self, text: str) -> tuple[Sentence, ...]:
        """Sentences of `text` in order; offsets are code points of `text`.

        Every character that is not white space belongs to exactly one token, every token to one sentence.
        """
        spans = tokenize(text)
        found: list[Sentence] = []
        for few in _together(split(text, spans)):
            found += self._sentences(text, [spans[first:last] for first, last in few])
        return tuple(found)

    def _sentences(self, text: str, sentences: list[list[tuple[int, int]]]) -> Iterator[Sentence]:
        words = [self._words.look_up_all([text[start:end] for start, end in spans]) for spans in sentences]
        if self._tagger:
            choices, bonds = self._tagger.choose_all(words)
        else:
            choices = [Choice(word.guess, False) for own in words for word in own]
            bonds = [0.0] * len(choices)
        first = 0
        for spans, own in zip(sentences, words, strict=True):
            last = first + len(own)
            tokens = tuple(map(_token, own, choices[first:last], bonds[first:last], spans))
            yield Sentence(tokens, spans[0][0], spans[-1][1])
            first = last


def _together(sentences: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Sentences that are tagged at a time."""
    few: list[tuple[int, int]] = []
    for sentence in sentences:
        few.append(sentence)
        if few[-1][1] - few[0][0] >= _TOGETHER:
            yield few
            few = []
    if few:
        yield few


def _token(word: Word, choice: Choice, bond: float, span: tuple[int, int]) -> Token:
    # The tagger's choice, unless the form leaves none.
    tag: Tag = word.only or choice.tag
    lemma, verb = word.lemma, None
    if word.verb is not None and (verb := _verb(word.verb, tag)) is not None:
        lemma = verb.root
        if tag == "VERB" and verb.root in _AUXILIARIES:
            tag = "AUX"
    ezafe = choice.ezafe and tag not in _NO_EZAFE
    return Token(word.text, word.norm, span[0], span[1], tag, ezafe, lemma, verb, bond)


def _verb(verb: Verb, tag: Tag) -> Verb | None:
    """The verb that the form is, given its tag: infinitives are nouns, short copulas stand on adjectives."""
    if tag in ("VERB", "AUX"):
        return verb
    if verb.tense == "infinitive" or (verb.root == BE and verb.tense == "present"):
        return verb
    return None
