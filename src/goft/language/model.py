"""What the language station gives: sentences of tokens, with offsets into the repaired text."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Sentence", "Tag", "Tense", "Token", "Verb"]

Tag = Literal[
    "NOUN",
    "PROPN",
    "PRON",
    "ADJ",
    "NUM",
    "DET",
    "ADV",
    "ADP",
    "PART",
    "CCONJ",
    "SCONJ",
    "VERB",
    "AUX",
    "INTJ",
    "PUNCT",
    "X",
]
"""Universal Dependencies' part-of-speech tags (universaldependencies.org/u/pos). `PART` is را; `X` is anything else."""

Tense = Literal[
    "past", "present", "perfect", "pluperfect", "future", "subjunctive", "participle", "infinitive", "imperative"
]


class Verb(msgspec.Struct, frozen=True, gc=False):
    """A finite verb, participle or infinitive, read off its form.

    `root` is `past#present` (گفت#گو). `person` is 1 to 3; None for participles and infinitives.
    """

    root: str
    tense: Tense
    person: int | None
    plural: bool
    negative: bool
    passive: bool = False


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word or mark. `start` and `end` are code points of the repaired text.

    `norm` is the form that lexicons are asked for: half-space kept, hamza and alef variants folded (تأکید → تاکید).
    `ezafe` says that the word is bound to the one after it (وزیرِ خارجهٔ روسیه): the noun phrase goes on. `bond` is how
    sure that is, in log-odds: the tagger's score with ezafe less the one without, its neighbours' tags left out.
    """

    text: str
    norm: str
    start: int
    end: int
    tag: Tag
    ezafe: bool
    lemma: str
    verb: Verb | None = None
    bond: float = 0.0


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: its tokens in order, and what it covers of the repaired text."""

    tokens: tuple[Token, ...]
    start: int
    end: int
