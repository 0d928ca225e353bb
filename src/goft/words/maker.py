"""Words as the archive keeps and asks for them: spelling, spacing, plurals and verb forms do not matter.

«رایزني‌هاي», «رایزنی های» and «رایزنی» are one word, and so are «گفت», «می‌گوید» and «خواهد گفت». A verb is its root's
two stems with an x between; whatever else a word is stays as its dictionary form. What half-spaces hold together counts
as so many words, so that «غنی‌سازی», «غنی سازی» and «غنیسازی» are the same two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from goft.actors.spelling import key
from goft.language import Token
from goft.language.model import Verb
from goft.language.tokens import fold
from goft.language.words import Word, Words, load_classes
from goft.preparing import Prepared, Preparer
from goft.repair.glued import GluedWords
from goft.repair.tables import load_tables
from goft.repair.words import HALF_SPACE, spelled
from goft.words.plurals import load_plurals, singular_of

__all__ = ["Placed", "Said", "WordMaker"]

_KEPT = re.compile(r"\w+")
_JOIN = "x"
_WANT = ("خواستxخواه",)
"""The verb that makes the future of another."""
_WANTS = "خواست#خواه"
_BEING = "بودxباش"
_NOT_TOLD = ("subjunctive", "imperative")
_NO_WORDS = frozenset(["می", "نمی", "ها", "های", "هایی", "تر", "ترین"])
_EVER = -4.0
"""Log-odds of half-spaces in a word that some newsrooms write with them, if only one time in fifty."""
_MARKS = '«»"“”‘’()[]{}،؛:.!؟?,;…-–/|*#'
"""What stands at a word's edges and is none of it."""
_MOST, _MOST_TOLD = 50_000, 20_000
"""Forms, and what texts say, kept at a time; then the store starts anew."""


class Placed(msgspec.Struct, frozen=True):
    """The words of one word of a text, and where it begins, in code points of the text as it came."""

    start: int
    words: tuple[str, ...]


class Said(msgspec.Struct, frozen=True):
    """What a text says by its forms alone: its words without function words and verbs; its finite verbs, and those of
    them that are negated. A verb is its root behind the word before it («مذاکره کردxکن»), one of being its root alone.
    """

    words: tuple[str, ...]
    verbs: tuple[str, ...]
    negated: tuple[str, ...]


class WordMaker:
    """Makes words of texts and queries alike. Load once; it remembers words that it has met."""

    def __init__(self, preparer: Preparer, words: Words, glued: GluedWords) -> None:
        self._preparer = preparer
        self._words = words
        self._glued = glued
        self._plurals = load_plurals()
        self._known = load_classes()
        self._kept: dict[str, tuple[str, ...]] = {}
        self._told: dict[str, Said] = {}

    @classmethod
    def load(cls, preparer: Preparer | None = None) -> WordMaker:
        """Over the package's own word lists; `preparer` is one that is loaded already."""
        return cls(preparer or Preparer.load(), Words.load(), GluedWords(load_tables()))

    def of_text(self, text: str) -> list[str]:
        """The words of a text or query, in order; marks are left out."""
        return [word for placed in self.in_text(text) for word in placed.words]

    def in_text(self, text: str) -> list[Placed]:
        """The words of a text as it came, with their places."""
        return self.placed(self._preparer.prepare(text))

    def groups_of(self, text: str) -> list[list[str]]:
        """The same, those together that belong to one word of the text."""
        return [list(placed.words) for placed in self.in_text(text)]

    def said(self, text: str) -> Said:
        """The words and verbs of a text by its forms alone: it is not repaired nor tagged, which is quick
        and misses some. To compare texts with; the index has words that `of_text` makes."""
        found = self._told.get(text)
        if found is None:
            if len(self._told) >= _MOST_TOLD:
                self._told.clear()
            found = self._told[text] = self._said(text)
        return found

    def _said(self, text: str) -> Said:
        forms = [form for piece in text.split() for form in [piece.strip(_MARKS)] if form]
        known = self._words.look_up_all(forms)
        told = [(self._with_noun(known, at, main), first.negative) for at, first, main in _whole(known)]
        made = [word for form, one in zip(forms, known, strict=True) if one.closed is None for word in self._made(form)]
        return Said(
            words=tuple(word for word in made if _JOIN not in word and word not in _NO_WORDS),
            verbs=tuple(root for root, _ in told),
            negated=tuple(root for root, negative in told if negative),
        )

    def _with_noun(self, known: Sequence[Word], at: int, verb: Verb) -> str:
        root = _root(verb)[0]
        at -= at > 0 and known[at - 1].norm in _NO_WORDS  # a می that stands alone
        before = self._made(known[at - 1].text)[-1:] if at and root != _BEING else ()
        return " ".join((*before, root))

    def placed(self, prepared: Prepared) -> list[Placed]:
        """The words of a prepared text with their places, those together that belong to one word of the text.

        What only makes a tense of the verb behind it (خواهد گفت, می کند) is none, nor is an ending that lost its word.
        """
        tokens = [token for sentence in prepared.sentences for token in sentence.tokens]
        found = [token for token in tokens if token.tag not in ("PUNCT", "AUX") and token.norm not in _NO_WORDS]
        kept = [self._words_of(token) for token in found]
        last = len(kept) - 1
        return [
            Placed(prepared.repaired.original_span(token.start, token.end)[0], words)
            for i, (token, words) in enumerate(zip(found, kept, strict=True))
            if words and not (words == _WANT and i < last and _is_verb(kept[i + 1]))
        ]

    def _words_of(self, token: Token) -> tuple[str, ...]:
        """The words of a token's form alone, so that texts and queries agree; but for a verb that lost its می."""
        found = self._kept.get(token.text)
        if found is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            found = self._kept[token.text] = self._made(token.text)
        return found if token.verb is None or _is_verb(found) else _root(token.verb)

    def _made(self, text: str) -> tuple[str, ...]:
        opened = self._opened(text)
        if not opened:  # marks that stand alone
            return ()
        known = self._words.look_up(opened)
        if known.verb is not None and (known.certain or known.guess == "VERB"):
            return _root(known.verb)
        # A lemma may have lost more than the plural (قربانیان, قربان), or not that (مذاکراتش, مذاکرات).
        *parts, last = known.norm.split(HALF_SPACE)
        if (singular := self._singular(last)) == last:
            *parts, last = known.lemma.split(HALF_SPACE)
            singular = self._singular(last)
        return tuple(pressed for part in (*parts, singular) if (pressed := _pressed(part)))

    def _singular(self, word: str) -> str:
        return singular_of(word, self._plurals, self._known)

    def _opened(self, text: str) -> str:
        """A word with the half-spaces that it has lost (کتابها), as far as its letters alone tell."""
        norm = fold(text)
        if HALF_SPACE in norm:
            return norm
        glued = self._glued.decide(norm)
        return spelled(norm, glued.places) if glued.places and glued.odds > _EVER else norm


def _root(verb: Verb) -> tuple[str, ...]:
    return (_pressed(verb.root.replace("#", _JOIN)),)


def _whole(known: Sequence[Word]) -> Iterator[tuple[int, Verb, Verb]]:
    """Verbs that tell, as (place, what bears the negation, what bears the meaning).

    The two of a future (نخواهد + داشت) are one, and so are those of a perfect (نداشته + است). Forms that may be no verb
    (کرد) count only there. Left out: what is only wished or feared (subjunctives, imperatives).
    """
    at = 0
    while at < len(known):
        word, after = known[at], known[at + 1].verb if at + 1 < len(known) else None
        at += 1
        verb = word.verb
        if verb is None:
            continue
        if verb.tense == "participle" and after is not None and after.person is not None and _is_being(after):
            if after.tense not in _NOT_TOLD:
                yield at - 1, verb if verb.negative else after, verb
            at += 1
        elif verb.person is not None and word.certain and verb.tense not in _NOT_TOLD:
            future = after is not None and verb.root == _WANTS and after.tense == "past"
            yield at - 1, verb, after if future and after is not None else verb
            at += future


def _is_being(verb: Verb) -> bool:
    return _root(verb)[0] == _BEING


def _pressed(text: str) -> str:
    return "".join(_KEPT.findall(key(text)))


def _is_verb(group: tuple[str, ...]) -> bool:
    return len(group) == 1 and _JOIN in group[0]
