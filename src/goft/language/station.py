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
        texts = [text[start:end] for start, end in spans]
        found: list[Sentence] = []
        for few in _together(split(text, spans, texts)):
            found += self._sentences([texts[first:last] for first, last in few], [spans[a:b] for a, b in few])
        return tuple(found)

    def _sentences(self, texts: list[list[str]], sentences: list[list[tuple[int, int]]]) -> Iterator[Sentence]:
        words = [self._words.look_up_all(own) for own in texts]
        if self._tagger:
            choices, bonds = self._tagger.choose_all(words)
        else:
            choices = [Choice(word.guess, False) for own in words for word in own]
            bonds = [0.0] * len(choices)
        first = 0
        for spans, own in zip(sentences, words, strict=True):
            last = first + len(own)
            tokens = _tokens(own, choices[first:last], bonds[first:last], spans)
            yield Sentence(tuple(tokens), spans[0][0], spans[-1][1])
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


def _tokens(
    words: Sequence[Word], choices: Sequence[Choice], bonds: Sequence[float], spans: Sequence[tuple[int, int]]
) -> list[Token]:
    """The tokens of a sentence."""
    found: list[Token] = []
    for word, choice, bond, (start, end) in zip(words, choices, bonds, spans, strict=True):
        # The tagger's choice, unless the form leaves none.
        tag: Tag = word.only or choice.tag
        lemma, verb = word.lemma, None
        if word.verb is not None and (verb := _verb(word.verb, tag)) is not None:
            lemma = verb.root
            if tag == "VERB" and verb.root in _AUXILIARIES:
                tag = "AUX"
        ezafe = choice.ezafe and tag not in _NO_EZAFE
        found.append(Token(word.text, word.norm, start, end, tag, ezafe, lemma, verb, bond))
    return found


def _verb(verb: Verb, tag: Tag) -> Verb | None:
    """The verb that the form is, given its tag: infinitives are nouns, short copulas stand on adjectives."""
    if tag in ("VERB", "AUX"):
        return verb
    if verb.tense == "infinitive" or (verb.root == BE and verb.tense == "present"):
        return verb
    return None
