"""Words as the archive keeps and asks for them: spelling, plurals and verb forms do not matter.

«رایزني‌هاي», «رایزنی های» and «رایزنی» are one word, and so are «گفت», «می‌گوید» and «خواهد گفت». A verb is its root's
two stems with an x between; whatever else a word is stays as its dictionary form, without half-spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from goft.actors.spelling import key
from goft.language import Language, Token
from goft.language.words import Words
from goft.repair import Repairer

__all__ = ["WordMaker"]

_KEPT = re.compile(r"\w+")
_JOIN = "x"
_WANT = "خواستxخواه"
"""The verb that makes the future of another."""
_CUT = frozenset(["می", "نمی"])


class WordMaker:
    """Makes words of texts and queries alike. Load once; it remembers words that it has met."""

    def __init__(self, repairer: Repairer, language: Language, words: Words) -> None:
        self._repairer = repairer
        self._language = language
        self._words = words

    @classmethod
    def load(cls) -> WordMaker:
        """Over the package's own word lists."""
        return cls(Repairer.load(), Language.load(), Words.load())

    def of_text(self, text: str) -> list[str]:
        """The words of a text or query, in order; marks are left out."""
        sentences = self._language.read(self._repairer.repair(text).text)
        return self.of_tokens(token for sentence in sentences for token in sentence.tokens)

    def of_tokens(self, tokens: Iterable[Token]) -> list[str]:
        """The words of tokens; what only makes a tense of the verb behind it (خواهد گفت, می کند) is none."""
        found = [token for token in tokens if token.tag not in ("PUNCT", "AUX") and token.norm not in _CUT]
        kept = [self._word(token) for token in found]
        last = len(kept) - 1
        return [
            word for i, word in enumerate(kept) if word and not (word == _WANT and i < last and _JOIN in kept[i + 1])
        ]

    def _word(self, token: Token) -> str:
        """A word of its form alone, so that texts and queries agree; but for a verb that lost its می."""
        known = self._words.look_up(token.text)
        verb = known.verb if known.certain or known.guess == "VERB" else token.verb
        kept = verb.root.replace("#", _JOIN) if verb is not None else known.lemma
        return "".join(_KEPT.findall(key(kept)))
