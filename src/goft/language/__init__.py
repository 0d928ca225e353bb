"""Repaired text to sentences of tokens with parts of speech, lemmas, verbs and noun phrases."""

from goft.language.groups import VerbGroup, verb_groups
from goft.language.model import Sentence, Tag, Tense, Token, Verb
from goft.language.station import Language

__all__ = [
    "Language",
    "Sentence",
    "Tag",
    "Tense",
    "Token",
    "Verb",
    "VerbGroup",
    "verb_groups",
]
